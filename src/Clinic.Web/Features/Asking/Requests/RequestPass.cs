using System.Globalization;
using System.Security.Cryptography;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>What a browser was let in with.</summary>
/// <param name="Stamp">Of the request as it was then: with another one the pass is over.</param>
/// <param name="GivenAt">When the page was opened with it.</param>
/// <param name="Whole">False where the writer's pass phrase is still asked for.</param>
public sealed record PassTicket(string Reference, Guid Stamp, DateTime GivenAt, bool Whole);

/// <summary>
/// Remembers for an hour that this browser opened a request, in a sealed session cookie with a reference, times and a stamp and
/// no word. The stamp is held against the request's at each look: its writer can end all passes at once.
/// </summary>
public sealed class RequestPass(IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // To find a phrase that was written down somewhere.
    private static readonly TimeSpan LifetimeOfHalf = TimeSpan.FromMinutes(30);

    private readonly IDataProtector passes = protection.CreateProtector("request pass 2");

    private string CookieName => CookieNames.For("clinic-request", environment);

    public void Give(string reference, RequestAccess access, DateTime openedAt, HttpContext context) =>
        Write(new PassTicket(reference, access.Stamp, openedAt, Whole: true), Lifetime, context);

    /// <summary>A link or a code was right, and the phrase is to come: it shows the page that asks for it, and nothing else.</summary>
    public void GiveHalf(string reference, RequestAccess access, HttpContext context) =>
        Write(new PassTicket(reference, access.Stamp, time.GetUtcNow().UtcDateTime, Whole: false), LifetimeOfHalf, context);

    public void TakeBack(HttpContext context)
    {
        if (!context.Request.Cookies.ContainsKey(CookieName)) return;
        context.Response.Cookies.Delete(CookieName, new CookieOptions
        {
            Secure = CookieNames.SecurePolicy(environment) is CookieSecurePolicy.Always || context.Request.IsHttps,
        });
    }

    /// <summary>What this browser holds for a request and is not over by itself; whether its stamp still stands, the request says.</summary>
    public PassTicket? Read(string reference, HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } cookie) return null;
        try
        {
            return passes.Unprotect(cookie).Split(' ') is [var given, var until, var stamp, var at, var whole]
                && given == reference
                && time.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture)
                    ? new PassTicket(given, Guid.ParseExact(stamp, "N"), new DateTime(long.Parse(at, CultureInfo.InvariantCulture), DateTimeKind.Utc), whole == "whole")
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void Write(PassTicket ticket, TimeSpan lifetime, HttpContext context)
    {
        var until = time.GetUtcNow().Add(lifetime).ToUnixTimeSeconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"{ticket.Reference} {until} {ticket.Stamp:N} {ticket.GivenAt.Ticks} {(ticket.Whole ? "whole" : "half")}");
        context.Response.Cookies.Append(CookieName, passes.Protect(text), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Secure = CookieNames.SecurePolicy(environment) is CookieSecurePolicy.Always || context.Request.IsHttps,
            SameSite = SameSiteMode.Lax, // with Strict, a link opened from a mail would arrive without it
        });
    }
}
