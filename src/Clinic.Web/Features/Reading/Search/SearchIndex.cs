namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// A full-text index of the pages in memory. A page's worth is the sum of four: its words by BM25 (Robertson and
/// Zaragoza 2009), its title, its best section, where the words stand close together, and the phrases that lead to it.
/// A word on every page weighs little and is never dropped; no word has to be there. It never changes; when the pages
/// do, a new one is built.
/// </summary>
public sealed class SearchIndex
{
    public const int HitsMax = 10;

    private const double Saturation = 2.5; // BM25's k1, higher than usual for whole pages
    private const double LeastTelling = 0.35;
    private const double TitleShare = 1.0;
    private const double PartShare = 1.1;
    private const double AnswersIt = 2.0; // as much as a phrase of two words that leads to it
    private const double WorthShowing = 0.22; // of the best page's score
    private const int Candidates = 40;
    private const int PrefixWordsMax = 12;

    private readonly SearchTerms terms;
    private readonly IndexedPage[] pages;
    private readonly Dictionary<int, List<Posting>> postings = [];
    private readonly Dictionary<int, List<(int Page, int Lead)>> leadsWith = [];
    private readonly SearchThesaurus thesaurus;
    private readonly Spelling spelling;
    private readonly SearchSnippets snippets;

    public SearchIndex(IEnumerable<SearchDocument> documents, SearchThesaurus thesaurus, IEnumerable<string> alsoKnown)
    {
        this.thesaurus = thesaurus;
        terms = new SearchTerms(thesaurus.Phrases);
        pages = [.. documents.Select(document => new IndexedPage(document, terms))];
        var average = pages.Length == 0 ? 1 : Math.Max(1, pages.Average(page => page.Length));
        for (var at = 0; at < pages.Length; at++) AddPage(at, average);
        spelling = new Spelling(terms.UsesWith(thesaurus.Words.Concat(alsoKnown)));
        snippets = new SearchSnippets(terms);
    }

    /// <summary>How words are read: each as itself, or as the one it is a slip of.</summary>
    public Spelling Spelling => spelling;

    /// <summary>Finds pages for what was typed. The last word may be unfinished.</summary>
    /// <param name="answering">Paths of the pages that the answers to it come from.</param>
    /// <param name="first">The path of the page that has to stand first.</param>
    public SearchAnswer Search(string? typed, IReadOnlyList<string>? answering = null, string? first = null)
    {
        var words = SearchWords.Split(typed);
        if (words.Count == 0) return SearchAnswer.Nothing;

        var read = words.Select((word, at) => Read(word, mayGoOn: at == words.Count - 1)).ToList();
        var groups = Groups(read);
        var telling = groups.Where(group => !group.Filler).ToList();
        if (telling.Count == 0) telling = groups;
        var hits = Rank(telling, read, answering ?? [], first);
        var changed = read.Where(word => word.Shown != word.Typed).ToList();
        var unsure = read.Where(word => word.Perhaps is not null).ToList();
        return new SearchAnswer(hits)
        {
            ShownInstead = changed.Count == 0 ? null : string.Join(' ', read.Select(word => word.Shown)),
            Suggestion = unsure.Count == 0 ? null : string.Join(' ', read.Select(word => word.Perhaps ?? word.Shown)),
            Unspoken = [.. telling.Where(group => !group.Filler && group.Unspoken).Select(group => group.Typed).Distinct()],
        };
    }

    private void AddPage(int at, double average)
    {
        foreach (var (term, weight, inTitle, spoken) in pages[at].Weights(average))
        {
            if (!postings.TryGetValue(term, out var list)) postings[term] = list = [];
            list.Add(new Posting(at, (float)weight, inTitle, spoken));
        }

        for (var lead = 0; lead < pages[at].Leads.Count; lead++)
        {
            foreach (var term in pages[at].Leads[lead])
            {
                if (!leadsWith.TryGetValue(term, out var list)) leadsWith[term] = list = [];
                list.Add((at, lead));
            }
        }
    }

    private ReadWord Read(string word, bool mayGoOn)
    {
        if (SearchWords.IsFiller(word) || spelling.Knows(word) || word.Any(char.IsAsciiDigit)) return new ReadWord(word, word, null, false);
        if (mayGoOn && word.Length >= 3 && spelling.KnowsBeginning(word)) return new ReadWord(word, word, null, true);
        return spelling.Nearest(word) switch
        {
            { Sure: true } sure => new ReadWord(word, sure.Word, null, false),
            { } near => new ReadWord(word, word, near.Word, false),
            null => new ReadWord(word, word, null, false),
        };
    }

