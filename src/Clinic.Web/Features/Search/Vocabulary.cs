namespace Clinic.Web.Features.Search;

/// <summary>The words that the pages use: how often, and in how many pages.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> pagesWith = new(StringComparer.Ordinal);

    public int Pages { get; private set; }

    public IReadOnlyDictionary<string, int> Uses => uses;

    /// <summary>Words that stand in most pages, and so tell none from the others.</summary>
    public HashSet<string> Common => [.. pagesWith.Where(word => word.Value > Pages / 2).Select(word => word.Key)];

    public void AddPage(string text)
    {
        Pages++;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in SearchWords.OfText(text))
        {
            uses[word] = uses.GetValueOrDefault(word) + 1;
            if (seen.Add(word)) pagesWith[word] = pagesWith.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>Words that are known though no page may use them.</summary>
    public void Know(IEnumerable<string> words)
    {
        foreach (var word in words) uses.TryAdd(word, 1);
    }
}
