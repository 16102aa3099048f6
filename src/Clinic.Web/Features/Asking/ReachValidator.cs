using System.Linq.Expressions;
using Clinic.Content;
using Clinic.Web.Data;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Asking;

/// <summary>What every form holds a name and the ways to answer against.</summary>
public sealed class ReachValidator : AbstractValidator<Reach>
{
    public ReachValidator(IStringLocalizer<AskingTexts> texts)
    {
        RuleFor(r => r.Name)
            .NotEmpty().WithMessage("Enter your name, or the name you want us to use")
            .MaximumLength(Inquiry.NameMax).WithMessage(_ => texts["Shorten your name to {0} characters", Inquiry.NameMax]);

        RuleFor(r => r.Email)
            .MaximumLength(Inquiry.EmailMax).WithMessage(_ => texts["Shorten the email address to {0} characters", Inquiry.EmailMax])
            .Must(email => email is null || TypedEmail.CanBe(email)).WithMessage("Enter an email address in the form name@example.com");

        RuleFor(r => r.Phone)
            .MaximumLength(Inquiry.PhoneMax).WithMessage(_ => texts["Shorten the phone number to {0} characters", Inquiry.PhoneMax])
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
            .WithMessage(_ => texts["Shorten the times to {0} characters", Inquiry.TimeToReachMax]);

        RuleFor(r => r.QuietHours)
            .MaximumLength(Inquiry.QuietHoursMax)
            .WithMessage(_ => texts["Shorten the times to {0} characters", Inquiry.QuietHoursMax]);
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
