using System.Buffers;
using System.Text;

namespace Clinic.Content;

/// <summary>What text is made of, one sign at a time: those nobody sees, those that are none, and those that look alike.</summary>
public static class Signs
{
    // Signs that stand for an apostrophe, as keyboards, phones and word processors write it. Some fall apart under NFKD
    // (´ into a space and a mark), so they are known before.
    private const string Apostrophes =
        "'`\u00B4\u2018\u2019\u201B\u2032\u2035\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB"
        + "\u02F4\u0384\u055A\u05F3\u07F4\u07F5\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE\u275B\u275C\uA78B\uA78C\uFF07\uFF40";

    private static readonly SearchValues<char> AnApostrophe = SearchValues.Create(Apostrophes);

    /// <summary>Whether it is an apostrophe or a sign that people type for one.</summary>
    public static bool IsApostrophe(Rune sign) => sign.IsBmp && AnApostrophe.Contains((char)sign.Value);

    /// <summary>
    /// Whether it shows nothing and has no width: Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt)
    /// and the signs of interlinear annotation.
    /// </summary>
    public static bool IsInvisible(Rune sign) => sign.Value is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5
        or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFB)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>
    /// Whether an invisible sign shapes what stands on both its sides: joiners of emoji and of Persian and Indic letters,
    /// marks of direction, variation selectors, the letters in a flag.
    /// </summary>
    public static bool Shapes(Rune sign) => sign.Value is 0x034F or 0x061C or 0x115F or 0x1160 or (>= 0x180B and <= 0x180F)
        or (>= 0x200C and <= 0x200F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0020 and <= 0xE007F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Whether Unicode will never give it to a letter (U+FFFE and its kind). Normalizing some of them throws.</summary>
    public static bool IsNoncharacter(Rune sign) => (sign.Value & 0xFFFE) == 0xFFFE || sign.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>
    /// The signs of a text that may be normalized and stored: no half of a surrogate pair, no noncharacter, and no
    /// control sign but tab and the ends of lines.
    /// </summary>
    public static IEnumerable<Rune> Sound(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var whole = Rune.DecodeFromUtf16(text.AsSpan(at), out var sign, out var length) is OperationStatus.Done;
            at += length;
            if (whole && !IsNoncharacter(sign) && (!Rune.IsControl(sign) || sign.Value is '\n' or '\r' or '\t' or 0x85)) yield return sign;
        }
    }
}
