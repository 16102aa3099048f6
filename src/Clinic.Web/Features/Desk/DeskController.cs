using Clinic.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk;

/// <summary>The queue: who wrote, who waits.</summary>
[Route("desk")]
public sealed class DeskController(QueueQuery queue) : Controller
{
    /// <summary>
    /// Without a status those who wait for a first answer are shown. <paramref name="status"/> is a status or
    /// <c>all</c>; <paramref name="older"/> and <paramref name="newer"/> are cursors of a page shown before.
    /// </summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(string? status, string? older, string? newer, CancellationToken cancellation)
    {
        InquiryStatus? filter = string.Equals(status, "all", StringComparison.OrdinalIgnoreCase) ? null
            : Enum.TryParse<InquiryStatus>(status, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named
            : InquiryStatus.New;
        return View(await queue.ReadAsync(filter, QueueCursor.Parse(older), QueueCursor.Parse(newer), cancellation));
    }
}
