using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using FluentValidation;

namespace Clinic.Web.Features.Consultation;

/// <summary>A request for a consultation, as typed.</summary>
public sealed class ConsultationForm : InquiryForm
{
    public InquiryTopic? Topic { get; set; }
}

public sealed class ConsultationFormValidator : InquiryFormValidator<ConsultationForm>
{
    public ConsultationFormValidator()
    {
        RuleFor(f => f.Topic)
            .NotNull().WithMessage("Choose what you would like help with")
            .IsInEnum().WithMessage("Choose what you would like help with");
    }
}
