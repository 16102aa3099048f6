using Clinic.Content;
using Clinic.Web.Clock;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Inquiries.Estimates;

/// <summary>The countdown to a good-faith estimate, and a draft of it to print.</summary>
public sealed class EstimatesController(InquiryPageServices page, PageLibrary library, EstimateClock clock) : InquiryPageController(page)
{
    [HttpGet("estimate")]
    public async Task<IActionResult> Index(string reference, CancellationToken cancellation) =>
        await FindAsync(reference, cancellation) is { } inquiry
            ? View(new EstimateView(inquiry, Opener.Open(inquiry).Words?.Reach.Name, library.Current.Clinic))
            : NotFound();

    [HttpPost("estimate/asked")]
    public Task<IActionResult> Ask(string reference, [Bind(Prefix = "Estimate")] EstimateForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The countdown runs.", (inquiry, me) => inquiry.AskEstimate(clock.DueFor(Now), me, Now), cancellation);

    [HttpPost("estimate/given")]
    public Task<IActionResult> Give(string reference, [Bind(Prefix = "Estimate")] EstimateForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The estimate is recorded as given.", (inquiry, me) => inquiry.GiveEstimate(me, Now), cancellation);
}
