namespace Clinic.Content;

/// <summary>How far a reference was checked when it was written down.</summary>
public enum Verification
{
    /// <summary>The paper, label or official page itself was read.</summary>
    Seen,

    /// <summary>Only a secondary source was read.</summary>
    Secondary,

    /// <summary>Neither: it may not be cited.</summary>
    Unseen,
}

/// <summary>An entry of <c>references.yml</c>.</summary>
public sealed record Reference
{
    public required string Id { get; init; }

    public required string Authors { get; init; }

    public required string Title { get; init; }

    /// <summary>Journal or agency.</summary>
    public required string Source { get; init; }

    public int? Year { get; init; }

    /// <summary>Volume and pages, or a date.</summary>
    public string? Details { get; init; }

    public string? Doi { get; init; }

    public string? Pmid { get; init; }

    public string? Pmc { get; init; }

    public string? Url { get; init; }

    public required Verification Verified { get; init; }

    /// <summary>Details that were written from memory and still have to be compared.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>The one drug that it is about, where it is about one alone; null otherwise.</summary>
    public StudyDrug? Drug { get; init; }

    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }

    /// <summary>Where to read it, best first.</summary>
    public IEnumerable<(string Label, string Href)> Links
    {
        get
        {
            if (Doi is not null) yield return ($"doi:{Doi}", $"https://doi.org/{Doi}");
            if (Pmid is not null) yield return ($"PubMed {Pmid}", $"https://pubmed.ncbi.nlm.nih.gov/{Pmid}/");
            if (Pmc is not null) yield return (Pmc, $"https://pmc.ncbi.nlm.nih.gov/articles/{Pmc}/");
            if (Url is not null) yield return (new Uri(Url).Host, Url);
        }
    }
}
