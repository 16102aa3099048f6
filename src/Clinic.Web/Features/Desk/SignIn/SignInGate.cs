using System.Security.Cryptography;
using System.Text;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>
/// Slows guessing down without letting a stranger lock anybody out: failures are counted by account and place, where
/// a place is a device that has signed in to this account before, or else the client's network. A stranger fills
/// only the counter of their own place (after OWASP's device cookies).
/// </summary>
public sealed class SignInGate(
    ClinicDbContext db, Vault vault, IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    /// <summary>Failures are forgotten after a day without another.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private static readonly TimeSpan DeviceLifetime = TimeSpan.FromDays(180);
    private readonly IDataProtector devices = protection.CreateProtector("known device");

    private string CookieName => CookieNames.For("clinic-device", environment);

    /// <summary>Where tries with this address are counted.</summary>
    public byte[] PlaceOf(string email, HttpContext context) => Digest($"{TypedEmail.Normalize(email)}\n{DeviceOf(email, context) ?? FormLimiter.ClientNetwork(context)}");

    /// <summary>
    /// Where tries at somebody's second step are counted: in one place, wherever they come from, because only who knows
    /// the password gets to it (NIST SP 800-63B-4 section 3.2.2).
    /// </summary>
    public byte[] SecondStepOf(StaffMember member) => Digest($"second step\n{member.Id}");

    /// <summary>How long this place has to wait, or null when it may try.</summary>
    public async Task<TimeSpan?> WaitAsync(byte[] place, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var until = await db.SignInAttempts.Where(a => a.Place == place).Select(a => a.BlockedUntil).SingleOrDefaultAsync(cancellation);
        return until > now ? until - now : null;
    }

    public async Task FailAsync(byte[] place, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var forgotten = now - Memory;
        await db.SignInAttempts.Where(a => a.LastFailureAt < forgotten).ExecuteDeleteAsync(cancellation);

        for (var tries = 1; ; tries++)
        {
            var attempts = await db.SignInAttempts.SingleOrDefaultAsync(a => a.Place == place, cancellation);
            if (attempts is null) db.SignInAttempts.Add(attempts = new SignInAttempts(place));
            attempts.Fail(now);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException) when (tries < 10)
            {
                db.ChangeTracker.Clear(); // another try of the same place was counted meanwhile: count on from there
            }
        }
    }

    public Task<int> ClearAsync(byte[] place, CancellationToken cancellation) =>
        db.SignInAttempts.Where(a => a.Place == place).ExecuteDeleteAsync(cancellation);

    /// <summary>Remembers, in a cookie bound to the account, that this device has signed in to it.</summary>
    public void KnowDevice(string email, HttpContext context)
    {
        if (DeviceOf(email, context) is not null) return;
        var device = $"{TypedEmail.Normalize(email)}\n{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}";
        context.Response.Cookies.Append(CookieName, devices.Protect(device), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = DeviceLifetime,
            Path = "/",
            SameSite = SameSiteMode.Strict,
            Secure = CookieNames.SecurePolicy(environment) is CookieSecurePolicy.Always || context.Request.IsHttps,
        });
    }

    private byte[] Digest(string place) => vault.Digest("sign-in place", Encoding.UTF8.GetBytes(place));

    private string? DeviceOf(string email, HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } cookie) return null;
        try
        {
            var device = devices.Unprotect(cookie);
            return device.StartsWith(TypedEmail.Normalize(email) + "\n", StringComparison.Ordinal) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
