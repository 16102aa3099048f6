using Clinic.Content.Markdown;

namespace Clinic.Content;

/// <summary>
/// No study is chosen page by page: each topic has its table somewhere, and whoever shows one of its studies shows the
/// way to all of them.
/// </summary>
internal static class EvidenceChecks
{
    private const string File = "content/evidence.yml";

    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        foreach (var study in data.Studies) CheckStudy(study, data, findings);

        var tables = pages.SelectMany(page => page.Tables.Select(topic => (topic, page.Page.Path))).ToLookup(t => t.topic, t => t.Path);
        foreach (var topic in data.Studies.SelectMany(study => study.About).Where(topic => topic is not EvidenceTopic.Other)
            .GroupBy(topic => topic).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            if (!tables[topic].Any())
                findings.Error(File, 1, "evidence", $"No page shows all studies about `{Word(topic)}`.", $"Add a `trials` block with `about: {Word(topic)}` to the page it belongs to.");
        }

        foreach (var page in pages)
        {
            foreach (var (study, line) in page.Drawn.DistinctBy(drawn => drawn.Study.Id))
            {
                var topics = study.About.Where(topic => tables[topic].Any()).ToList();
                if (topics.Count > 0 && !topics.Exists(topic => page.Tables.Contains(topic) || tables[topic].Any(path => LinksTo(page, path))))
                    findings.Error(page.Source.File, line, "evidence", $"`{study.Id}` stands here alone, without the other studies about `{Word(topics[0])}`.", $"Link to {tables[topics[0]].First()}, where all of them stand, or add a `trials` block.");
            }
        }
    }

    /// <summary>Everything in an entry that a reader may see.</summary>
    public static IEnumerable<string> Words(Study study) =>
        new[] { study.Name, study.Who, study.PeopleNote, study.Given, study.Against, study.NoComparison, study.Followed, study.Found, study.Limits, study.Paid }
            .Concat(study.Outcomes.SelectMany(o => new[] { o.Of, o.What, o.When, o.NoComparison }.Concat(o.Arms.Select(arm => arm.Who))))
            .OfType<string>();

    private static void CheckStudy(Study study, ContentData data, Findings findings)
    {
        if (data.FindReference(study.Source) is null)
            findings.Error(File, study.Line, "evidence", $"`{study.Id}` names the unknown reference `{study.Source}`.", "Correct `source`, or add it to references.yml.");

        // A slip in its words would else be told of on every page that shows it, and on none where none does.
        var context = new RenderContext(data, File, findings);
        foreach (var text in new[] { study.Found, study.Limits, study.Paid }.OfType<string>())
        {
            if (context.RenderInline(text, study.Line).Contains("class=\"term\"", StringComparison.Ordinal))
                findings.Error(File, study.Line, "evidence", $"`{study.Id}` marks a term of the glossary.", "Leave out the double brackets: each page marks a term itself, once.");
        }
    }

    private static bool LinksTo(ParsedPage page, string path) =>
        page.Links.Any(link => link.Href == path || link.Href.StartsWith(path + "#", StringComparison.Ordinal));

    private static string Word(EvidenceTopic topic) => topic.ToString().ToLowerInvariant();
}
