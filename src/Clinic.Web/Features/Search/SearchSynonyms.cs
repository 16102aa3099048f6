namespace Clinic.Web.Features.Search;

/// <summary>Words and phrases that stand for the same thing, from <c>content/search.yml</c>.</summary>
public sealed class SearchSynonyms
{
    private readonly Dictionary<string, List<string>> others = new(StringComparer.Ordinal);
    private readonly int longest = 1;

    public SearchSynonyms(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            var folded = group.Select(phrase => SearchWords.Split(phrase)).Where(words => words.Count > 0).ToList();
            foreach (var words in folded)
            {
                longest = Math.Max(longest, words.Count);
                var key = string.Join(' ', words);
                if (!others.TryGetValue(key, out var list)) others[key] = list = [];
                list.AddRange(folded.Select(other => string.Join(' ', other)).Where(other => other != key));
            }
        }
    }

    /// <summary>Every single word of the lists: known, whether or not a page uses it.</summary>
    public IEnumerable<string> Words => others.Keys.SelectMany(phrase => phrase.Split(' '));

    /// <summary>The longest phrase of the lists that starts here, and what else it is called.</summary>
    public (int Length, IReadOnlyList<string> Others) LongestAt(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(longest, words.Count - at); length > 0; length--)
        {
            if (others.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var list)) return (length, list);
        }

        return (1, []);
    }
}
