using Clinic.Content;
using Clinic.Web.Data;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Joining the desk by a one-time link.</summary>
public sealed class JoinForm
{
    /// <summary>Where the invitation does not say it.</summary>
    public string? Email { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }

    /// <summary>The address that the invitation is for; null where it asks for one.</summary>
    [BindNever]
    public string? SignsInWith { get; set; }
}

public sealed class JoinFormValidator : AbstractValidator<JoinForm>
{
    public JoinFormValidator()
    {
        RuleFor(f => f.Name)
            .NotEmpty().WithMessage("Enter your name as colleagues should see it")
            .MaximumLength(StaffMember.DisplayNameMax).WithMessage($"Shorten your name to {StaffMember.DisplayNameMax} characters");
        RuleFor(f => f.Password).APasswordToBe();
        RuleFor(f => f.Email).AnAddressOfStaff();
    }
}

/// <summary>What goes along with each way of signing in.</summary>
public abstract class DeskEntrance
{
    /// <summary>The page of the desk that was asked for.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>A form that arrived after the session had ended, sealed by <see cref="KeptForms"/>.</summary>
    public string? Kept { get; set; }
}

/// <summary>Signing in to the desk.</summary>
public sealed class SignInForm : DeskEntrance
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}

/// <summary>The second step after the password.</summary>
public sealed class CodeForm : DeskEntrance
{
    /// <summary>Made by <see cref="SignInTickets"/>.</summary>
    public string? Ticket { get; set; }

    public string? Code { get; set; }

    /// <summary>There is an app to take a code from; else there are passkeys alone.</summary>
    [BindNever]
    public bool HasApp { get; set; }
}

/// <summary>A passkey's answer, as the browser gives it.</summary>
public sealed class PasskeyForm : DeskEntrance
{
    public string? Credential { get; set; }

    public string? State { get; set; }
}

public sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your email address").MaximumLength(Inquiry.EmailMax)
            .WithMessage("Enter your email address");
        RuleFor(f => f.Password).NotEmpty().WithMessage("Enter your password").MaximumLength(StaffAccounts.PasswordMax)
            .WithMessage($"A password has at most {StaffAccounts.PasswordMax} characters");
    }
}

public sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator() => RuleFor(f => f.Code).TheCodeOfAnApp();
}

public static class AccountRules
{
    private const int CodeMax = 20; // six digits, with spaces as some apps show them

    public static void TheCodeOfAnApp<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .NotEmpty().WithMessage("Enter the six digits that the app shows")
        .MaximumLength(CodeMax).WithMessage("Enter the six digits that the app shows");

    public static void AnAddressOfStaff<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .MaximumLength(Inquiry.EmailMax).WithMessage($"Shorten the email address to {Inquiry.EmailMax} characters")
        .Must(email => email is null || TypedEmail.CanBe(email)).WithMessage("Enter an email address in the form name@example.com");

    public static void APasswordToBe<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .NotEmpty().WithMessage("Choose a password")
        .MinimumLength(StaffAccounts.PasswordMin)
        .WithMessage($"Use at least {StaffAccounts.PasswordMin} characters; four or five unrelated words are easy to remember")
        .MaximumLength(StaffAccounts.PasswordMax).WithMessage($"Use at most {StaffAccounts.PasswordMax} characters")
        .Must(password => password is null || !Guessable.IsRepetition(password))
        .WithMessage("Use words that do not repeat: this one is too easy to guess");
}
