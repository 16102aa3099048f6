using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Contact;

/// <summary>Asking a question, about a page or anything else.</summary>
[Route("contact")]
public sealed class ContactController(
    InquiryIntake intake, IAntiforgery antiforgery, FormLimiter limiter, IDataProtectionProvider protection,
    PageLibrary library, TimeProvider time)
    : InquiryFormController(antiforgery, limiter, protection, library, time)
{
    private readonly PageLibrary library = library;

    [EmptyForm]
    [HttpGet("")]
    public IActionResult Index(string? about) =>
        View(new ContactForm { RequestKey = Guid.NewGuid(), About = KnownPage(about) });

    [HttpPost("")]
    [IgnoreAntiforgeryToken] // FindRefusalAsync checks it and keeps the words
    public async Task<IActionResult> Index(ContactForm form, CancellationToken cancellation)
    {
        form.About = KnownPage(form.About);
        if (await FindRefusalAsync(form) is { } status) return Again("Index", form, status);
        if (form.Website is not null) return RedirectToAction("Sent");

        var reference = await intake.ReceiveAsync(
            InquiryKind.Question, form.Topic ?? InquiryTopic.Other, form.About, form.ToWords(), form.RequestKey,
            cancellation);
        return RedirectToAction("Sent", new { receipt = SealReceipt(reference) });
    }

    [HttpGet("sent")]
    public IActionResult Sent(string? receipt) =>
        OpenReceipt(receipt) is { } reference ? View("Sent", reference) : RedirectToAction("Index");

    private string? KnownPage(string? slug) => slug is null ? null : library.Current.FindLearn(slug)?.Slug;
}
