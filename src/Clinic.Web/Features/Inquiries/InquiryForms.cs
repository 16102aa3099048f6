using Clinic.Web.Data;
using Clinic.Web.Features.Desk;
using FluentValidation;

namespace Clinic.Web.Features.Inquiries;

/// <summary>
/// What every form on an inquiry's page carries: the version it was shown with, and the last entry of the timeline
/// its reader saw, so that a save against an older state can say what happened since.
/// </summary>
public abstract class InquiryChangeForm
{
    public Guid Version { get; set; }

    public Guid SeenEvent { get; set; }
}

public sealed class NoteForm : InquiryChangeForm
{
    public string? Text { get; set; }
}

public sealed class ContactAttemptForm : InquiryChangeForm
{
    public ContactOutcome? Outcome { get; set; }

    public string? Note { get; set; }
}

public sealed class FollowUpForm : InquiryChangeForm
{
    public DateOnly? On { get; set; }
}

public sealed class StatusForm : InquiryChangeForm
{
    public InquiryStatus? To { get; set; }

    public CloseReason? Reason { get; set; }
}

public sealed class NoteFormValidator : AbstractValidator<NoteForm>
{
    public NoteFormValidator() => RuleFor(f => f.Text)
        .NotEmpty().WithMessage("Write the note")
        .MaximumLength(InquiryEvent.NoteMax).WithMessage($"Shorten the note to {InquiryEvent.NoteMax:N0} characters");
}

public sealed class ContactAttemptFormValidator : AbstractValidator<ContactAttemptForm>
{
    public ContactAttemptFormValidator()
    {
        RuleFor(f => f.Outcome).NotNull().WithMessage("Choose how it went").IsInEnum().WithMessage("Choose how it went");
        RuleFor(f => f.Note).MaximumLength(InquiryEvent.NoteMax).WithMessage($"Shorten the note to {InquiryEvent.NoteMax:N0} characters");
    }
}

public sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    private const int DaysAheadMax = 366;

    public FollowUpFormValidator(DeskWords words)
    {
        RuleFor(f => f.On)
            .NotNull().WithMessage("Choose a day")
            .Must(on => on is null || on >= words.Today).WithMessage("Choose today or a later day")
            .Must(on => on is null || on <= words.Today.AddDays(DaysAheadMax)).WithMessage("Choose a day within a year");
    }
}

public sealed class StatusFormValidator : AbstractValidator<StatusForm>
{
    public StatusFormValidator()
    {
        RuleFor(f => f.To).NotNull().WithMessage("Choose where it moves").IsInEnum().WithMessage("Choose where it moves");
        RuleFor(f => f.Reason).NotNull().When(f => f.To is InquiryStatus.Closed).WithMessage("Choose why it is closed");
        RuleFor(f => f.Reason).IsInEnum().WithMessage("Choose why it is closed");
    }
}
