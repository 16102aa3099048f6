using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content;

/// <summary>
/// What prose may not do with a study or a label: give a rate without what happened in the comparison, points without
/// their scale, one drug's source for the other drug, a safety rule weaker than the strictest source for it.
/// </summary>
internal static partial class EvidenceWordChecks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var esketamine = Sources(data, StudyDrug.Esketamine);
        var ketamine = Sources(data, StudyDrug.Ketamine);
        foreach (var page in pages)
        {
            foreach (var (text, line) in Texts(page))
            {
                CheckRate(page, text, line, findings);
                CheckScale(page, text, line, findings);
                foreach (var sentence in Sentences(text))
                {
                    CheckDrug(page, sentence, line, esketamine, ketamine, findings);
                    foreach (var rule in data.Safety) CheckRule(page, rule, sentence, line, findings);
                }
            }
        }
    }

    /// <summary>Each paragraph and table row of a page and its short version, with its citations as <c>⟦Id⟧</c>.</summary>
    internal static IEnumerable<(string Text, int Line)> Texts(ParsedPage page)
    {
        foreach (var block in page.Brief.Descendants().OfType<Block>())
        {
            if (Marked(block) is { } text) yield return (text, page.LineOfBrief(block));
        }

        foreach (var block in page.Document.Descendants().OfType<Block>())
        {
            if (Marked(block) is { } text) yield return (text, page.LineOf(block));
        }
    }

    /// <summary>The ids that a text of <see cref="Texts"/> cites.</summary>
    internal static IEnumerable<string> CitedIn(string text) => Cited().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>Cut after a full stop, question mark or exclamation mark; a citation stands before it.</summary>
    internal static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    private static void CheckRate(ParsedPage page, string text, int line, Findings findings)
    {
        if (page.Page.Section is PageSection.Learn && Rate().Match(text) is { Success: true } rate && !Compared().IsMatch(text))
            findings.Error(page.Source.File, line, "comparison", $"“{rate.Value.Trim()}” stands without what happened in the comparison group.", "Say it in the same paragraph, or that there was no comparison.");
    }

    private static void CheckScale(ParsedPage page, string text, int line, Findings findings)
    {
        if (Points().Match(text) is { Success: true } points && !Scale().IsMatch(text))
            findings.Error(page.Source.File, line, "scale", $"“{points.Value}” stands without its scale.", "Say where the scale begins and ends, such as “on a scale from 0 to 60”.");
    }

    private static void CheckDrug(ParsedPage page, string sentence, int line, HashSet<string> esketamine, HashSet<string> ketamine, Findings findings)
    {
        var cited = Cited().Matches(sentence).Select(match => match.Groups[1].Value).ToList();
        if (cited.Count == 0) return;
        var (saysKetamine, saysEsketamine) = (Ketamine().IsMatch(sentence), Esketamine().IsMatch(sentence));
        if (saysKetamine && !saysEsketamine && cited.TrueForAll(esketamine.Contains))
            findings.Error(page.Source.File, line, "drug", $"A sentence about ketamine stands on `{cited[0]}`, which is about Spravato.", "Cite a source about ketamine, or say that this is about Spravato.");
        else if (saysEsketamine && !saysKetamine && cited.TrueForAll(ketamine.Contains))
            findings.Error(page.Source.File, line, "drug", $"A sentence about Spravato stands on `{cited[0]}`, which is about ketamine.", "Cite a source about Spravato, or say that this is about ketamine.");
    }

    private static void CheckRule(ParsedPage page, SafetyRule rule, string sentence, int line, Findings findings)
    {
        if (rule.Weaker is not { } words || !words.When.IsMatch(sentence) || words.Weaker.Match(sentence) is not { Success: true } weaker || words.Strictest.IsMatch(sentence)) return;
        // A rule is of one drug: what is said of the other is not weaker, it is another rule.
        if (rule.Drug is StudyDrug.Ketamine && (Esketamine().IsMatch(sentence) || SafetyChecks.IsOfSpravato(page) && !Ketamine().IsMatch(sentence))) return;
        findings.Error(page.Source.File, line, "safety", $"“{weaker.Value}” is weaker than the strictest source about {rule.About}: {rule.Says} ({rule.Source}).", "Give the strictest rule, or name the drug it does not hold for.");
    }

    // What cites nothing but one drug's own sources can only speak of that drug.
    private static HashSet<string> Sources(ContentData data, StudyDrug drug) =>
        [.. data.References.Where(reference => reference.Drug == drug).Select(reference => reference.Id), .. data.Studies.Where(study => study.Drug == drug).Select(study => study.Source)];

    /// <summary>What a paragraph or a row of a table says, with its citations as <c>⟦Id⟧</c>; null for what is neither.</summary>
    internal static string? Marked(Block block) => block switch
    {
        ParagraphBlock { Parent: not TableCell } paragraph => Marked(paragraph.Inline),
        TableRow { IsHeader: false } row => Heading(row) + string.Join(" | ", row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(p => Marked(p.Inline))))),
        _ => null,
    };

    // A row's numbers mean what the table's head says they mean.
    private static string Heading(TableRow row) => row.Parent is Table table && table.OfType<TableRow>().FirstOrDefault(r => r.IsHeader) is { } head
        ? string.Join(", ", head.OfType<TableCell>().Select(PlainText.Of)) + " | "
        : "";

    private static string Marked(ContainerInline? inlines) => inlines is null ? "" : string.Concat(inlines.Descendants<LeafInline>().Select(inline => inline switch
    {
        CitationInline citation => string.Concat(citation.Ids.Select(id => $" ⟦{id}⟧")),
        LiteralInline literal => literal.Content.ToString(),
        TermInline term => term.Shown,
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }));

    // So many of a hundred, or percent, who got better or worse: not who had a side effect.
    [GeneratedRegex(@"\b\d+(?:\.\d+)?\s*(?:%|(?:out )?of (?:every )?\d+)[^.]{0,80}?\b(?:respon(?:d|ded|se)|remission|relapsed)\b|\b(?:respon(?:d|ded|se)|remission|relapsed)\b[^.]{0,60}?\b\d+(?:\.\d+)?\s*(?:%|(?:out )?of (?:every )?\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\b(?:placebo|midazolam|salt water|sedative|comparison|compared|ECT|quetiapine|everyone knew|everybody knew)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Compared();

    [GeneratedRegex(@"\b\d+(?:\.\d+)? points?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Points();

    [GeneratedRegex(@"\b0 to \d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex Scale();

    [GeneratedRegex(@"(?<![\w-])ketamine\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ketamine();

    [GeneratedRegex(@"\b(?:esketamine|spravato)\b|\bthe spray\b", RegexOptions.IgnoreCase)]
    private static partial Regex Esketamine();

    [GeneratedRegex(@"⟦([^⟧]+)⟧")]
    private static partial Regex Cited();

    [GeneratedRegex(@"(?<=[.!?])[""”’)]*\s+(?=[\p{Lu}""“])|\s\|\s")]
    private static partial Regex SentenceEnd();
}
