using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Export;

/// <summary>Takes a list of the queue out as CSV. What leaves is no longer under the site's care, so it asks why and writes it down.</summary>
[Route(DeskPaths.Export)]
[Authorize(Roles = $"{nameof(StaffRole.Staff)},{nameof(StaffRole.Owner)}")]
public sealed partial class ExportController(
    ClinicDbContext db, QueueLists lists, InquiryCsv csv, Vault vault, UserManager<StaffMember> staff, TimeProvider time,
    ILogger<ExportController> logger) : Controller
{
    private const int CountMax = 10_000;

    private Guid Me => Guid.Parse(staff.GetUserId(User)!);

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] QueueFilter filter, CancellationToken cancellation)
    {
        return View(await ViewOfAsync(filter, new ExportForm(), cancellation));
    }

    [HttpPost("")]
    public async Task<IActionResult> Download([FromQuery] QueueFilter filter, [Bind(Prefix = "Form")] ExportForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Index", await ViewOfAsync(filter, form, cancellation));
        }

        await WriteDownAsync(filter, form.Reason!, cancellation);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.DisplayName, cancellation);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"inquiries-{time.GetUtcNow():yyyy-MM-dd}.csv\"";
        var list = lists.Of(filter, Me).Include(i => i.Events.Where(e => e.Kind == InquiryEventKind.VisitorMessage))
            .OrderByDescending(i => i.ReceivedAt).ThenByDescending(i => i.Reference);
        await csv.WriteAsync(list.AsAsyncEnumerable(), names, Response.Body, cancellation);
        return new EmptyResult();
    }

    // Before the first byte goes: what cannot be written down is not handed out.
    private async Task WriteDownAsync(QueueFilter filter, string reason, CancellationToken cancellation)
    {
        var me = await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");
        var id = Guid.CreateVersion7();
        var which = WholeText.Cut(filter.Address(), StaffAction.DetailMax);
        db.StaffActions.Add(new StaffAction(
            StaffActionKind.Exported, me, time.GetUtcNow().UtcDateTime, detail: which, id: id, sealedNote: vault.Seal(id, InquiryWords.NotePurpose, reason)));
        await db.SaveChangesAsync(cancellation);
        LogExported(logger, me.Id);
    }

    private async Task<ExportView> ViewOfAsync(QueueFilter filter, ExportForm form, CancellationToken cancellation) =>
        new(filter, await lists.Of(filter, Me).Take(CountMax).CountAsync(cancellation), form);

    [LoggerMessage(LogLevel.Warning, "A list of inquiries was taken out by staff {Staff}")]
    private static partial void LogExported(ILogger logger, Guid staff);
}

/// <param name="Count">How many would go, up to 10,000.</param>
public sealed record ExportView(QueueFilter Filter, int Count, ExportForm Form);
