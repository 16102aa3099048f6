using Clinic.Web.Data;
using FluentValidation;

namespace Clinic.Web.Features.Reading.Patterns;

/// <summary>One field of each kind.</summary>
public sealed class PatternForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Password { get; set; }

    public DateOnly? Day { get; set; }

    public InquiryTopic? Topic { get; set; }

    public ContactWay? ReachBy { get; set; }

    public string? Pace { get; set; }

    public string? Message { get; set; }

    public bool Agree { get; set; }
}

/// <summary>Refuses a form that is sent empty, so that every field can be seen with its error.</summary>
public sealed class PatternFormValidator : AbstractValidator<PatternForm>
{
    public PatternFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage("Enter a name");
        RuleFor(f => f.Email).NotEmpty().WithMessage("Enter an email address");
        RuleFor(f => f.Password).NotEmpty().WithMessage("Enter a password");
        RuleFor(f => f.Day).NotNull().WithMessage("Choose a day");
        RuleFor(f => f.Topic).NotNull().WithMessage("Choose a topic");
        RuleFor(f => f.ReachBy).NotNull().WithMessage("Choose a way");
        RuleFor(f => f.Pace).NotNull().WithMessage("Choose a pace");
        RuleFor(f => f.Message).NotEmpty().WithMessage("Write something")
            .MaximumLength(200).WithMessage("Shorten it to 200 characters");
        RuleFor(f => f.Agree).Equal(true).WithMessage("Tick the box");
    }
}
