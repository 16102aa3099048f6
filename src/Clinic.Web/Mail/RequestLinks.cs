using System.Text;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Mail;

/// <summary>Makes and spends the keys that open a request's page: each once, and for a limited time.</summary>
public sealed class RequestLinks(ClinicDbContext db, Vault vault, LinkLife life, TimeProvider time)
{
    /// <summary>Crockford's base 32: 130 bits in an address, 60 in what is read out and typed where tries are few.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int WrittenLetters = 26;
    private const int SpokenLetters = 12;
    private const int TypedMax = 64; // longer is no key

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The address that a mail holds; the same at each try to send it.</summary>
    public async Task<string> ForMailAsync(Guid mailId, Inquiry inquiry)
    {
        var now = Now;
        await db.RequestLinks.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync();
        var link = await db.RequestLinks.SingleOrDefaultAsync(l => l.Id == mailId);
        if (link is null) db.RequestLinks.Add(link = new RequestLink(mailId, inquiry.Id, spoken: false, now));
        var key = KeyOf(link);
        link.Issue(DigestOf(inquiry.Reference, key), now + life.Time);
        await db.SaveChangesAsync(); // before it goes: nobody is quicker than their own link
        return $"/requests/{inquiry.Reference}/link?key={key}";
    }

    /// <summary>Adds the key behind the button of the sent page, which opens as long as that page does; saving it is the caller's.</summary>
    public string AddForSentPage(Inquiry inquiry)
    {
        var link = new RequestLink(inquiry.Id, inquiry.Id, spoken: false, inquiry.ReceivedAt);
        db.RequestLinks.Add(link);
        var key = KeyOf(link);
        link.Issue(DigestOf(inquiry.Reference, key), inquiry.ReceivedAt + FormDraft.AfterSending);
        return key;
    }

    /// <summary>The key of a sent page that was made already; empty where it is over.</summary>
    public async Task<string> FindForSentPageAsync(Guid inquiryId) =>
        await db.RequestLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Id == inquiryId) is { } link ? KeyOf(link) : "";

    /// <summary>Adds a key to be read out, in place of one that was given before; saving it is the caller's.</summary>
    public async Task<string> AddSpokenAsync(Inquiry inquiry, CancellationToken cancellation)
    {
        db.RequestLinks.RemoveRange(await db.RequestLinks.Where(l => l.InquiryId == inquiry.Id && l.Spoken).ToListAsync(cancellation));
        var link = new RequestLink(Guid.CreateVersion7(), inquiry.Id, spoken: true, Now);
        db.RequestLinks.Add(link);
        var key = KeyOf(link);
        link.Issue(DigestOf(inquiry.Reference, key), Now + life.Time);
        return string.Join('-', key.Chunk(4).Select(four => new string(four)));
    }

    /// <summary>
    /// Spends a key: whose page it opens, or null. One that is unknown, over, spent, or another request's takes the same way.
    /// </summary>
    /// <param name="browser">Digest of this browser's cookie: pressing twice is pressing once.</param>
    public async Task<Guid?> SpendAsync(string reference, string? typed, byte[] browser)
    {
        var now = Now;
        var digest = DigestOf(reference, Plain(typed));
        if (await db.RequestLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Digest == digest && l.ExpiresAt > now) is not { } link) return null;
        if (link.WasSpentBy(browser, now)) return link.InquiryId;
        // The condition stands in the update itself: of two that hold the key, one opens the page.
        return await db.RequestLinks.Where(l => l.Id == link.Id && l.SpentAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.SpentAt, now).SetProperty(x => x.SpentBy, browser)) == 1 ? link.InquiryId : null;
    }

    /// <summary>Ends all that were given for a request, spent or not, and its code.</summary>
    public async Task EndAllAsync(Inquiry inquiry)
    {
        db.RequestLinks.RemoveRange(await db.RequestLinks.Where(l => l.InquiryId == inquiry.Id).ToListAsync());
        db.RequestCodes.RemoveRange(await db.RequestCodes.Where(c => c.Reference == inquiry.Reference).ToListAsync());
    }

    /// <summary>A key as people type it: any case, O for 0, I and L for 1, with or without dashes.</summary>
    public static string Plain(string? typed) => string.Concat((typed ?? "").Take(TypedMax).Select(char.ToUpperInvariant)
        .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }).Where(letter => Alphabet.Contains(letter, StringComparison.Ordinal)));

    /// <summary>Whether what was typed has the length of a key that is read out, and not of a mailed code.</summary>
    public static bool IsSpoken(string? typed) => Plain(typed).Length == SpokenLetters;

    private string KeyOf(RequestLink link)
    {
        var random = vault.Digest("request link", link.Nonce.ToByteArray());
        return string.Concat(random.Take(link.Spoken ? SpokenLetters : WrittenLetters).Select(five => Alphabet[five & 31]));
    }

    private byte[] DigestOf(string reference, string key) => vault.Digest("request link digest", Encoding.UTF8.GetBytes($"{reference} {key}"));
}
