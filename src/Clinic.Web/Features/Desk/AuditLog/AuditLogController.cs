using System.Globalization;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.AuditLog;

/// <summary>Who viewed what, for the owner and for whoever looks after the clinic's work, a month at a time.</summary>
[Route(DeskPaths.AuditLog)]
[Authorize(Roles = $"{nameof(StaffRole.Owner)},{nameof(StaffRole.Auditor)}")]
public sealed class AuditLogController(AuditLogQuery log, ClinicDbContext db, UserManager<StaffMember> staff, TimeProvider time) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? month, Guid? by, string? reference, string? older, CancellationToken cancellation)
    {
        ModelState.Clear(); // what makes no sense in an address is left out
        var about = InquiryReference.TryParse(reference, out var one) ? one : null;
        return View(await log.ReadAsync(log.MonthOf(month), by, about, AuditLogCursor.Parse(older), cancellation));
    }

    /// <summary>Where it was before version 1.</summary>
    [HttpGet(DeskPaths.FormerAuditLog)]
    public IActionResult Moved() => RedirectPermanent(DeskPaths.AuditLog + Request.QueryString);

    /// <summary>An owner says that they went through a month.</summary>
    [HttpPost("reviewed")]
    [Authorize(Roles = nameof(StaffRole.Owner))]
    public async Task<IActionResult> Review(string? month, CancellationToken cancellation)
    {
        var reviewed = log.MonthOf(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var me = await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");
        db.StaffActions.Add(new StaffAction(StaffActionKind.TrailReviewed, me, time.GetUtcNow().UtcDateTime, detail: reviewed));
        await db.SaveChangesAsync(cancellation);
        TempData["Done"] = "It stands in the audit log that you went through it.";
        return RedirectToAction("Index", new { month = reviewed });
    }
}
