using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Search;

/// <summary>What a search found, newest first.</summary>
/// <param name="More">There were more that might fit than were opened.</param>
public sealed record FoundInquiries(IReadOnlyList<QueueRow> Rows, bool More);

/// <summary>
/// Finds inquiries by reference, name, email or phone. Words are sealed, so tokens lead to what may fit; each of these
/// is opened here and compared, and nobody reads any of it. At most three commands, whatever the size.
/// </summary>
public sealed class InquirySearch(ClinicDbContext db, InquiryTokens tokens, QueueQuery queue, Vault vault)
{
    public const int WordsMax = 200;

    /// <summary>Opened at most; who gets more than this has to say more.</summary>
    public const int Most = 100;

    // More words than that make a search no sharper.
    private const int NameWordsMax = 4;

    public async Task<FoundInquiries> FindAsync(string typed, CancellationToken cancellation)
    {
        var ids = new List<Guid>();
        if (InquiryReference.TryParse(typed, out var reference))
            ids.AddRange(await db.Inquiries.Where(i => i.Reference == reference).Select(i => i.Id).ToListAsync(cancellation));
        var sought = Sought(typed);
        var candidates = sought is null ? [] : await Candidates(sought.Tokens).ToListAsync(cancellation);
        ids.AddRange(candidates.Take(Most).Where(candidate => Fits(candidate, sought!)).Select(candidate => candidate.Id));
        return new FoundInquiries(await queue.OfAsync(ids, cancellation), candidates.Count > Most);
    }

    /// <summary>Those that have all the tokens, newest first: version 7 ids begin with the time.</summary>
    public IQueryable<Candidate> Candidates(IReadOnlyList<int> all)
    {
        var first = all[0];
        var having = db.SearchTokens.Where(t => t.Token == first);
        foreach (var other in all.Skip(1))
            having = having.Where(t => db.SearchTokens.Any(o => o.Token == other && o.InquiryId == t.InquiryId));
        return having.OrderByDescending(t => t.InquiryId).Take(Most + 1)
            .Join(db.Inquiries, t => t.InquiryId, i => i.Id, (_, i) => new Candidate(i.Id, i.Envelope));
    }

    private Search? Sought(string typed)
    {
        var trimmed = typed.Trim();
        if (trimmed.Contains('@', StringComparison.Ordinal))
            return new Search(tokens.OfEmail(trimmed), words => TypedEmail.Normalize(words.Reach.Email) == TypedEmail.Normalize(trimmed));
        if (!trimmed.Any(char.IsLetter) && TypedPhone.ToE164(trimmed) is { } phone)
            return new Search(tokens.OfPhone(phone), words => words.Reach.PhoneE164 == phone);

        // Pairs first, then the longest word: these are the rarest, as a rule, and the others are looked up among their few.
        var names = Folding.Words(trimmed).OrderByDescending(word => word.Length).Take(NameWordsMax).ToList();
        return names.Count == 0 ? null : new Search(
            [.. tokens.OfPairs(names), .. names.SelectMany(tokens.OfNameBeginning)],
            words => HasAll(names, [.. Folding.Words(words.Reach.Name), .. Folding.Words(words.TheirName)]));
    }

    private static bool HasAll(List<string> beginnings, List<string> names) =>
        beginnings.TrueForAll(beginning => names.Exists(name => name.StartsWith(beginning, StringComparison.Ordinal)));

    // What cannot be opened cannot be found by its words.
    private bool Fits(Candidate candidate, Search sought) => InquiryWords.TryOpen(candidate.Id, candidate.Envelope, vault) is { } words && sought.Fits(words);

    private sealed record Search(IReadOnlyList<int> Tokens, Func<InquiryWords, bool> Fits);

    public sealed record Candidate(Guid Id, byte[] Envelope);
}
