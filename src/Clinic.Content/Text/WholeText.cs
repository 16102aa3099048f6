using System.Globalization;
using System.Text;

namespace Clinic.Content;

/// <summary>Cutting text where a reader would: never inside an emoji, an accented letter or a surrogate pair.</summary>
public static class WholeText
{
    /// <summary>The longest beginning of whole text elements (Unicode UAX 29) in at most <paramref name="max"/> UTF-16 units.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max) return text;
        var end = 0;
        while (end < max && StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= max) end += next;
        // One element can be longer than all the room, a letter under hundreds of marks: then between two signs.
        if (end == 0) end = max > 0 && Rune.TryGetRuneAt(text, max - 1, out var last) && last.Utf16SequenceLength == 2 ? max - 1 : max;
        return text[..end];
    }

    /// <summary>The same with a sign that something is missing, which counts.</summary>
    public static string Shortened(string text, int max) => text.Length <= max ? text : Cut(text, max - 1) + "…";
}
