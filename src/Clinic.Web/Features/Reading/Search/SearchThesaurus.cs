using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>What else words and phrases are called, from <c>search.yml</c> and the glossary. All of it is in stems.</summary>
public sealed class SearchThesaurus
{
    private const double SameThing = 0.7;
    private const double Meaning = 0.9;
    private const double Kind = 0.5;

    private readonly Dictionary<string, Dictionary<string, double>> others = new(StringComparer.Ordinal);
    private readonly HashSet<string> kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private int longest = 1;

    public SearchThesaurus(SearchVocabulary vocabulary, IEnumerable<GlossaryTerm> glossary)
    {
        foreach (var group in vocabulary.Synonyms) Add(group, group, SameThing);
        foreach (var term in glossary)
        {
            var names = term.Aliases.Prepend(term.Term).ToList();
            Add(names, names, SameThing);
        }

        foreach (var meaning in vocabulary.Means) Add(meaning.Typed, meaning.Look, Meaning);
        foreach (var kind in vocabulary.Kinds)
        {
            Add(kind.Typed, kind.Look, Kind);
            kinds.UnionWith(kind.Typed.Select(Key));
        }
    }

    /// <summary>Every single word of the lists, as it is written: known, whether or not a page uses it.</summary>
    public IEnumerable<string> Words => words;

    /// <summary>Phrases of several stems, which the index has to look for.</summary>
    public IEnumerable<string> Phrases => others.SelectMany(entry => entry.Value.Keys.Append(entry.Key)).Where(key => key.Contains(' ', StringComparison.Ordinal)).Distinct();

    /// <summary>The longest phrase of the lists that starts here, what else it is called and how nearly.</summary>
    public (int Length, IReadOnlyDictionary<string, double>? Others, bool IsKind) LongestAt(IReadOnlyList<string> stems, int at)
    {
        for (var length = Math.Min(longest, stems.Count - at); length > 0; length--)
        {
            var key = string.Join(' ', stems.Skip(at).Take(length));
            if (others.TryGetValue(key, out var found)) return (length, found, kinds.Contains(key));
        }

        return (1, null, false);
    }

    public static string Key(string phrase) => string.Join(' ', SearchWords.OfText(phrase).Select(Stemmer.Of));

    private void Add(IReadOnlyList<string> typed, IReadOnlyList<string> look, double weight)
    {
        var keys = look.Select(Key).Where(key => key.Length > 0).ToList();
        foreach (var phrase in typed)
        {
            words.UnionWith(SearchWords.OfText(phrase));
            var key = Key(phrase);
            if (key.Length == 0) continue;
            longest = Math.Max(longest, key.Count(letter => letter == ' ') + 1);
            if (!others.TryGetValue(key, out var known)) others[key] = known = new(StringComparer.Ordinal);
            foreach (var other in keys.Where(other => other != key)) known[other] = Math.Max(weight, known.GetValueOrDefault(other));
        }
    }
}
