using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Hosting;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Consultation;

/// <summary>Asking for a consultation.</summary>
[Route("consultation")]
public sealed class ConsultationController(InquiryFormServices services, IValidator<ConsultationForm> validator)
    : InquiryFormController<ConsultationForm>(services, validator)
{
    protected override string Path => "/consultation";

    protected override bool AlwaysReviewed => true;

    protected override InquiryKind Kind => InquiryKind.ConsultationRequest;

    [EmptyForm]
    [HttpGet("")]
    public IActionResult Index() => View(NewForm());

    protected override (InquiryTopic Topic, string? AboutPage) AboutOf(ConsultationForm form) => (form.Topic!.Value, null);
}
