namespace Clinic.Web.Features.Search;

/// <summary>A page in numbers: the stems of each field and section.</summary>
internal sealed class IndexedPage
{
    private const double InTitle = 5;
    private const double InLeads = 3;
    private const double InHeading = 2.5;
    private const double InSummary = 2.5;
    private const double LengthShare = 0.5; // BM25's b, for the text alone

    private readonly List<(int[] Stems, double Weight)> fields = [];
    private readonly IndexedPart[] parts;
    private readonly HashSet<int> title;
    private readonly SearchTerms terms;

    public IndexedPage(SearchDocument document, SearchTerms terms)
    {
        Document = document;
        this.terms = terms;
        var titles = new[] { terms.Take(document.Title), terms.Take(document.Short) };
        title = [.. titles.SelectMany(stems => Enumerable.Range(0, stems.Length).SelectMany(at => terms.PhrasesAt(stems, at).Append(stems[at])))];
        Leads = [.. document.Leads.Select(lead => terms.Take(string.Join(' ', SearchWords.LeadingIn(lead))).ToHashSet()).Where(words => words.Count > 0)];
        parts = [.. document.Parts.Select(part => new IndexedPart(part, terms.Take(part.Heading), terms.Take(part.Text)))];
        fields.Add((titles[0], InTitle));
        fields.Add((titles[1], InTitle / 2));
        fields.Add((terms.Take(document.Summary), InSummary));
        fields.AddRange(parts.Where(part => part.Source.Anchor is not null).Select(part => (part.Heading, InHeading)));
    }

    public SearchDocument Document { get; }

    public IReadOnlyList<HashSet<int>> Leads { get; }

    /// <summary>Words of the text.</summary>
    public int Length => parts.Sum(part => part.Stems.Length);

    /// <summary>Every term of the page with its weight.</summary>
    public IEnumerable<(int Term, double Weight, bool InTitle, bool Spoken)> Weights(double averageLength)
    {
        var inText = 1 / (1 - LengthShare + LengthShare * Length / averageLength);
        var weights = new Dictionary<int, double>();
        foreach (var (stems, weight) in fields.Concat(parts.Select(part => (part.Stems, inText))))
        {
            for (var at = 0; at < stems.Length; at++)
            {
                weights[stems[at]] = weights.GetValueOrDefault(stems[at]) + weight;
                foreach (var phrase in terms.PhrasesAt(stems, at)) weights[phrase] = weights.GetValueOrDefault(phrase) + weight;
            }
        }

        var spoken = weights.Keys.ToHashSet();
        foreach (var stem in Leads.SelectMany(lead => lead).Distinct()) weights[stem] = weights.GetValueOrDefault(stem) + InLeads;
        return weights.Select(term => (term.Key, term.Value, title.Contains(term.Key), spoken.Contains(term.Key)));
    }

    /// <summary>The sections that hold what is asked, best first.</summary>
    public IReadOnlyList<(SearchPart Part, double Score)> Best(IReadOnlyList<QueryGroup> groups) =>
        [.. parts.Select(part => (part.Source, Score: part.Score(groups))).Where(part => part.Score > 0).OrderByDescending(part => part.Score)];
}

internal sealed class IndexedPart(SearchPart source, int[] heading, int[] stems)
{
    private const double HeadingShare = 0.8;
    private const double AllTogether = 0.5;

    public SearchPart Source => source;

    public int[] Heading => heading;

    public int[] Stems => stems;

    /// <summary>More for each word that is asked, and more again where all of them stand in this one section.</summary>
    public double Score(IReadOnlyList<QueryGroup> groups)
    {
        var (score, held, asked) = (0.0, 0.0, 0.0);
        foreach (var group in groups)
        {
            var frequency = Math.Min(6, Count(group, stems));
            // The part before the first heading has the page's title, which counts already.
            var inHeading = source.Anchor is null ? 0 : Math.Min(1, Count(group, heading));
            score += group.Telling * (frequency / (frequency + 1.5) + HeadingShare * inHeading);
            asked += group.Telling;
            held += group.Telling * Math.Min(1, frequency + inHeading);
        }

        return asked == 0 ? 0 : score * (1 - AllTogether + AllTogether * held / asked);
    }

    private static double Count(QueryGroup group, int[] stems)
    {
        var count = 0.0;
        for (var at = 0; at < stems.Length; at++)
        {
            foreach (var (term, weight) in group.Ways)
            {
                if (!SearchTerms.StandsAt(term.Stems, stems, at)) continue;
                count += weight;
                break;
            }
        }

        return count;
    }
}
