using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using FluentValidation;

namespace Clinic.Web.Features.Requests;

/// <summary>What opens a request without its link.</summary>
public sealed class OpenRequestForm
{
    public string? Reference { get; set; }

    public string? Code { get; set; }
}

/// <summary>Something to add.</summary>
public sealed class RequestMessageForm
{
    public string? Text { get; set; }

    /// <summary>Whether it can wait until it would be read.</summary>
    public CanWait? CanWait { get; set; }

    /// <summary>Asked of those who did not say that it can wait.</summary>
    public InDanger? InDanger { get; set; }

    /// <summary>How soon somebody has to look at it.</summary>
    public Urgency UrgencyBy(DistressCheck check) => new(CanWait, InDanger, check.FindsIn(Text));
}

public sealed class RequestMessageFormValidator : AbstractValidator<RequestMessageForm>
{
    public RequestMessageFormValidator() => RuleFor(f => f.Text)
        .NotEmpty().WithMessage("Write your message")
        .MaximumLength(Inquiry.MessageMax).WithMessage($"Shorten your message to {Inquiry.MessageMax:N0} characters");
}

/// <summary>Name, ways to be reached and the plan for them, corrected.</summary>
public sealed class RequestDetailsForm : InquiryForm;

public sealed class RequestDetailsFormValidator : InquiryFormValidator<RequestDetailsForm>;
