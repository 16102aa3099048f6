using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Reports;

/// <summary>How many wrote, how long they waited, and what became of it.</summary>
[Route("desk/reports")]
public sealed class ReportsController(ReportsQuery reports) : Controller
{
    /// <summary>Where they were before version 1.</summary>
    [HttpGet("/desk/numbers")]
    public IActionResult Moved() => RedirectPermanent("/desk/reports" + Request.QueryString);

    [HttpGet("")]
    public async Task<IActionResult> Index(int weeks, CancellationToken cancellation)
    {
        ModelState.Clear(); // another period than those offered shows the usual one
        return View(await reports.ReadAsync(ReportsQuery.Periods.Contains(weeks) ? weeks : ReportsQuery.Periods[1], cancellation));
    }
}
