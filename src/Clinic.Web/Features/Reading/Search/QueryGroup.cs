using System.Runtime.InteropServices;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>A word or phrase of a search with all that it is also called, each with how nearly it is the same.</summary>
internal sealed class QueryGroup(string typed, bool isKind, bool filler)
{
    private const double NearlyTheSame = 0.85;

    private readonly List<(Term Term, double Weight)> ways = [];
    private bool itselfSpoken;
    private bool spoken;

    public string Typed => typed;

    public bool Filler => filler;

    public IReadOnlyList<(Term Term, double Weight)> Ways => ways;

    /// <summary>Terms that say what was typed, and not only something like it.</summary>
    public IEnumerable<int> Meant => ways.Where(way => way.Weight >= NearlyTheSame).Select(way => way.Term.Id);

    /// <summary>How much it tells pages apart: BM25's inverse document frequency.</summary>
    public double Telling { get; private set; }

    /// <summary>The same among titles.</summary>
    public double TitleTelling { get; private set; }

    /// <summary>No page uses it, nor anything else that it is called; of a kind, the name itself counts.</summary>
    public bool Unspoken => isKind ? !itselfSpoken : !spoken;

    public void Add(Term term, double weight)
    {
        if (term.Id < 0 && term.Stems.Length == 1) return;
        if (!ways.Exists(way => way.Term.Id == term.Id && term.Id >= 0)) ways.Add((term, weight));
    }

    /// <summary>Fills in, for each page, how often it stands there and how nearly it is in the title, and works out how much it tells.</summary>
    public void Weigh(Dictionary<int, List<Posting>> postings, Span<double> frequencies, Span<double> titles, double least)
    {
        foreach (var (term, weight) in ways)
        {
            foreach (var posting in CollectionsMarshal.AsSpan(postings.GetValueOrDefault(term.Id)))
            {
                spoken |= posting.Spoken;
                itselfSpoken |= posting.Spoken && weight.Equals(1.0);
                frequencies[posting.Page] += weight * posting.Weight;
                if (posting.InTitle) titles[posting.Page] = Math.Max(weight, titles[posting.Page]);
            }
        }

        Telling = Math.Max(least, Inverse(frequencies));
        TitleTelling = titles.IndexOfAnyExcept(0.0) < 0 ? 0 : Math.Max(least, Inverse(titles));
    }

    private static double Inverse(ReadOnlySpan<double> pages)
    {
        var with = pages.Length - pages.Count(0.0);
        return Math.Log(1 + (pages.Length - with + 0.5) / (with + 0.5));
    }
}
