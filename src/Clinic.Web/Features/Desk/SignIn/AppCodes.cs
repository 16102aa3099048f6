using System.Security.Cryptography;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>
/// Codes of an authenticator app: RFC 6238 as every app has it, with SHA-1, six digits and steps of thirty seconds. A
/// code is taken once.
/// </summary>
public sealed class AppCodes(ClinicDbContext db, Vault vault, TimeProvider time)
{
    private const string Purpose = "authenticator app";
    private const int SecretBytes = 20; // RFC 4226 section 4: 160 bits

    // A clock may be half a minute off, either way (RFC 6238 section 5.2).
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>A new secret, in the letters that people can type into an app (base 32).</summary>
    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What the picture for the app's camera says.</summary>
    public static string Uri(string secret, string email, string clinic) => new OtpUri(OtpType.Totp, secret, email, clinic).ToString();

    public Task<bool> HasAppAsync(StaffMember member, CancellationToken cancellation) =>
        db.AuthenticatorApps.AnyAsync(a => a.StaffId == member.Id, cancellation);

    /// <summary>Takes a code as the second step; false when it is wrong, too old, or was taken before.</summary>
    public async Task<bool> TakeAsync(StaffMember member, string code, CancellationToken cancellation)
    {
        var envelope = await db.AuthenticatorApps.Where(a => a.StaffId == member.Id).Select(a => a.SealedSecret).SingleOrDefaultAsync(cancellation);
        if (envelope is null || StepOf(vault.Open<string>(member.Id, Purpose, envelope), code) is not { } step) return false;
        // In one command: of two that bring the same code at once, one comes in.
        return await db.AuthenticatorApps.Where(a => a.StaffId == member.Id && a.LastStep < step)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LastStep, step), cancellation) == 1;
    }

    /// <summary>Keeps an app that has shown a right code, instead of one there was; false when the code is wrong. Whoever calls saves.</summary>
    public async Task<bool> AddAsync(StaffMember member, string secret, string code, CancellationToken cancellation)
    {
        if (StepOf(secret, code) is not { } step) return false;
        var (envelope, now) = (vault.Seal(member.Id, Purpose, secret), time.GetUtcNow().UtcDateTime);
        if (await AppOfAsync(member, cancellation) is { } app) app.Replace(envelope, step, now);
        else db.AuthenticatorApps.Add(new AuthenticatorApp(member, envelope, step, now));
        return true;
    }

    /// <summary>Whoever calls saves.</summary>
    public async Task RemoveAsync(StaffMember member, CancellationToken cancellation)
    {
        if (await AppOfAsync(member, cancellation) is { } app) db.AuthenticatorApps.Remove(app);
    }

    public Task<AuthenticatorApp?> AppOfAsync(StaffMember member, CancellationToken cancellation) =>
        db.AuthenticatorApps.SingleOrDefaultAsync(a => a.StaffId == member.Id, cancellation);

    private long? StepOf(string secret, string code) =>
        new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(time.GetUtcNow().UtcDateTime, Digits(code), out var step, Window) ? step : null;

    // "123 456", as some apps show it.
    private static string Digits(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));
}
