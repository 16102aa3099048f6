using Clinic.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk;

/// <summary>Today: who waits and what is due. The queue: everybody who wrote.</summary>
[Route("desk")]
public sealed class DeskController(TodayQuery today, QueueQuery queue, ClinicDbContext db, UserManager<StaffMember> staff) : Controller
{
    private Guid Me => Guid.Parse(staff.GetUserId(User)!);

    /// <param name="whose"><c>me</c> for what the reader took on; anything else is everyone's.</param>
    /// <param name="status">The queue once stood here; its addresses still lead to it.</param>
    [HttpGet("")]
    public async Task<IActionResult> Index(string? whose, string? status, CancellationToken cancellation)
    {
        if (status is not null)
            return RedirectPermanent(new QueueFilter { Status = Enum.TryParse<QueueStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null }.Address());
        return View(await today.ReadAsync(whose == QueueFilter.Mine, Me, cancellation));
    }

    /// <summary>Three commands: who may be in danger, a page, and the names of staff.</summary>
    [HttpGet("inquiries")]
    public async Task<IActionResult> Queue([FromQuery] QueueFilter filter, string? after, string? before, CancellationToken cancellation)
    {
        ModelState.Clear(); // a value that means nothing filters nothing
        ViewData["Staff"] = await db.Users.OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName })
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        ViewData["Danger"] = DangerBand.Of(await queue.FirstAsync(DangerBand.List, Me, DangerBand.Shown, cancellation));
        return View(await queue.ReadAsync(filter, Me, QueueCursor.Parse(after), QueueCursor.Parse(before), cancellation));
    }
}
