using System.Text.Json;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>What a browser needs to make or use a passkey, and what it brings back with the answer.</summary>
/// <param name="Options">As WebAuthn has them (w3.org/TR/webauthn-3, section 5.4 or 5.5).</param>
/// <param name="State">The challenge, sealed for five minutes.</param>
public sealed record PasskeyOffer(JsonElement Options, string State);

/// <summary>
/// Passkeys by ASP.NET Core Identity. A passkey proves a device and the finger, face or number that opens it, so it signs
/// in alone. What was asked is sealed in the page: no cookie before somebody is in.
/// </summary>
public sealed class Passkeys(IPasskeyHandler<StaffMember> handler, UserManager<StaffMember> staff, SiteAddress site, PassingSeals seals)
{
    public const int NameMax = 50;

    /// <summary>Each a device or a password manager; more than that nobody looks after.</summary>
    public const int Most = 10;

    private const string Challenge = "passkey challenge";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Said to somebody who came by another address than the one that passkeys belong to.</summary>
    public string Elsewhere => site.Configured is { } address
        ? $"Passkeys of this site work at {address} only. Open the desk there."
        : "Passkeys belong to a name. They do not work at an address of numbers.";

    public async Task<PasskeyOffer> OfferNewAsync(StaffMember member, HttpContext context)
    {
        var user = new PasskeyUserEntity { Id = member.Id.ToString(), Name = member.Email!, DisplayName = member.DisplayName };
        var made = await handler.MakeCreationOptionsAsync(user, context);
        return Offer(made.CreationOptionsJson, made.AttestationState);
    }

    public async Task<PasskeyOffer> OfferSignInAsync(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(user: null, context);
        return Offer(made.RequestOptionsJson, made.AssertionState);
    }

    /// <summary>False when the browser's answer does not belong to the challenge, or the passkey is known already.</summary>
    public async Task<bool> AddAsync(StaffMember member, string name, string credential, string? state, HttpContext context)
    {
        if (seals.Open(Challenge, state) is not { } challenge) return false;
        var made = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = challenge });
        if (!made.Succeeded || made.UserEntity.Id != member.Id.ToString()) return false;
        made.Passkey.Name = name;
        return (await staff.AddOrUpdatePasskeyAsync(member, made.Passkey)).Succeeded;
    }

    /// <summary>Whose passkey answered the challenge; null when none did, or its owner may not come in any more.</summary>
    public async Task<StaffMember?> FindAsync(string credential, string? state, HttpContext context)
    {
        if (seals.Open(Challenge, state) is not { } challenge) return null;
        var used = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = challenge });
        if (!used.Succeeded || used.User.DisabledAt is not null) return null;
        await staff.AddOrUpdatePasskeyAsync(used.User, used.Passkey); // its count of uses
        return used.User;
    }

    private PasskeyOffer Offer(string options, string? state) =>
        new(JsonSerializer.Deserialize<JsonElement>(options), seals.Seal(Challenge, state!, Lifetime));
}
