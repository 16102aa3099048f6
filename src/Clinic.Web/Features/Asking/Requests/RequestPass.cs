using System.Globalization;
using System.Security.Cryptography;
using Clinic.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>
/// Remembers for an hour that this browser opened a request, in a sealed session cookie with a reference and a time and
/// no word, so that the key leaves the address bar at once.
/// </summary>
public sealed class RequestPass(IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly IDataProtector passes = protection.CreateProtector("request pass");

    private string CookieName => CookieNames.For("clinic-request", environment);

    public void Give(string reference, HttpContext context) => context.Response.Cookies.Append(
        CookieName,
        passes.Protect($"{reference} {time.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}"),
        new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Secure = CookieNames.SecurePolicy(environment) is CookieSecurePolicy.Always || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax, // with Strict, a link opened from a mail would arrive without it
        });

    public void TakeBack(HttpContext context)
    {
        if (!context.Request.Cookies.ContainsKey(CookieName)) return;
        context.Response.Cookies.Delete(CookieName, new CookieOptions
        {
            Secure = CookieNames.SecurePolicy(environment) is CookieSecurePolicy.Always || context.Request.IsHttps,
        });
    }

    public bool Opens(string reference, HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } cookie) return false;
        try
        {
            return passes.Unprotect(cookie).Split(' ') is [var given, var until]
                && given == reference
                && time.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
