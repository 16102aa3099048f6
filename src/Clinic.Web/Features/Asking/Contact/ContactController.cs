using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Asking.Contact;

/// <summary>Asking a question, about a page or anything else.</summary>
[Route("contact")]
public sealed class ContactController(InquiryFormServices services, IValidator<ContactForm> validator)
    : InquiryFormController<ContactForm>(services, validator)
{
    protected override string Path => "/contact";

    protected override bool AlwaysReviewed => false;

    protected override InquiryKind Kind => InquiryKind.Question;

    protected override string SendButton => "Send my question";

    [EmptyForm]
    [HttpGet("")]
    public async Task<IActionResult> Index(string? draft, string? about)
    {
        if (FormPages.FirstAddress(Request, draft) is { } address) return Redirect(address);
        return await ShowAsync("", draft, form =>
        {
            form.About ??= FindAbout(about);
            return View(form);
        });
    }

    /// <summary>Only a page that exists can have been asked from.</summary>
    protected override void Tidy(ContactForm form) => form.About = FindAbout(form.About);

    protected override (InquiryTopic Topic, string? AboutPage) AboutOf(ContactForm form) =>
        (form.Topic ?? InquiryTopic.Other, form.About);

    private string? FindAbout(string? slug) => slug is null ? null : Services.Library.Current.FindLearn(slug)?.Slug;
}
