using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Numbers;

/// <summary>How many wrote, how long they waited, and what became of it.</summary>
[Route("desk/numbers")]
public sealed class NumbersController(NumbersQuery numbers) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int weeks, CancellationToken cancellation)
    {
        ModelState.Clear(); // another period than those offered shows the usual one
        return View(await numbers.ReadAsync(NumbersQuery.Periods.Contains(weeks) ? weeks : NumbersQuery.Periods[1], cancellation));
    }
}
