using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// Weighs what is typed for each prepared answer, by weights learned from examples (multinomial logistic regression, as in the
/// check of danger): it knows a question by words that no list has, and by parts of words that are misspelled.
/// </summary>
internal static class AnswerScale
{
    private const int PartMin = 3;
    private const int PartMax = 5;

    /// <summary>What is seen in a text: each word, each two, parts of what was typed, and the names and answers that the lists find in it.</summary>
    /// <param name="typed">Words as they were typed.</param>
    /// <param name="stems">Stems of the words that they are read as.</param>
    /// <param name="found">Names of the lists that stand in it, and answers they ask for.</param>
    public static HashSet<string> Features(IReadOnlyList<string> typed, IReadOnlyList<string> stems, IEnumerable<string> found)
    {
        var features = new HashSet<string>(found, StringComparer.Ordinal);
        var before = "^";
        foreach (var stem in stems.Select(Figure).Append("$"))
        {
            if (stem != "$") features.Add(stem);
            features.Add($"{before} {stem}");
            before = stem;
        }

        foreach (var word in typed)
        {
            if (char.IsAsciiDigit(word[0])) continue;
            var whole = $"_{word}_";
            for (var length = PartMin; length <= PartMax; length++)
            {
                for (var at = 0; at + length <= whole.Length; at++) features.Add($"~{whole.Substring(at, length)}");
            }
        }

        return features;
    }

    // An age tells whose treatment is asked about; other figures are alike.
    private static string Figure(string word)
    {
        if (!char.IsAsciiDigit(word[0])) return word;
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits == 2 ? (word[0], word[1]) switch
        {
            ('1', <= '7') => "%young",
            (>= '7', _) or ('6', >= '5') => "%old",
            _ => "%",
        } : "%";
    }
}
