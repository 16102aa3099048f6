using Clinic.Web.Data;
using FluentValidation;

namespace Clinic.Web.Features.Account;

/// <summary>Joining the desk by a one-time link.</summary>
public sealed class JoinForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }
}

public sealed class JoinFormValidator : AbstractValidator<JoinForm>
{
    public JoinFormValidator()
    {
        RuleFor(f => f.Name)
            .NotEmpty().WithMessage("Enter your name as colleagues should see it")
            .MaximumLength(StaffMember.DisplayNameMax).WithMessage($"Shorten your name to {StaffMember.DisplayNameMax} characters");
        RuleFor(f => f.Password)
            .NotEmpty().WithMessage("Choose a password")
            .MinimumLength(StaffAccounts.PasswordMin)
            .WithMessage($"Use at least {StaffAccounts.PasswordMin} characters; four or five unrelated words are easy to remember")
            .MaximumLength(StaffAccounts.PasswordMax).WithMessage($"Use at most {StaffAccounts.PasswordMax} characters")
            .Must(password => password is null || !Guessable.IsRepetition(password))
            .WithMessage("Use words that do not repeat: this one is too easy to guess");
    }
}

/// <summary>Signing in to the desk.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>The page of the desk that was asked for.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>A form that arrived after the session had ended, sealed by <see cref="KeptForms"/>.</summary>
    public string? Kept { get; set; }
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
