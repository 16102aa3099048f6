using System.Security.Cryptography;
using Clinic.Web.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace Clinic.Web.Forms;

/// <summary>
/// The key to what this browser typed: 32 random bytes that nobody else has. A session cookie, set when a form is opened and
/// never by a page that is only read; where it is taken back, what it sealed is closed for good.
/// </summary>
public sealed class DraftCookie(IHostEnvironment environment)
{
    private const int KeyBytes = 32;

    private static readonly object Given = new();

    private string Name => CookieNames.For("clinic-draft", environment);

    /// <summary>Whether the browser sent one: a form without it comes from a browser that keeps no cookies, or lost them.</summary>
    public bool IsSent(HttpContext http) => Read(http) is not null;

    /// <summary>Null where there is none.</summary>
    public byte[]? Key(HttpContext http) => http.Items[Given] as byte[] ?? Read(http);

    /// <summary>Gives a key to a browser that has none.</summary>
    public byte[] Give(HttpContext http)
    {
        if (Key(http) is { } known) return known;
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        http.Items[Given] = key;
        http.Response.Cookies.Append(Name, WebEncoders.Base64UrlEncode(key), Options(http));
        return key;
    }

    public void TakeBack(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(Name)) http.Response.Cookies.Delete(Name, Options(http));
    }

    private byte[]? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Name] is { } text && WebEncoders.Base64UrlDecode(text) is { Length: KeyBytes } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Secure = CookieNames.SecurePolicy(environment) is CookieSecurePolicy.Always || http.Request.IsHttps,
        SameSite = SameSiteMode.Lax, // with Strict, a page opened from a mail or a note would have lost its words
    };
}
