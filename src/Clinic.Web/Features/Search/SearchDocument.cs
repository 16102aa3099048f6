namespace Clinic.Web.Features.Search;

/// <summary>One section of a page, as the index keeps it.</summary>
public sealed record SearchDocument(string Path, string? Anchor, string Title, string Heading, string Text);

/// <summary>A page that answers a search, with its best sections. Marks stand between U+0002 and U+0003.</summary>
public sealed record SearchHit(string Path, string Title, string Snippet, IReadOnlyList<SearchSection> Sections);

public sealed record SearchSection(string Path, string Heading);

/// <summary>What a search found, and what it looked for when a word was misspelled.</summary>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, string? ShownInstead);
