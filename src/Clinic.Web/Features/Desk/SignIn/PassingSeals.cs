using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>What a page of the desk's door carries for the next one: sealed by this site's keys, and good for a while.</summary>
public sealed class PassingSeals(IDataProtectionProvider protection, TimeProvider time)
{
    public string Seal(string purpose, string text, TimeSpan lifetime) =>
        protection.CreateProtector(purpose).Protect(string.Create(CultureInfo.InvariantCulture, $"{(time.GetUtcNow() + lifetime).UtcTicks} {text}"));

    /// <summary>Null for what was not sealed here for this purpose, or too long ago.</summary>
    public string? Open(string purpose, string? seal)
    {
        try
        {
            return !string.IsNullOrEmpty(seal)
                && protection.CreateProtector(purpose).Unprotect(seal).Split(' ', 2) is [var until, var text]
                && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks ? text : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
