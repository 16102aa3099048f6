using Markdig.Syntax;

namespace Clinic.Content;

/// <summary>
/// What a page may not drop: each rule of <c>safety.yml</c> stands, whole and with its source, on the pages that the rule
/// names, and on every other page that names the matter.
/// </summary>
internal static class SafetyChecks
{
    private const string File = "content/safety.yml";

    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var texts = pages.ToDictionary(page => page, page => EvidenceWordChecks.Texts(page).Concat(Lists(page.Brief, page.LineOfBrief)).Concat(Lists(page.Document, page.LineOf)).ToList());
        foreach (var rule in data.Safety)
        {
            if (data.FindReference(rule.Source) is null)
                findings.Error(File, rule.Line, "safety", $"`{rule.Id}` names the unknown reference `{rule.Source}`.", "Correct `source`, or add it to references.yml.");
            if (rule.Stands is not { } stands) continue;
            foreach (var unknown in stands.On.Where(slug => !pages.Any(page => Is(page, slug))))
                findings.Error(File, rule.Line, "safety", $"`{rule.Id}` names the unknown page `{unknown}`.", "Correct the name in `on`, or take it out.");
            foreach (var page in pages) Check(page, texts[page], rule, stands, findings);
        }
    }

    /// <summary>Pages of the other drug have its rules, and say so.</summary>
    public static bool IsOfSpravato(ParsedPage page) => page.Page.Slug.StartsWith("spravato", StringComparison.Ordinal);

    private static void Check(ParsedPage page, List<(string Text, int Line)> texts, SafetyRule rule, StandingRule stands, Findings findings)
    {
        var named = texts.Find(text => stands.Wherever is { } wherever && wherever.IsMatch(text.Text));
        var calls = named.Text is not null && page.Page.Section is PageSection.Learn && !(rule.Drug is StudyDrug.Ketamine && IsOfSpravato(page));
        if (!calls && !stands.On.Any(slug => Is(page, slug))) return;
        if (texts.Exists(text => stands.Say.All(words => words.Any.IsMatch(text.Text)) && EvidenceWordChecks.CitedIn(text.Text).Contains(rule.Source))) return;
        findings.Error(
            page.Source.File,
            calls ? named.Line : 1,
            "safety",
            $"The page does not give the rule about {rule.About}: {rule.Says} ({rule.Source}).",
            $"Write it in one paragraph, item or row with [@{rule.Source}] and a word of each of: {string.Join("; ", stands.Say.Select(words => words.Words))}.");
    }

    // A list and the sentence above it are read as one.
    private static IEnumerable<(string Text, int Line)> Lists(MarkdownDocument document, Func<MarkdownObject, int> lineOf) =>
        from list in document.Descendants<ListBlock>()
        let above = list.Parent is { } parent && parent.IndexOf(list) is > 0 and var at ? parent[at - 1] as ParagraphBlock : null
        where above is not null
        select (string.Join(' ', list.Descendants<ParagraphBlock>().Prepend(above).Select(EvidenceWordChecks.Marked)), lineOf(list));

    private static bool Is(ParsedPage page, string slug) => page.Page.Section is PageSection.Learn && page.Page.Slug == slug;
}
