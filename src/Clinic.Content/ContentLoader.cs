using System.Collections.Concurrent;
using Clinic.Content.Markdown;

namespace Clinic.Content;

/// <summary>What a load brought: the content, unless there are errors, and everything that was found.</summary>
public sealed record ContentResult(ContentSet? Set, IReadOnlyList<Finding> Findings);

/// <summary>Reads and checks a content folder. All findings are collected; nothing stops at the first.</summary>
public static class ContentLoader
{
    public static ContentResult Load(string directory, DateOnly today)
    {
        var findings = new Findings();
        var folder = new ContentFolder(directory, findings);
        if (ReadData(folder, findings) is not { } data) return new ContentResult(null, findings.Sorted());

        var pages = ReadPages(folder, data, findings);
        Checks.Run(pages, data, today, findings);
        return new ContentResult(
            findings.HasErrors ? null : new ContentSet(data, [.. pages.Select(p => p.Page)], folder.Fingerprint()),
            findings.Sorted());
    }

    /// <summary>Every page as it would be shown, whatever is wrong with it.</summary>
    internal static IReadOnlyList<ParsedPage> ReadPages(ContentFolder folder, ContentData data, Findings findings)
    {
        var sources = Sources(folder, "en/learn", PageSection.Learn).Concat(Sources(folder, "en/pages", PageSection.Site))
            .Select(source => (Source: source, Text: folder.Read(source.Name)))
            .Where(file => file.Text is not null).ToList();
        var reader = new PageReader(data, findings);
        var parsed = new ConcurrentBag<ParsedPage>();
        Parallel.ForEach(sources, file =>
        {
            if (reader.Read(file.Text!, file.Source) is { } page) parsed.Add(page);
        });
        return [.. parsed.OrderBy(p => p.Source.Name, StringComparer.Ordinal)];
    }

    internal static ContentData? ReadData(ContentFolder folder, Findings findings)
    {
        var files = new DataFiles(folder, findings);
        var lines = files.CrisisLines();
        if (files.Clinic() is not { } clinic) return null;

        // The crisis box names its own lines, so they are known before it is rendered.
        var unrendered = new CrisisHelp { Checked = default, BoxHeading = "", BoxHtml = "", ShortHtml = "", Lines = lines };
        var data = new ContentData(
            clinic, unrendered, files.References(), files.Glossary(), files.Facts(), files.Search(), files.Distress(),
            files.Wording());
        var crisis = files.Crisis((text, place, line) =>
            new RenderContext(data, place.File, findings).Render(text, line).Trim());
        return crisis is null ? null : data with { Crisis = crisis };
    }

    private static IEnumerable<PageSource> Sources(ContentFolder folder, string below, PageSection section) =>
        folder.Pages(below).Select(name => new PageSource(name, Path.GetFileNameWithoutExtension(name), section));
}
