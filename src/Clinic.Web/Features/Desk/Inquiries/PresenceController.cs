using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>Keeps an open page told who else has it open, and whether it is stale.</summary>
public sealed class PresenceController(InquiryPageServices page, Viewers viewers) : InquiryPageController(page)
{
    [HttpPost("viewers")]
    public async Task<IActionResult> Look(string reference, CancellationToken cancellation)
    {
        if (await IdAsync(reference, cancellation) is not { } found) return NotFound();
        return Json(new { viewers = await viewers.LookAsync(found.Id, await MeAsync(), cancellation), version = found.Version });
    }

    [HttpPost("viewers/leave")]
    public async Task<IActionResult> Leave(string reference, CancellationToken cancellation)
    {
        if (await IdAsync(reference, cancellation) is not { } found) return NotFound();
        await viewers.LeaveAsync(found.Id, (await MeAsync()).Id, cancellation);
        return NoContent();
    }

    // Without the timeline: a page asks every few seconds.
    private async Task<Seen?> IdAsync(string typed, CancellationToken cancellation) =>
        Data.InquiryReference.TryParse(typed, out var reference)
            ? await Db.Inquiries.Where(i => i.Reference == reference).Select(i => new Seen(i.Id, i.Version)).SingleOrDefaultAsync(cancellation)
            : null;

    private sealed record Seen(Guid Id, Guid Version);
}
