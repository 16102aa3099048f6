using System.Buffers;
using System.Globalization;
using System.Text;

namespace Clinic.Content;

/// <summary>
/// The one way in which typed words are made alike, for search, the desk and the check of words: without case, accents,
/// apostrophes, signs that nobody sees, and forms that differ in width or style alone.
/// </summary>
public static class Folding
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(" ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Small letters without marks; letters that Unicode does not take apart are written as people type them.</summary>
    public static string Fold(string text)
    {
        // Most words are plain already.
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text.Trim(' ').ToLowerInvariant();
        var sound = new StringBuilder(text.Length);
        foreach (var sign in Signs.Sound(text))
        {
            if (!Signs.IsInvisible(sign) && !Signs.IsApostrophe(sign)) sound.Append(sign);
        }

        // Taken apart first: made small before, İ would keep its dot and 𝐊 its size.
        var folded = new StringBuilder(sound.Length);
        foreach (var sign in sound.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (Signs.IsInvisible(sign) || Signs.IsApostrophe(sign) || sign.Value == 0xFFFD) continue;
            var small = Rune.ToLowerInvariant(sign);
            _ = small.Value switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'þ' => folded.Append("th"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' or 'ð' => folded.Append('d'),
                'ħ' => folded.Append('h'),
                'ŧ' => folded.Append('t'),
                'ı' => folded.Append('i'),
                'ȷ' => folded.Append('j'),
                'ς' => folded.Append('σ'),
                _ => folded.Append(small),
            };
        }

        return folded.ToString().Trim();
    }

    /// <summary>Runs of letters and digits of folded text, in their order.</summary>
    public static IEnumerable<string> Split(string? text)
    {
        if (string.IsNullOrEmpty(text)) yield break;
        var folded = Fold(text);
        for (var at = 0; at < folded.Length;)
        {
            var start = at;
            while (at < folded.Length && IsOfWord(folded, at)) at++;
            if (at > start) yield return folded[start..at];
            else at++;
        }
    }

    /// <summary>The words of a name, each once: "Seán O’Brien-Łuczak" is "sean", "obrien", "luczak".</summary>
    public static IReadOnlyList<string> Words(string? text) => [.. Split(text).Distinct()];

    // Letters outside the first plane come as two units; both are part of the word.
    private static bool IsOfWord(string text, int at) => char.IsLetterOrDigit(text[at])
        || (char.IsSurrogate(text[at]) && Rune.TryGetRuneAt(text, char.IsLowSurrogate(text[at]) ? at - 1 : at, out var sign) && Rune.IsLetterOrDigit(sign));
}
