namespace Clinic.Web.Features.Reading.Search;

/// <summary>A page as the index takes it in.</summary>
public sealed record SearchDocument(
    string Path, string Title, string Short, string Summary, IReadOnlyList<string> Leads, IReadOnlyList<SearchPart> Parts);

/// <summary>The text under one heading, each paragraph, item and row on a line; no anchor before the first heading.</summary>
public sealed record SearchPart(string? Anchor, string Heading, string Text);

/// <summary>A page that answers a search, with its best sections. Marks stand between U+0002 and U+0003.</summary>
public sealed record SearchHit(string Path, string Title, string Snippet, IReadOnlyList<SearchSection> Sections, double Score);

public sealed record SearchSection(string Path, string Heading);

/// <summary>What a search found, and what became of the words that were typed.</summary>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits)
{
    public static SearchAnswer Nothing { get; } = new([]);

    /// <summary>What was looked for, where a word that finds nothing is a slip of one that does.</summary>
    public string? ShownInstead { get; init; }

    /// <summary>Words that could have been meant, where it is less sure: the reader is asked.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Words that no page uses.</summary>
    public IReadOnlyList<string> Unspoken { get; init; } = [];
}
