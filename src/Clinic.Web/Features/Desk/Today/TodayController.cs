using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Today;

/// <summary>Who waits and what is due.</summary>
[Route(DeskPaths.Today)]
public sealed class TodayController(TodayQuery today, UserManager<StaffMember> staff) : Controller
{
    /// <param name="whose"><c>me</c> for what the reader took on; anything else is everyone's.</param>
    /// <param name="status">The queue once stood here; its addresses still lead to it.</param>
    [HttpGet("")]
    public async Task<IActionResult> Index(string? whose, string? status, CancellationToken cancellation)
    {
        if (status is not null)
            return RedirectPermanent(new QueueFilter { Status = Enum.TryParse<QueueStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null }.Address());
        return View(await today.ReadAsync(whose == "me", Guid.Parse(staff.GetUserId(User)!), cancellation));
    }
}
