namespace Clinic.Content;

/// <summary>Where a page stands: among the education pages, or about the site itself.</summary>
public enum PageSection
{
    Learn,
    Site,
}

/// <summary>The groups that education pages are listed in, in the order readers see them.</summary>
public enum Topic
{
    Basics,
    Conditions,
    Treatment,
    Safety,
    Deciding,
}

/// <summary>One Markdown file, checked and rendered.</summary>
public sealed record Page
{
    public required string Slug { get; init; }

    public required PageSection Section { get; init; }

    /// <summary>The address: <c>/learn/side-effects</c>, or <c>/about</c> for a site page.</summary>
    public string Path => PathOf(Section, Slug);

    public static string PathOf(PageSection section, string slug) => section is PageSection.Learn ? $"/learn/{slug}" : $"/{slug}";

    public required string Title { get; init; }

    /// <summary>The title in menus and breadcrumbs, at most 32 characters.</summary>
    public required string Short { get; init; }

    public required string Summary { get; init; }

    /// <summary>Null on site pages.</summary>
    public Topic? Topic { get; init; }

    public required int Order { get; init; }

    public required DateOnly Updated { get; init; }

    /// <summary>When a clinician last reviewed the page; null until one has.</summary>
    public DateOnly? Reviewed { get; init; }

    public string? Reviewer { get; init; }

    public required DateOnly NextReview { get; init; }

    /// <summary>Whether the page speaks of an off-label use and shows the FDA status line.</summary>
    public bool OffLabel { get; init; }

    /// <summary>The short version as HTML; empty on site pages.</summary>
    public required string Brief { get; init; }

    public PageLink? NextStep { get; init; }

    /// <summary>Slugs of related education pages.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Old addresses that lead here.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The body as HTML; its headings start at the second level.</summary>
    public required string Html { get; init; }

    public IReadOnlyList<Heading> Headings { get; init; } = [];

    /// <summary>What the page cites, numbered in order of first use.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Glossary terms marked on the page, in order of first use.</summary>
    public IReadOnlyList<GlossaryTerm> Terms { get; init; } = [];

    /// <summary>The plain text under each heading, for searching.</summary>
    public IReadOnlyList<PageText> Sections { get; init; } = [];

    /// <summary>Flesch–Kincaid grade level of the prose.</summary>
    public double Grade { get; init; }

    public int WordCount { get; init; }

    /// <summary>The file, relative to the content folder.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The first sentence with all of these words, whole and in any case; null where there is none.</summary>
    public string? Sentence(IReadOnlyList<string> words) => Sections.SelectMany(section => section.Text.Split('\n'))
        .SelectMany(Sentences.Of)
        .FirstOrDefault(sentence => words.All(word => Sentences.Holds(sentence, word)));

    public bool IsDueForReview(DateOnly today) => today > NextReview;
}

public sealed record PageLink(string Text, string Href);

public sealed record Heading(int Level, string Id, string Text);

/// <summary>
/// The text under one heading, as readers see it: each paragraph, list item and table row on a line of its own.
/// <see cref="Id"/> is empty for what stands before the first heading.
/// </summary>
public sealed record PageText(string Id, string Heading, string Text);

/// <summary>A reference with its number on one page, and the ids of the places that cite it there.</summary>
public sealed record Citation(int Number, Reference Reference, IReadOnlyList<string> CiteIds);
