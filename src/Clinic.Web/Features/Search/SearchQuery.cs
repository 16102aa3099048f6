namespace Clinic.Web.Features.Search;

/// <summary>
/// Writes FTS5 query strings (sqlite.org/fts5.html#full_text_query_syntax) from words that hold letters and digits
/// only: each is quoted, so that nothing typed is ever an operator. Words that tell no page from another, fillers and
/// those that are <c>common</c> to most pages, count only where nothing else was typed.
/// </summary>
public static class SearchQuery
{
    public static string All(IReadOnlyList<string> words, SearchSynonyms synonyms, IReadOnlySet<string> common) =>
        string.Join(" AND ", Groups(words, synonyms, common));

    public static string Any(IReadOnlyList<string> words, SearchSynonyms synonyms, IReadOnlySet<string> common) =>
        string.Join(" OR ", Groups(words, synonyms, common));

    private static IEnumerable<string> Groups(
        IReadOnlyList<string> words, SearchSynonyms synonyms, IReadOnlySet<string> common)
    {
        var groups = new List<(string Ways, bool Filler)>();
        for (var at = 0; at < words.Count;)
        {
            // Phrases first: "how much" means the cost, though each of its words alone means nothing.
            var (length, others) = synonyms.LongestAt(words, at);
            var typed = string.Join(' ', words.Skip(at).Take(length));
            at += length;
            var unfinished = at == words.Count && length == 1 && typed.Length >= 2 ? "*" : ""; // the reader may still be typing it
            var ways = others.Select(Quote).Prepend(Quote(typed) + unfinished).Distinct();
            groups.Add(($"({string.Join(" OR ", ways)})", SearchWords.IsFiller(typed) || common.Contains(typed)));
        }

        var telling = groups.Where(group => !group.Filler).ToList();
        return (telling.Count > 0 ? telling : groups).Select(group => group.Ways);
    }

    private static string Quote(string words) => $"\"{words}\"";
}
