using System.Linq.Expressions;
using Clinic.Content;
using Clinic.Web.Data;
using FluentValidation;

namespace Clinic.Web.Features.Asking;

/// <summary>What every form holds a name and the ways to answer against.</summary>
public sealed class ReachValidator : AbstractValidator<Reach>
{
    public ReachValidator()
    {
        RuleFor(r => r.Name)
            .NotEmpty().WithMessage("Enter your name, or the name you want us to use")
            .MaximumLength(Inquiry.NameMax).WithMessage($"Shorten your name to {Inquiry.NameMax} characters");

        RuleFor(r => r.Email)
            .MaximumLength(Inquiry.EmailMax).WithMessage($"Shorten the email address to {Inquiry.EmailMax} characters")
            .Must(email => email is null || TypedEmail.CanBe(email)).WithMessage("Enter an email address in the form name@example.com");

        RuleFor(r => r.Phone)
            .MaximumLength(Inquiry.PhoneMax).WithMessage($"Shorten the phone number to {Inquiry.PhoneMax} characters")
            .Must(phone => phone is null || TypedPhone.ToE164(phone) is not null).WithMessage("Enter a phone number with its area code, such as 201-555-0123");

        // Said at the phone field, the first of the two that would answer it.
        RuleFor(r => r.Phone)
            .Must((reach, phone) => phone is not null || reach.Email is not null)
            .WithMessage("Enter a phone number or an email address, so that we can answer you");

        RuleFor(r => r.ReachBy)
            .NotNull().WithMessage("Choose how we may reach you")
            .IsInEnum().WithMessage("Choose how we may reach you");
        RuleFor(r => r.Phone)
            .NotEmpty().When(r => r.ReachBy is ContactWay.Phone or ContactWay.Text && r.Email is not null)
            .WithMessage("Enter a phone number, or choose email as the way to reach you");
        RuleFor(r => r.Email)
            .NotEmpty().When(r => r.ReachBy is ContactWay.Email && r.Phone is not null)
            .WithMessage("Enter an email address, or choose another way to reach you");

        RuleFor(r => r.TimeToReach)
            .MaximumLength(Inquiry.TimeToReachMax)
            .WithMessage($"Shorten the times to {Inquiry.TimeToReachMax} characters");

        RuleFor(r => r.QuietHours)
            .MaximumLength(Inquiry.QuietHoursMax)
            .WithMessage($"Shorten the times to {Inquiry.QuietHoursMax} characters");
    }
}

/// <summary>How a form takes in the rules for <see cref="Reach"/>.</summary>
public static class ReachRules
{
    /// <summary>Says what stands against it at the form's own fields: "Name", not "Reach.Name".</summary>
    public static void Reaching<TForm>(this AbstractValidator<TForm> form, Expression<Func<TForm, Reach>> of, IValidator<Reach> rules) =>
        form.RuleFor(of).Custom((reach, context) =>
        {
            foreach (var failure in rules.Validate(reach).Errors) context.AddFailure(failure);
        });
}
