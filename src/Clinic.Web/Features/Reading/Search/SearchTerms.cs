using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>A term of the index: one stem, or the stems of a phrase one after another. The id is below zero where no page has it.</summary>
internal readonly record struct Term(int Id, int[] Stems);

/// <summary>Numbers for stems and for the phrases that are looked for, and how often each word is used.</summary>
internal sealed class SearchTerms
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ofWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Term>> phrases = [];

    public SearchTerms(IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            int[] stems = [.. phrase.Split(' ').Select(IdOf)];
            if (!this.phrases.TryGetValue(stems[0], out var list)) this.phrases[stems[0]] = list = [];
            list.Add(new Term(IdOf(phrase), stems));
        }
    }

    /// <summary>The words of the site's text with their uses, and words that are known without.</summary>
    public Dictionary<string, int> UsesWith(IEnumerable<string> others)
    {
        var all = new Dictionary<string, int>(uses, StringComparer.Ordinal);
        foreach (var word in others) all.TryAdd(word, 1);
        return all;
    }

    /// <summary>The stems of a text of the site, numbered.</summary>
    public int[] Take(string text)
    {
        var stems = new List<int>();
        foreach (var word in SearchWords.OfText(text))
        {
            uses[word] = uses.GetValueOrDefault(word) + 1;
            if (!ofWord.TryGetValue(word, out var id)) ofWord[word] = id = IdOf(Stemmer.Of(word));
            stems.Add(id);
        }

        return [.. stems];
    }

    /// <summary>Stems and phrases; each number is below it.</summary>
    public int Count => ids.Count;

    /// <summary>The number of a word's stem, below zero where no page has it.</summary>
    public int Of(string word) => ofWord.GetValueOrDefault(word, -1);

    /// <summary>The same of a text as it is shown, word by word as they are marked there; for a text that was taken.</summary>
    public int[] OfShown(string text)
    {
        var stems = new List<int>();
        var asWritten = ofWord.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in SearchSnippets.WordsIn(text))
        {
            var letters = text.AsSpan(word.Index, word.Length);
            stems.Add(asWritten.TryGetValue(letters, out var id) ? id : Of(Folding.Fold(letters.ToString())));
        }

        return [.. stems];
    }

    public Term Find(IReadOnlyList<string> stems) => new(
        ids.GetValueOrDefault(string.Join(' ', stems), -1), [.. stems.Select(stem => ids.GetValueOrDefault(stem, -1))]);

    /// <summary>The phrases that start here.</summary>
    public IEnumerable<int> PhrasesAt(int[] stems, int at)
    {
        if (!phrases.TryGetValue(stems[at], out var starting)) yield break;
        foreach (var phrase in starting)
        {
            if (StandsAt(phrase.Stems, stems, at)) yield return phrase.Id;
        }
    }

    public static bool StandsAt(int[] phrase, int[] stems, int at) => stems.AsSpan(at).StartsWith(phrase);

    private int IdOf(string key)
    {
        if (!ids.TryGetValue(key, out var id)) ids[key] = id = ids.Count;
        return id;
    }
}
