using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

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
        parts = [.. document.Parts.Select(part => new IndexedPart(part, terms))];
        Length = parts.Sum(part => part.Stems.Length);
        fields.Add((titles[0], InTitle));
        fields.Add((titles[1], InTitle / 2));
        fields.Add((terms.Take(document.Summary), InSummary));
        fields.AddRange(parts.Where(part => part.Source.Anchor is not null).Select(part => (part.Heading, InHeading)));
    }

    public SearchDocument Document { get; }

    public IReadOnlyList<HashSet<int>> Leads { get; }

    /// <summary>Words of the text.</summary>
    public int Length { get; }

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
    public IReadOnlyList<(IndexedPart Part, double Score)> Best(QueryMatcher matcher) =>
        [.. parts.Select(part => (part, Score: part.Score(matcher))).Where(part => part.Score > 0).OrderByDescending(part => part.Score)];
}

internal sealed class IndexedPart
{
    private const double HeadingShare = 0.8;
    private const double AllTogether = 0.5;
    private const double FirstUnderHeading = 0.4;
    private const int ShortAnswer = 60;

    private readonly int[] shown;
    private readonly int[] shownHeading;
    private readonly List<(int From, int Length, bool EndsLine, int FirstStem, int StemCount)> sentences = [];

    public IndexedPart(SearchPart source, SearchTerms terms)
    {
        Source = source;
        Heading = terms.Take(source.Heading);
        Stems = terms.Take(source.Text);
        shownHeading = Same(terms.OfShown(source.Heading), Heading);
        var stems = new List<int>(Stems.Length);
        var from = 0;
        foreach (var line in source.Text.Split('\n'))
        {
            var ofLine = Sentences.Of(line).ToList();
            for (var n = 0; n < ofLine.Count; n++)
            {
                from = source.Text.IndexOf(ofLine[n], from, StringComparison.Ordinal);
                var inSentence = terms.OfShown(ofLine[n]);
                sentences.Add((from, ofLine[n].Length, n == ofLine.Count - 1, stems.Count, inSentence.Length));
                stems.AddRange(inSentence);
                from += ofLine[n].Length;
            }
        }

        shown = Same([.. stems], Stems);
    }

    public SearchPart Source { get; }

    public int[] Heading { get; }

    public int[] Stems { get; }

    /// <summary>More for each word that is asked, and more again where all of them stand in this one section.</summary>
    public double Score(QueryMatcher matcher)
    {
        var groups = matcher.Groups;
        Span<double> inText = stackalloc double[groups.Count];
        Span<double> inHeading = stackalloc double[groups.Count];
        inHeading.Clear();
        matcher.Count(Stems, inText);
        // The part before the first heading has the page's title, which counts already.
        if (Source.Anchor is not null) matcher.Count(Heading, inHeading);
        var (score, held, asked) = (0.0, 0.0, 0.0);
        for (var group = 0; group < groups.Count; group++)
        {
            var telling = groups[group].Telling;
            var frequency = Math.Min(6, inText[group]);
            var heading = Math.Min(1, inHeading[group]);
            score += telling * (frequency / (frequency + 1.5) + HeadingShare * heading);
            asked += telling;
            held += telling * Math.Min(1, frequency + heading);
        }

        return asked == 0 ? 0 : score * (1 - AllTogether + AllTogether * held / asked);
    }

    /// <summary>The sentence with most of what was asked, or the first under the heading that asks it; null where none has any.</summary>
    public string? Answering(QueryMatcher matcher)
    {
        var headingAsks = Source.Anchor is null ? 0 : matcher.Says(shownHeading);
        var (best, most) = (-1, 0.0);
        for (var n = 0; n < sentences.Count; n++)
        {
            var worth = matcher.Says(shown.AsSpan(sentences[n].FirstStem, sentences[n].StemCount)) + (n == 0 ? FirstUnderHeading * headingAsks : 0);
            if (worth > most) (best, most) = (n, worth);
        }

        if (best < 0) return null;
        // A short answer takes the next sentence with it: "Yes, it can. It may irritate the bladder."
        return sentences[best].Length < ShortAnswer && !sentences[best].EndsLine ? $"{Text(best)} {Text(best + 1)}" : Text(best);
    }

    private string Text(int sentence) => Source.Text.Substring(sentences[sentence].From, sentences[sentence].Length);

    // Nearly always they are the same: kept once.
    private static int[] Same(int[] shown, int[] taken) => shown.AsSpan().SequenceEqual(taken) ? taken : shown;
}
