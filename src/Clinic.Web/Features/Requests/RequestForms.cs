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
