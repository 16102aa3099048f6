using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Staff;

/// <summary>Who may work at the desk: the owner's page.</summary>
[Route(DeskPaths.Staff)]
[Authorize(Roles = nameof(StaffRole.Owner))]
public sealed partial class StaffController(
    ClinicDbContext db, UserManager<StaffMember> staff, StaffInvitations invitations, SiteAddress site, TimeProvider time, ILogger<StaffController> logger) : Controller
{
    private const string LinkKey = "Invitation";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await ReadAsync(new InviteForm(), cancellation));

    [HttpPost("")]
    public async Task<IActionResult> Invite([Bind(Prefix = "Invite")] InviteForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Index", await ReadAsync(form, cancellation));
        }

        // The link travels to the next page in a sealed cookie that is read once: it stands in no address and no log.
        TempData[LinkKey] = await invitations.CreateAsync(form.Email!, form.Role!.Value, site.For(Request));
        var me = (await staff.GetUserAsync(User))!;
        db.StaffActions.Add(new StaffAction(StaffActionKind.Invited, me, time.GetUtcNow().UtcDateTime, detail: form.Role.Value.ToString()));
        await db.SaveChangesAsync(cancellation);
        LogInvited(logger, form.Role.Value, me.Id);
        return RedirectToAction("Index");
    }

    private async Task<StaffView> ReadAsync(InviteForm form, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new StaffView
        {
            Staff = await db.Users.AsNoTracking().OrderBy(s => s.DisplayName).SelectRows(db).ToListAsync(cancellation),
            Open = await db.StaffInvitations.AsNoTracking().Where(i => i.UsedAt == null && i.ExpiresAt > now).OrderBy(i => i.ExpiresAt)
                .Select(i => new OpenInvitation(i.Email, i.Role, i.ExpiresAt)).ToListAsync(cancellation),
            Link = TempData[LinkKey] as string,
            Invite = form,
        };
    }

    [LoggerMessage(LogLevel.Information, "A {Role} was invited by staff {Staff}")]
    private static partial void LogInvited(ILogger logger, StaffRole role, Guid staff);
}
