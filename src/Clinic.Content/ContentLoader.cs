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
        var others = folder.Languages.Skip(1).Select(language => (Language: language, Read: ReadLanguage(folder, language, pages, today, findings))).ToList();
        return new ContentResult(Serve(folder, data, pages, others, today, findings), findings.Sorted())
        {
            Grades = [.. pages.Select(p => new PageGrade(p.Source.File, p.Page.Grade, p.Page.WordCount, [.. p.Grade.Hardest(HardestShown)]))],
        };
    }

    // Everything is checked as it is written. Where a fact is past its day, the pages are read once more without it.
    private static ContentSet? Serve(
        ContentFolder folder, ContentData data, IReadOnlyList<ParsedPage> pages,
        IReadOnlyList<(Language Language, LanguagePages? Read)> others, DateOnly today, Findings findings)
    {
        if (!findings.HasErrors && data.Facts.Any(fact => fact.IsPast(today)) && ReadData(folder, findings, today) is { } without)
        {
            (data, pages) = (without, ReadPages(folder, without, findings));
            others = [.. others.Select(other => (other.Language, ReadLanguage(folder, other.Language, findings, today)))];
        }

        if (findings.HasErrors) return null;
        var fingerprint = folder.Fingerprint();
        var english = new ContentSet(data, [.. pages.Select(p => p.Page)], fingerprint);
        foreach (var (_, read) in others) english.Add(new ContentSet(read!.Data, [.. read.Pages.Select(p => p.Page)], fingerprint));
        return english;
    }

    // A translation repeats what the English page says with its sources; the rules for words and figures read English.
    private static LanguagePages? ReadLanguage(
        ContentFolder folder, Language language, IReadOnlyList<ParsedPage> english, DateOnly today, Findings findings)
    {
        if (ReadLanguage(folder, language, findings) is not { } read) return null;
        LinkChecks.Run(read.Pages, findings, english);
        PlaceChecks.Run(read.Pages, findings);
        if (read.Pages.Count > 0)
        {
            findings.Warning(ContentFolder.Shown(language.Code), 1, "language",
                $"How hard the pages in {language.Culture.EnglishName} are to read, and which words and figures they use, is not checked.",
                "Have somebody read them beside the English ones; the rules know English only.");
        }

        return read;
    }

    private static LanguagePages? ReadLanguage(ContentFolder folder, Language language, Findings findings, DateOnly? servedOn = null) =>
        ReadData(folder, findings, servedOn, language) is { } data ? new LanguagePages(data, ReadPages(folder, data, findings)) : null;

    private sealed record LanguagePages(ContentData Data, IReadOnlyList<ParsedPage> Pages);

    /// <summary>Every page as it would be shown, whatever is wrong with it.</summary>
    internal static IReadOnlyList<ParsedPage> ReadPages(
        ContentFolder folder, ContentData data, Findings findings, Action<int, int>? progress = null)
    {
        var sources = SourcesOf(folder, data.Texts.Language)
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

    internal static ContentData? ReadData(ContentFolder folder, Findings findings, DateOnly? servedOn = null, Language? language = null)
    {
        var texts = TextsFile.Read(folder, language ?? Language.English, findings);
        var files = new DataFiles(folder, findings, texts);
        var lines = files.CrisisLines();
        if (files.Clinic() is not { } clinic) return null;

        // The crisis box names its own lines, so they are known before it is rendered.
        var unrendered = new CrisisHelp { Checked = default, BoxHeading = "", BoxHtml = "", ShortHtml = "", Lines = lines };
        var data = new ContentData(
            clinic, unrendered, files.References(), files.Glossary(), files.Facts(), files.Studies(), files.Safety(), files.Claims(), files.Search(), AnswerVocabulary.Empty,
            files.Danger(), files.Wording(), servedOn)
        {
            Texts = texts,
            Addresses = new LocalAddresses(texts.Language, PathsOf(folder, texts.Language), PathsOf(folder, Language.English)),
        };
        var crisis = files.Crisis(Render);
        return crisis is null ? null : data with { Crisis = crisis, Answers = files.Answers(clinic, Render) };

        string Render(string text, YamlPlace place, int line) => new RenderContext(data, place.File, findings).Render(text, line).Trim();
    }

    private static IEnumerable<string> PathsOf(ContentFolder folder, Language language) =>
        SourcesOf(folder, language).Select(source => Page.PathOf(source.Section, source.Slug));

    private static IEnumerable<PageSource> SourcesOf(ContentFolder folder, Language language) =>
        Sources(folder, $"{language}/learn", PageSection.Learn).Concat(Sources(folder, $"{language}/pages", PageSection.Site));

    private static IEnumerable<PageSource> Sources(ContentFolder folder, string below, PageSection section) =>
        folder.Pages(below).Select(name => new PageSource(name, Path.GetFileNameWithoutExtension(name), section));
}
