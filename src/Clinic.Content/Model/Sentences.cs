using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>Takes text apart where a sentence ends.</summary>
public static partial class Sentences
{
    public static IEnumerable<string> Of(string text)
    {
        var from = 0;
        foreach (Match end in End().Matches(text))
        {
            yield return text[from..(end.Index + end.Length)].Trim();
            from = end.Index + end.Length;
        }

        if (from < text.Length && text[from..].Trim() is { Length: > 0 } rest) yield return rest;
    }

    public static bool Holds(string sentence, string word)
    {
        for (var at = 0; (at = sentence.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var after = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(sentence[at - 1])) && (after == sentence.Length || !char.IsLetterOrDigit(sentence[after]))) return true;
        }

        return false;
    }

    // A period ends a sentence where white space and a capital follow; "e.g. a day" and "2.5 hours" go on.
    [GeneratedRegex("""[.!?]["”’)]*(?=\s+["“‘(]*[\p{Lu}\p{N}])""")]
    private static partial Regex End();
}
