using Clinic.Content;

namespace Clinic.Web.Features.Reading.Learn;

/// <summary>An education page and the pages around it.</summary>
public sealed record PageView(Page Page, ContentSet Content)
{
    /// <summary>Adults read about this many words a minute.</summary>
    private const int WordsPerMinute = 200;

    public Page? Previous => Content.Previous(Page);

    public Page? Next => Content.Next(Page);

    /// <summary>Related pages that exist; the next step is not named twice.</summary>
    public IEnumerable<Page> Related => Page.Related
        .Select(Content.FindLearn).OfType<Page>()
        .Where(page => page.Path != Page.NextStep?.Href);

    public Fact? FdaStatus => Page.OffLabel ? Content.FindFact("fda-status") : null;

    /// <summary>The same once it is past its day: then only its date may be told.</summary>
    public Fact? PastFdaStatus => Page.OffLabel ? Content.LeftOut.FirstOrDefault(fact => fact.Id == "fda-status") : null;

    public int Minutes => Math.Max(1, (int)Math.Round(Page.WordCount / (double)WordsPerMinute));

    /// <summary>What the short version cites, and only the places of it that do.</summary>
    public IEnumerable<Citation> CitationsOfBrief => Page.Citations
        .Select(cite => cite with { CiteIds = [.. cite.CiteIds.Where(id => Page.Brief.Contains($"id=\"{id}\"", StringComparison.Ordinal))] })
        .Where(cite => cite.CiteIds.Count > 0);
}
