using Clinic.Web.Clock;
using Clinic.Web.Data;
using FluentValidation;

namespace Clinic.Web.Features.Desk.Inquiries;

public sealed class NoteFormValidator : AbstractValidator<NoteForm>
{
    public NoteFormValidator() => RuleFor(f => f.Text)
        .NotEmpty().WithMessage("Write the note")
        .MaximumLength(InquiryEvent.NoteMax).WithMessage($"Shorten the note to {InquiryEvent.NoteMax:N0} characters");
}

/// <summary>The plan is asked where the inquiry is open: see <see cref="SafeContact"/>.</summary>
public sealed class ContactAttemptFormValidator : AbstractValidator<ContactAttemptForm>
{
    public ContactAttemptFormValidator()
    {
        RuleFor(f => f.Outcome).NotNull().WithMessage("Choose how it went").IsInEnum().WithMessage("Choose how it went");
        RuleFor(f => f.Note).MaximumLength(InquiryEvent.NoteMax).WithMessage($"Shorten the note to {InquiryEvent.NoteMax:N0} characters");
        RuleFor(f => f.Reason).MaximumLength(InquiryEvent.NoteMax).WithMessage($"Shorten the reason to {InquiryEvent.NoteMax:N0} characters");
    }
}

public sealed class DangerFormValidator : AbstractValidator<DangerForm>
{
    public DangerFormValidator()
    {
        RuleFor(f => f.Outcome).NotNull().WithMessage("Choose what came of it").IsInEnum().WithMessage("Choose what came of it");
        RuleFor(f => f.Note).MaximumLength(InquiryEvent.NoteMax).WithMessage($"Shorten the note to {InquiryEvent.NoteMax:N0} characters");
    }
}

public sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    private const int DaysAheadMax = 366;

    public FollowUpFormValidator(ClinicClock clock)
    {
        RuleFor(f => f.Day)
            .NotNull().WithMessage("Choose a day")
            .Must(on => on is null || on >= clock.Today).WithMessage("Choose today or a later day")
            .Must(on => on is null || on <= clock.Today.AddDays(DaysAheadMax)).WithMessage("Choose a day within a year")
            .OverridePropertyName(nameof(FollowUpForm.On));
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

public sealed class AssignFormValidator : AbstractValidator<AssignForm>
{
    public AssignFormValidator()
    {
        RuleFor(f => f.Who).NotNull().WithMessage("Choose who takes it").IsInEnum().WithMessage("Choose who takes it");
        RuleFor(f => f.To).NotNull().When(f => f.Who is AssignTo.SomebodyElse).WithMessage("Choose who takes it");
    }
}

public sealed class SpamFormValidator : AbstractValidator<SpamForm>
{
    public SpamFormValidator() => RuleFor(f => f.Sure).Equal(true).WithMessage("Tick that no person wrote this");
}

public sealed class MergeFormValidator : AbstractValidator<MergeForm>
{
    public MergeFormValidator()
    {
        RuleFor(f => f.Into).NotEmpty().WithMessage("Choose the one that goes on");
        RuleFor(f => f.Sure).Equal(true).WithMessage("Tick that both are from the same person");
    }
}

public sealed class ScheduleFormValidator : AbstractValidator<ScheduleForm>
{
    private const int DaysAheadMax = 366;

    public ScheduleFormValidator(ClinicClock clock)
    {
        RuleFor(f => f.On)
            .NotNull().WithMessage("Choose the day")
            .Must(on => on is null || on >= clock.Today).WithMessage("Choose today or a later day")
            .Must(on => on is null || on <= clock.Today.AddDays(DaysAheadMax)).WithMessage("Choose a day within a year");
        RuleFor(f => f.At).NotNull().WithMessage("Choose the time");
    }
}
