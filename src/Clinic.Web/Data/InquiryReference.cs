using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Clinic.Web.Data;

/// <summary>
/// The short public code of an inquiry: seven characters of Crockford's base 32 (35 bits), read out loud without
/// mistakes because I, L, O and U are left out (crockford.com/base32.html). It names an inquiry and opens nothing.
/// </summary>
public static partial class InquiryReference
{
    public const int Length = 8;
    private const int TypedMax = 64; // longer is no code
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 7);
        return $"{letters[..3]}-{letters[3..]}";
    }

    /// <summary>
    /// Reads a code as people type and paste it: any case, O for 0 and I or L for 1, wide letters, and between them
    /// whatever a program makes of the dash, spaces, and signs that nobody sees.
    /// </summary>
    public static bool TryParse(string? typed, out string reference)
    {
        var letters = string.Concat(Sound(typed).EnumerateRunes().Where(sign => !IsBetween(sign)).Select(LikeOurs));
        reference = Letters().IsMatch(letters) ? $"{letters[..3]}-{letters[3..]}" : "";
        return reference.Length > 0;
    }

    // Compatibility forms made plain (NFKC): a wide K is a K. Halves of surrogate pairs cannot be normalized.
    private static string Sound(string? typed) =>
        string.Concat((typed ?? "").Take(TypedMax).Where(unit => !char.IsSurrogate(unit) && char.GetUnicodeCategory(unit) is not UnicodeCategory.OtherNotAssigned))
            .Normalize(NormalizationForm.FormKC);

    // Dashes of all lengths and the minus; spaces of all widths; what is not seen; what stands around a code in a sentence.
    private static bool IsBetween(Rune sign) => Rune.GetUnicodeCategory(sign) is UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherPunctuation or UnicodeCategory.OpenPunctuation
        or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
        || sign.Value is 0x2212 or 0x00AC or 0x02D7 or 0x2796;

    // Cyrillic and Greek keyboards have letters that look like ours.
    private static string LikeOurs(Rune sign) => Rune.ToUpperInvariant(sign).ToString() switch
    {
        "O" or "\u041E" or "\u039F" => "0",
        "I" or "L" or "\u0406" or "\u0399" or "\u0131" => "1",
        "\u0410" or "\u0391" => "A",
        "\u0412" or "\u0392" => "B",
        "\u0421" => "C",
        "\u0415" or "\u0395" => "E",
        "\u041D" or "\u0397" => "H",
        "\u0408" => "J",
        "\u041A" or "\u039A" => "K",
        "\u041C" or "\u039C" => "M",
        "\u039D" => "N",
        "\u0420" or "\u03A1" => "P",
        "\u0405" => "S",
        "\u0422" or "\u03A4" => "T",
        "\u0425" or "\u03A7" => "X",
        "\u0423" or "\u03A5" => "Y",
        "\u0396" => "Z",
        var letter => letter,
    };

    [GeneratedRegex("^[0-9A-HJKMNP-TV-Z]{7}$")]
    private static partial Regex Letters();
}
