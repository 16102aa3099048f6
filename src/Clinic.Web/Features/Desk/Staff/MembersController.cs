using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Staff;

/// <summary>One person of the staff: what they may do, and whether they may come in at all.</summary>
[Route(DeskPaths.Staff)]
[Authorize(Roles = nameof(StaffRole.Owner))]
public sealed partial class MembersController(
    ClinicDbContext db, UserManager<StaffMember> staff, StaffChanges changes, StaffSessions sessions, ILogger<MembersController> logger) : Controller
{
    private const string Page = "Member";
    private const string LastOwner = "Make somebody else an owner first: without one nobody could invite or let in";

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancellation) =>
        await ViewOfAsync(id, cancellation) is { } view ? View(Page, view) : NotFound();

    [HttpPost("{id:guid}/role")]
    public Task<IActionResult> ChangeRole(Guid id, [Bind(Prefix = "Change")] RoleForm form, CancellationToken cancellation) =>
        ChangeAsync(id, "Change.Role", "What they may do is changed; they sign in again.", (member, me) => changes.ChangeRoleAsync(member, form.Role!.Value, me, cancellation), cancellation);

    [HttpPost("{id:guid}/disable")]
    public Task<IActionResult> Disable(Guid id, [Bind(Prefix = "Disable")] DisableForm form, CancellationToken cancellation) =>
        ChangeAsync(id, "Disable.Sure", "They are out from their next request on.", (member, me) => changes.DisableAsync(member, me, cancellation), cancellation);

    [HttpPost("{id:guid}/enable")]
    public Task<IActionResult> Enable(Guid id, CancellationToken cancellation) =>
        ChangeAsync(id, "", "They can sign in again.", (member, me) => changes.EnableAsync(member, me, cancellation), cancellation);

    [HttpPost("{id:guid}/sign-out")]
    public Task<IActionResult> SignOutEverywhere(Guid id, CancellationToken cancellation) =>
        ChangeAsync(id, "", "They are signed out everywhere.", (member, me) => changes.SignOutAsync(member, me, cancellation), cancellation);

    [HttpPost("sign-everybody-out")]
    public async Task<IActionResult> SignEverybodyOut(CancellationToken cancellation)
    {
        var me = await MeAsync();
        await changes.SignEverybodyOutAsync(me, cancellation);
        LogEverybodyOut(logger, me.Id);
        return Redirect(DeskPaths.SignIn);
    }

    private async Task<IActionResult> ChangeAsync(
        Guid id, string field, string done, Func<StaffMember, StaffMember, Task<bool>> change, CancellationToken cancellation)
    {
        if (await staff.FindByIdAsync(id.ToString()) is not { } member) return NotFound();
        if (ModelState.IsValid && !await change(member, await MeAsync())) ModelState.AddModelError(field, LastOwner);
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(Page, await ViewOfAsync(id, cancellation));
        }

        LogChanged(logger, id, staff.GetUserId(User)!);
        TempData["Done"] = done;
        return RedirectToAction("Index", new { id });
    }

    private async Task<MemberView?> ViewOfAsync(Guid id, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().Where(s => s.Id == id).SelectRows(db).SingleOrDefaultAsync(cancellation) is { } row
            ? new MemberView(row, id.ToString() == staff.GetUserId(User), await sessions.OfAsync(id, cancellation), new RoleForm { Role = row.Role }, new DisableForm())
            : null;

    private async Task<StaffMember> MeAsync() =>
        await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");

    [LoggerMessage(LogLevel.Warning, "The account of staff {About} was changed by staff {Staff}")]
    private static partial void LogChanged(ILogger logger, Guid about, string staff);

    [LoggerMessage(LogLevel.Warning, "Everybody was signed out by staff {Staff}")]
    private static partial void LogEverybodyOut(ILogger logger, Guid staff);
}
