using Clinic.Content;
using Clinic.Web.Data;
using FluentValidation;

namespace Clinic.Web.Features.Desk.Staff;

/// <summary>The staff, the invitations nobody has used yet, and the form for another.</summary>
public sealed class StaffView
{
    public required IReadOnlyList<StaffRow> Staff { get; init; }

    public required IReadOnlyList<OpenInvitation> Open { get; init; }

    /// <summary>The link just made; shown this once, because only its hash is kept.</summary>
    public string? Link { get; init; }

    public InviteForm Invite { get; init; } = new();
}

public sealed record StaffRow(Guid Id, string Name, string Email, StaffRole Role, DateTime JoinedAt, DateTime? DisabledAt, DateTime? LastSignedIn, bool HasApp, int Passkeys)
{
    /// <summary>By what they sign in, as the owner should know it.</summary>
    public string SignsInWith => (HasApp, Passkeys) switch
    {
        (false, 0) => "Password alone",
        (true, 0) => "Password and app",
        (false, 1) => "Passkey",
        (false, _) => $"{Passkeys} passkeys",
        (true, 1) => "App or passkey",
        (true, _) => $"App or {Passkeys} passkeys",
    };
}

public sealed record OpenInvitation(string Email, StaffRole Role, DateTime ExpiresAt);

public sealed class InviteForm
{
    public string? Email { get; set; }

    public StaffRole? Role { get; set; }
}

public sealed class InviteFormValidator : AbstractValidator<InviteForm>
{
    public InviteFormValidator()
    {
        RuleFor(f => f.Email)
            .NotEmpty().WithMessage("Enter the email address of the person you invite")
            .MaximumLength(Inquiry.EmailMax).WithMessage($"Shorten the email address to {Inquiry.EmailMax} characters")
            .Must(email => email is null || TypedEmail.CanBe(email)).WithMessage("Enter an email address in the form name@example.com");
        RuleFor(f => f.Role).NotNull().WithMessage("Choose what they may do").IsInEnum().WithMessage("Choose what they may do");
    }
}

/// <summary>One person, as an owner sees and changes them.</summary>
/// <param name="IsMe">The owner's own account.</param>
/// <param name="Sessions">Where they are signed in, newest first.</param>
public sealed record MemberView(StaffRow Member, bool IsMe, IReadOnlyList<StaffSession> Sessions, RoleForm Change, DisableForm Disable);

public sealed class RoleForm
{
    public StaffRole? Role { get; set; }
}

public sealed class RoleFormValidator : AbstractValidator<RoleForm>
{
    public RoleFormValidator() =>
        RuleFor(f => f.Role).NotNull().WithMessage("Choose what they may do").IsInEnum().WithMessage("Choose what they may do");
}

public sealed class DisableForm
{
    public bool Sure { get; set; }
}

public sealed class DisableFormValidator : AbstractValidator<DisableForm>
{
    public DisableFormValidator() => RuleFor(f => f.Sure).Equal(true).WithMessage("Tick that they should not come in any more");
}
