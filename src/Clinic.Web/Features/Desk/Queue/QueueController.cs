using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>Everybody who wrote.</summary>
[Route(DeskPaths.Inquiries)]
public sealed class QueueController(QueueQuery queue, ClinicDbContext db, UserManager<StaffMember> staff) : Controller
{
    /// <summary>Three commands: who may be in danger, a page, and the names of staff.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Queue([FromQuery] QueueFilter filter, string? after, string? before, CancellationToken cancellation)
    {
        var me = Guid.Parse(staff.GetUserId(User)!);
        ViewData["Staff"] = await db.Users.OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName })
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        ViewData["Danger"] = DangerBand.Of(await queue.FirstAsync(DangerBand.List, me, DangerBand.Shown, cancellation));
        return View(await queue.ReadAsync(filter, me, QueueCursor.Parse(after), QueueCursor.Parse(before), cancellation));
    }
}
