using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Clinic.Content;
using Clinic.Web.Security;

namespace Clinic.Web.Data;

/// <summary>
/// Makes the tokens by which sealed words are found: keyed digests (HMAC-SHA-256 under a key of its own for each kind
/// of field), cut to 16 bits, after the blind indexes of CipherSweet (ciphersweet.paragonie.com/internals/blind-index).
/// </summary>
/// <remarks>
/// 65,536 tokens and some 17 to an inquiry: among 10,000 inquiries each token is shared by chance by two or three that
/// have nothing in common, and among a million by 260, which lies between the two coincidences and the square root of
/// the rows that CipherSweet asks for. A search asks for two tokens at once and opens what it finds, so that nobody
/// sees these. What is still told, and why that was accepted, stands in <c>docs/decisions</c>.
/// </remarks>
public sealed class InquiryTokens(Vault vault)
{
    public const int PrefixMin = 2;
    public const int PrefixMax = 10;

    /// <summary>Letters of each name that a pair is made of; shorter names have no pair.</summary>
    public const int PairLetters = 3;

    /// <summary>Names of one inquiry that get pairs with each other, so that it has 66 pairs at most.</summary>
    public const int PairedNamesMax = 12;

    private const string Name = "search name";
    private const string Pair = "search two names";
    private const string Email = "search email";
    private const string Phone = "search phone";

    /// <summary>Every token of an inquiry: the beginnings of its names, alone and by two, its address, its number.</summary>
    public HashSet<int> Of(InquiryWords words)
    {
        string[] names = [.. Folding.Words(words.Reach.Name).Concat(Folding.Words(words.TheirName)).Distinct()];
        return
        [
            .. names.SelectMany(Beginnings).Select(beginning => First(Name, beginning)),
            .. OfPairs(names),
            .. words.Reach.Email is null ? [] : OfEmail(words.Reach.Email),
            .. words.Reach.PhoneE164 is null ? [] : OfPhone(words.Reach.PhoneE164),
        ];
    }

    /// <summary>
    /// One token for each two of these names, whichever comes first. Few inquiries have both the first letters of a first
    /// and of a last name in common, so that a search by two names has few to look through, however many there are.
    /// </summary>
    public IEnumerable<int> OfPairs(IEnumerable<string> names)
    {
        var beginnings = names.Select(PairBeginning).OfType<string>().Distinct().Take(PairedNamesMax).Order(StringComparer.Ordinal).ToList();
        return beginnings.SelectMany((one, at) => beginnings.Skip(at + 1).Select(other => First(Pair, $"{one} {other}")));
    }

    /// <summary>What inquiries with a name that begins so have: the token of the whole, and of one letter less.</summary>
    public IEnumerable<int> OfNameBeginning(string word) => Beginnings(word).TakeLast(2).Reverse().Select(beginning => First(Name, beginning));

    public IReadOnlyList<int> OfEmail(string email) => Both(Email, TypedEmail.Normalize(email).ToLowerInvariant());

    public IReadOnlyList<int> OfPhone(string e164) => Both(Phone, e164);

    // By what readers take for a letter: half of a surrogate pair begins nothing.
    private static IEnumerable<string> Beginnings(string word)
    {
        var letters = new StringInfo(word);
        if (letters.LengthInTextElements <= PrefixMin) return [word];
        return Enumerable.Range(PrefixMin, Math.Min(letters.LengthInTextElements, PrefixMax) - PrefixMin + 1)
            .Select(length => letters.SubstringByTextElements(0, length));
    }

    private static string? PairBeginning(string word)
    {
        var letters = new StringInfo(word);
        return letters.LengthInTextElements < PairLetters ? null : letters.SubstringByTextElements(0, PairLetters);
    }

    private int First(string kind, string text) => Both(kind, text)[0];

    private int[] Both(string kind, string text)
    {
        var digest = vault.Digest(kind, Encoding.UTF8.GetBytes(text));
        return [BinaryPrimitives.ReadUInt16BigEndian(digest), BinaryPrimitives.ReadUInt16BigEndian(digest.AsSpan(2))];
    }
}
