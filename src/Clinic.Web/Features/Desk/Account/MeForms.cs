using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Desk.Account;

/// <summary>Somebody's own account: by what they sign in.</summary>
/// <param name="AppSince">Since when an authenticator app is asked for after the password; null without one.</param>
/// <param name="Sessions">Where they are signed in, newest first.</param>
/// <param name="Session">The one they look at this from.</param>
/// <param name="SetUpFirst">Nothing else opens before there is a second step.</param>
public sealed record MeView(
    StaffMember Member, DateTime? AppSince, IReadOnlyList<OwnPasskey> Passkeys, IReadOnlyList<StaffSession> Sessions, Guid? Session, bool SetUpFirst, PasswordForm Change, NewPasskeyForm Passkey, AddressForm Address);

/// <param name="Id">As addresses can hold it (base64url).</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset AddedAt);

public sealed class PasswordForm
{
    public string? Current { get; set; }

    public string? New { get; set; }
}

public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(f => f.Current).OwnPassword();
        RuleFor(f => f.New).APasswordToBe();
    }
}

public sealed class AddressForm
{
    public string? New { get; set; }

    public string? Password { get; set; }
}

public sealed class AddressFormValidator : AbstractValidator<AddressForm>
{
    public AddressFormValidator()
    {
        RuleFor(f => f.New).NotEmpty().WithMessage("Enter the address with which you want to sign in");
        RuleFor(f => f.New).AnAddressOfStaff();
        RuleFor(f => f.Password).OwnPassword();
    }
}

public sealed class NewPasskeyForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    /// <summary>As the browser made it.</summary>
    public string? Credential { get; set; }

    public string? State { get; set; }
}

public sealed class NewPasskeyFormValidator : AbstractValidator<NewPasskeyForm>
{
    public NewPasskeyFormValidator()
    {
        RuleFor(f => f.Name)
            .NotEmpty().WithMessage("Name the device or the key, so that you know it among others")
            .MaximumLength(Passkeys.NameMax).WithMessage($"Shorten the name to {Passkeys.NameMax} characters");
        RuleFor(f => f.Password).OwnPassword();
        RuleFor(f => f.Credential).NotEmpty().WithMessage("This browser made no passkey. Use another, or an authenticator app")
            .When(f => !string.IsNullOrEmpty(f.Name) && !string.IsNullOrEmpty(f.Password)).OverridePropertyName(nameof(NewPasskeyForm.Name));
    }
}

public sealed class AppForm
{
    /// <summary>The secret that the picture shows, sealed until the app has proved that it knows it.</summary>
    public string? Sealed { get; set; }

    public string? Code { get; set; }

    public string? Password { get; set; }

    [BindNever]
    public string Secret { get; set; } = "";

    /// <summary>The picture for the app's camera, as SVG.</summary>
    [BindNever]
    public string Picture { get; set; } = "";
}

public sealed class AppFormValidator : AbstractValidator<AppForm>
{
    public AppFormValidator()
    {
        RuleFor(f => f.Code).TheCodeOfAnApp();
        RuleFor(f => f.Password).OwnPassword();
    }
}

/// <summary>Taking a passkey or the app away.</summary>
public sealed class RemoveForm
{
    public string? Password { get; set; }

    /// <summary>What goes.</summary>
    [BindNever]
    public string What { get; set; } = "";
}

public sealed class RemoveFormValidator : AbstractValidator<RemoveForm>
{
    public RemoveFormValidator() => RuleFor(f => f.Password).OwnPassword();
}

internal static class MeRules
{
    public static void OwnPassword<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .NotEmpty().WithMessage("Enter your password, to show that it is you")
        .MaximumLength(StaffAccounts.PasswordMax).WithMessage($"A password has at most {StaffAccounts.PasswordMax} characters");
}
