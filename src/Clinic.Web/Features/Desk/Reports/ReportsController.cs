using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Reports;

/// <summary>How many wrote, how long they waited, and what became of it.</summary>
[Route(DeskPaths.Reports)]
public sealed class ReportsController(ReportsQuery reports) : Controller
{
    /// <summary>Where they were before version 1.</summary>
    [HttpGet(DeskPaths.FormerReports)]
    public IActionResult Moved() => RedirectPermanent(DeskPaths.Reports + Request.QueryString);

    [HttpGet("")]
    public async Task<IActionResult> Index(int weeks, CancellationToken cancellation)
    {
        ModelState.Clear(); // another period than those offered shows the usual one
        return View(await reports.ReadAsync(ReportsQuery.Periods.Contains(weeks) ? weeks : ReportsQuery.Periods[1], cancellation));
    }
}
