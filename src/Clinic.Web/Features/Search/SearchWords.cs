using Clinic.Content;

namespace Clinic.Web.Features.Search;

/// <summary>Splits what was typed into words: small letters, no accents, digits kept.</summary>
public static class SearchWords
{
    /// <summary>Longer queries are cut here, so that nobody makes the index work for minutes.</summary>
    public const int QueryMax = 200;

    private static readonly HashSet<string> Filler = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "is", "are", "am", "be", "do", "does", "did", "can", "could", "will", "would", "should", "i",
        "me", "my", "you", "your", "it", "its", "of", "for", "to", "in", "on", "at", "and", "or", "with", "what", "how",
        "when", "where", "why", "who", "if", "this", "that", "there", "have", "has", "get", "el", "la", "los", "las",
        "de", "que", "es", "un", "una", "para", "por", "y", "en", "con", "se",
    };

    public static IReadOnlyList<string> Split(string? typed) => [.. Folding.Split(WholeText.Cut(typed ?? "", QueryMax))];

    /// <summary>All words of a page's own text, which is not cut.</summary>
    public static IEnumerable<string> OfText(string text) => Folding.Split(text);

    /// <summary>A word that stands in every question and tells the pages apart in none.</summary>
    public static bool IsFiller(string word) => Filler.Contains(word);
}
