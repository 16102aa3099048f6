using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Hosting;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Contact;

/// <summary>Asking a question, about a page or anything else.</summary>
[Route("contact")]
public sealed class ContactController(InquiryFormServices services, IValidator<ContactForm> validator)
    : InquiryFormController<ContactForm>(services, validator)
{
    protected override string Path => "/contact";

    protected override bool AlwaysReviewed => false;

    protected override InquiryKind Kind => InquiryKind.Question;

    [EmptyForm]
    [HttpGet("")]
    public IActionResult Index(string? about)
    {
        var form = NewForm();
        form.About = about;
        Tidy(form);
        return View(form);
    }

    /// <summary>Only a page that exists can have been asked from.</summary>
    protected override void Tidy(ContactForm form) =>
        form.About = form.About is { } slug ? Services.Library.Current.FindLearn(slug)?.Slug : null;

    protected override (InquiryTopic Topic, string? AboutPage) AboutOf(ContactForm form) =>
        (form.Topic ?? InquiryTopic.Other, form.About);
}
