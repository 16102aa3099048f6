using System.Collections.Concurrent;
using Clinic.Content.Markdown;

namespace Clinic.Content;

/// <summary>What a load brought: the content, unless there are errors, and everything that was found.</summary>
public sealed record ContentResult(ContentSet? Set, IReadOnlyList<Finding> Findings)
{
    /// <summary>How hard each page is to read; errors elsewhere do not keep it from being measured.</summary>
    public IReadOnlyList<PageGrade> Grades { get; init; } = [];
}

/// <summary>Flesch–Kincaid grade of one page, with the sentences that raise it most, hardest first.</summary>
public sealed record PageGrade(string File, double Grade, int Words, IReadOnlyList<string> Hardest);

/// <summary>Reads and checks a content folder. All findings are collected; nothing stops at the first.</summary>
public static class ContentLoader
{
    private const int HardestShown = 3;

    /// <param name="directory">The content folder.</param>
    /// <param name="today">The day facts and reviews are held against.</param>
    /// <param name="progress">Told after each page how many of how many are read, from several threads.</param>
    public static ContentResult Load(string directory, DateOnly today, Action<int, int>? progress = null)
    {
        var findings = new Findings();
        var folder = new ContentFolder(directory, findings);
        if (ReadData(folder, findings) is not { } data) return new ContentResult(null, findings.Sorted());

        var pages = ReadPages(folder, data, findings, progress);
        Checks.Run(pages, data, today, findings);
        return new ContentResult(Serve(folder, data, pages, today, findings), findings.Sorted())
        {
            Grades = [.. pages.Select(p => new PageGrade(p.Source.File, p.Page.Grade, p.Page.WordCount, [.. p.Grade.Hardest(HardestShown)]))],
        };
    }

    // Everything is checked as it is written. Where a fact is past its day, the pages are read once more without it.
    private static ContentSet? Serve(
        ContentFolder folder, ContentData data, IReadOnlyList<ParsedPage> pages, DateOnly today, Findings findings)
    {
        if (!findings.HasErrors && data.Facts.Any(fact => fact.IsPast(today)) && ReadData(folder, findings, today) is { } without)
            (data, pages) = (without, ReadPages(folder, without, findings));
        return findings.HasErrors ? null : new ContentSet(data, [.. pages.Select(p => p.Page)], folder.Fingerprint());
    }

    /// <summary>Every page as it would be shown, whatever is wrong with it.</summary>
    internal static IReadOnlyList<ParsedPage> ReadPages(
        ContentFolder folder, ContentData data, Findings findings, Action<int, int>? progress = null)
    {
        var sources = Sources(folder, "en/learn", PageSection.Learn).Concat(Sources(folder, "en/pages", PageSection.Site))
            .Select(source => (Source: source, Text: folder.Read(source.Name)))
            .Where(file => file.Text is not null).ToList();
        var reader = new PageReader(data, findings);
        var parsed = new ConcurrentBag<ParsedPage>();
        var done = 0;
        Parallel.ForEach(sources, file =>
        {
            if (reader.Read(file.Text!, file.Source) is { } page) parsed.Add(page);
            progress?.Invoke(Interlocked.Increment(ref done), sources.Count);
        });
        return [.. parsed.OrderBy(p => p.Source.Name, StringComparer.Ordinal)];
    }

    internal static ContentData? ReadData(ContentFolder folder, Findings findings, DateOnly? servedOn = null)
    {
        var files = new DataFiles(folder, findings);
        var lines = files.CrisisLines();
        if (files.Clinic() is not { } clinic) return null;

        // The crisis box names its own lines, so they are known before it is rendered.
        var unrendered = new CrisisHelp { Checked = default, BoxHeading = "", BoxHtml = "", ShortHtml = "", Lines = lines };
        var data = new ContentData(
            clinic, unrendered, files.References(), files.Glossary(), files.Facts(), files.Studies(), files.Safety(), files.Claims(), files.Search(), AnswerVocabulary.Empty,
            files.Danger(), files.Wording(), servedOn);
        var crisis = files.Crisis(Render);
        return crisis is null ? null : data with { Crisis = crisis, Answers = files.Answers(clinic, Render) };

        string Render(string text, YamlPlace place, int line) => new RenderContext(data, place.File, findings).Render(text, line).Trim();
    }

    private static IEnumerable<PageSource> Sources(ContentFolder folder, string below, PageSection section) =>
        folder.Pages(below).Select(name => new PageSource(name, Path.GetFileNameWithoutExtension(name), section));
}
