using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Consultation;

/// <summary>Asking for a consultation.</summary>
[Route("consultation")]
public sealed class ConsultationController(
    InquiryIntake intake, IAntiforgery antiforgery, FormLimiter limiter, IDataProtectionProvider protection,
    PageLibrary library, TimeProvider time)
    : InquiryFormController(antiforgery, limiter, protection, library, time)
{
    [EmptyForm]
    [HttpGet("")]
    public IActionResult Index() => View(new ConsultationForm { RequestKey = Guid.NewGuid() });

    [HttpPost("")]
    [IgnoreAntiforgeryToken] // FindRefusalAsync checks it and keeps the words
    public async Task<IActionResult> Index(ConsultationForm form, CancellationToken cancellation)
    {
        if (await FindRefusalAsync(form) is { } status) return Again("Index", form, status);
        if (form.Website is not null) return RedirectToAction("Sent");

        var reference = await intake.ReceiveAsync(
            InquiryKind.ConsultationRequest, form.Topic!.Value, aboutPage: null, form.ToWords(), form.RequestKey,
            cancellation);
        return RedirectToAction("Sent", new { receipt = SealReceipt(reference) });
    }

    [HttpGet("sent")]
    public IActionResult Sent(string? receipt) =>
        OpenReceipt(receipt) is { } reference ? View("Sent", reference) : RedirectToAction("Index");
}