    private List<QueryGroup> Groups(List<ReadWord> read)
    {
        var stems = read.Select(word => Stemmer.Of(word.Shown)).ToList();
        var groups = new List<QueryGroup>();
        for (var at = 0; at < read.Count;)
        {
            // Phrases first: "how much" means the cost, though each of its words alone means nothing.
            var (length, others, isKind) = thesaurus.LongestAt(stems, at);
            var shown = read.GetRange(at, length);
            var group = new QueryGroup(
                string.Join(' ', shown.Select(word => word.Shown)), isKind,
                filler: others is null && shown.TrueForAll(word => SearchWords.IsFiller(word.Shown)));
            group.Add(terms.Find(stems.GetRange(at, length)), 1);
            // A phrase's own words still count a little where they stand apart.
            if (length > 1)
            {
                foreach (var stem in shown.Where(word => !SearchWords.IsFiller(word.Shown)).Select(word => Stemmer.Of(word.Shown)))
                    group.Add(terms.Find([stem]), 0.5);
            }

            foreach (var (other, weight) in others ?? new Dictionary<string, double>()) group.Add(terms.Find(other.Split(' ')), weight);
            if (shown is [{ GoesOn: true } last])
            {
                foreach (var word in spelling.Beginning(last.Typed, PrefixWordsMax)) group.Add(terms.Find([Stemmer.Of(word)]), 0.8);
            }

            groups.Add(group);
            at += length;
        }

        return groups;
    }

    private List<SearchHit> Rank(List<QueryGroup> groups, List<ReadWord> read, IReadOnlyList<string> answering, string? first)
    {
        var scores = new double[pages.Length];
        var (frequencies, titles) = (new double[pages.Length], new double[pages.Length]);
        foreach (var group in groups)
        {
            Array.Clear(frequencies);
            Array.Clear(titles);
            group.Weigh(postings, frequencies, titles, LeastTelling);
            for (var page = 0; page < scores.Length; page++)
            {
                scores[page] += group.Telling * frequencies[page] / (frequencies[page] + Saturation);
                scores[page] += TitleShare * group.TitleTelling * titles[page];
            }
        }

        var matcher = new QueryMatcher(groups, terms.Count);
        AddLeads(scores, groups, read);
        foreach (var path in answering)
        {
            if (Array.FindIndex(pages, page => page.Document.Path == path) is >= 0 and var at) scores[at] += AnswersIt;
        }

        var best = Enumerable.Range(0, pages.Length).Where(page => scores[page] > 0)
            .OrderByDescending(page => scores[page]).Take(Candidates)
            .Select(page => (Page: pages[page], Parts: pages[page].Best(matcher), Score: scores[page]))
            .Select(found => found with { Score = found.Score + PartShare * (found.Parts.Count == 0 ? 0 : found.Parts[0].Score) })
            .OrderByDescending(found => found.Score).ToList();
        var shown = best.TakeWhile(found => found.Score >= WorthShowing * best[0].Score).Take(HitsMax)
            .Select(found => snippets.Hit(found.Page, found.Parts, matcher, found.Score)).ToList();
        if (first is not null && Array.Find(pages, page => page.Document.Path == first) is { } asked)
        {
            shown.RemoveAll(hit => hit.Path == first);
            shown.Insert(0, snippets.Hit(asked, asked.Best(matcher), matcher, shown.Count == 0 ? 0 : shown[0].Score));
        }

        return [.. shown.Take(HitsMax)];
    }

    // "k bladder" leads to one page however often others say "bladder".
    private void AddLeads(double[] scores, List<QueryGroup> groups, List<ReadWord> read)
    {
        var asked = groups.SelectMany(group => group.Meant).Concat(read.Select(word => terms.Find([Stemmer.Of(word.Shown)]).Id)).Where(id => id >= 0).ToHashSet();
        var telling = read.Count(word => !SearchWords.IsFiller(word.Shown));
        var found = new Dictionary<(int Page, int Lead), int>();
        foreach (var place in asked.SelectMany(term => leadsWith.GetValueOrDefault(term) ?? []))
            found[place] = found.GetValueOrDefault(place) + 1;
        foreach (var page in found.Where(lead => lead.Value == pages[lead.Key.Page].Leads[lead.Key.Lead].Count).GroupBy(lead => lead.Key.Page))
        {
            var longest = page.Max(lead => lead.Value);
            scores[page.Key] += 0.6 + 1.1 * longest + 0.2 * Math.Min(3, page.Count() - 1) + (longest >= telling ? 1.5 : 0);
        }
    }

    private sealed record ReadWord(string Typed, string Shown, string? Perhaps, bool GoesOn);
}

/// <summary>How often a term stands on a page, by the weight of where it stands.</summary>
/// <param name="Page">Its place in the index.</param>
/// <param name="Weight">More in the title than in a heading, and more there than in the text.</param>
/// <param name="InTitle">Whether it stands in the title.</param>
/// <param name="Spoken">Whether the page itself says it, and not only a phrase that leads there.</param>
internal readonly record struct Posting(int Page, float Weight, bool InTitle, bool Spoken);
