using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Clinic.Web.Data;

/// <summary>
/// The short public code of an inquiry: seven characters of Crockford's base 32 (35 bits), read out loud without
/// mistakes because I, L, O and U are left out (crockford.com/base32.html). It names an inquiry and opens nothing.
/// </summary>
public static partial class InquiryReference
{
    public const int Length = 8;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 7);
        return $"{letters[..3]}-{letters[3..]}";
    }

    /// <summary>Reads a code as people type it: any case, with or without the dash, O for 0 and I or L for 1.</summary>
    public static bool TryParse(string? typed, out string reference)
    {
        var letters = (typed ?? "").Trim().ToUpperInvariant().Replace("-", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        reference = Letters().IsMatch(letters) ? $"{letters[..3]}-{letters[3..]}" : "";
        return reference.Length > 0;
    }

    [GeneratedRegex("^[0-9A-HJKMNP-TV-Z]{7}$")]
    private static partial Regex Letters();
}
