using Clinic.Web.Data;
using FluentValidation;

namespace Clinic.Web.Features.Desk.Export;

/// <summary>Why patients' words leave this site.</summary>
public sealed class ExportForm
{
    public string? Reason { get; set; }
}

public sealed class ExportFormValidator : AbstractValidator<ExportForm>
{
    public ExportFormValidator() => RuleFor(f => f.Reason)
        .NotEmpty().WithMessage("Write what it is needed for")
        .MaximumLength(InquiryEvent.NoteMax).WithMessage($"Shorten the reason to {InquiryEvent.NoteMax:N0} characters");
}
