using System.Globalization;
using System.Text;

namespace Clinic.Web.Features.Shared;

/// <summary>Words without what people leave out: case, accents, apostrophes.</summary>
public static class Folding
{
    /// <summary>Small letters without marks; letters that Unicode does not take apart are written as people type them.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark) continue;
            _ = letter switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' or 'ð' => folded.Append('d'),
                'ı' => folded.Append('i'),
                _ => folded.Append(letter),
            };
        }

        return folded.ToString();
    }

    /// <summary>The words of a name: "Seán O’Brien-Łuczak" is "sean", "obrien", "luczak".</summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var words = new StringBuilder();
        foreach (var letter in Fold(text))
        {
            if (letter is '\'' or '’' or 'ʼ' or '`') continue;
            words.Append(char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? letter : ' ');
        }

        return [.. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }
}
