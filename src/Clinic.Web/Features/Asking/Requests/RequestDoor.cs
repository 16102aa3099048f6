using System.Security.Cryptography;
using System.Text;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>
/// Lets browsers in to a request's page: at once with a link or a code, or after its writer's pass phrase where there is one; and
/// knows whether a pass given before still stands.
/// </summary>
public sealed class RequestDoor(ClinicDbContext db, RequestPass pass, DraftCookie cookie, IOptions<PasswordHasherOptions> hashing, TimeProvider time)
{
    private const int Tries = 3;

    private readonly PasswordHasher<RequestAccess> hasher = new(hashing);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null where this browser has no pass for it that still stands.</summary>
    public Task<RequestAccess?> FindOpenAsync(string reference, HttpContext http) => FindAsync(reference, whole: true, http);

    /// <summary>Null unless this browser showed a link or a code for it, and the phrase is still to come.</summary>
    public Task<RequestAccess?> FindHalfOpenAsync(string reference, HttpContext http) => FindAsync(reference, whole: false, http);

    /// <summary>Names this browser to its own links, without telling who it is.</summary>
    public byte[] Browser(HttpContext http) => SHA256.HashData([.. "request link "u8, .. cookie.Key(http) ?? []]);

    /// <summary>A link or a code was right: lets in, or asks for the phrase.</summary>
    public async Task LetInAsync(Guid inquiryId, string reference, HttpContext http)
    {
        for (var attempt = 1; ; attempt++)
        {
            var access = await db.RequestAccess.SingleOrDefaultAsync(a => a.InquiryId == inquiryId);
            if (access is { PhraseHash: not null })
            {
                pass.GiveHalf(reference, access, http);
                return;
            }

            if (access is null) db.RequestAccess.Add(access = new RequestAccess(inquiryId));
            var now = Now;
            access.Open(now);
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                pass.Give(reference, access, now, http);
                return;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear(); // opened twice in one moment
            }
        }
    }

    /// <summary>Whether this was the phrase; each try is counted before it is looked at.</summary>
    public async Task<bool> EnterAsync(string reference, string? phrase, HttpContext http)
    {
        if (await FindHalfOpenAsync(reference, http) is not { PhraseHash: { } hash } access) return false;
        var now = Now;
        var mayTry = access.TryPhrase(now);
        var right = hasher.VerifyHashedPassword(access, hash, Plain(phrase)) is not PasswordVerificationResult.Failed && mayTry;
        if (right) access.Open(now);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // another try came first: this one did not count, so it may not open
        }

        if (right) pass.Give(reference, access, now, http);
        return right;
    }

    /// <summary>Sets the phrase of a page that is open here, or takes it off; every other browser is out. Saving is the caller's.</summary>
    public void SetPhrase(RequestAccess access, string? phrase) =>
        access.SetPhrase(phrase is null ? null : hasher.HashPassword(access, Plain(phrase)));

    /// <summary>This browser stays in although all passes were ended.</summary>
    public void StayIn(string reference, RequestAccess access, HttpContext http) =>
        pass.Give(reference, access, pass.Read(reference, http)?.GivenAt ?? Now, http);

    // A phone writes the first letter large, and a tired person two spaces: neither is another phrase.
    private static string Plain(string? phrase) =>
        string.Join(' ', (phrase ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<RequestAccess?> FindAsync(string reference, bool whole, HttpContext http)
    {
        if (pass.Read(reference, http) is not { } ticket || ticket.Whole != whole) return null;
        var access = await db.RequestAccess.SingleOrDefaultAsync(a => db.Inquiries.Any(i => i.Id == a.InquiryId && i.Reference == reference));
        return access?.Stamp == ticket.Stamp ? access : null;
    }
}
