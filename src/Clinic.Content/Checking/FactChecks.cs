using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content;

/// <summary>
/// A dated fact may be left out on any day: it stands between whole sentences, and none of them leans on it. "The first
/// of these" and "that approval" would hang in the air.
/// </summary>
internal static partial class FactChecks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var facts = data.Facts.Select(fact => ClaimChecks.Words(fact.Text)).ToList();
        foreach (var fact in data.Facts.Where(fact => !Shown(fact, pages)))
            findings.Error("content/facts.yml", fact.Line, "fact", $"No page shows `{fact.Id}`.", $"Write {{{{facts.{fact.Id}}}}} where it belongs, or take it out: nobody has to look up what nobody reads.");
        foreach (var answer in data.Answers.Answers) CheckStatus("content/answers.yml", answer.Line, ClaimChecks.Shown(answer.Html ?? ""));
        foreach (var page in pages)
        {
            CheckStatus(page.Source.File, page.Matter.LineOf("title"), page.Matter.Title);
            CheckStatus(page.Source.File, page.Matter.LineOf("summary"), page.Matter.Summary);
            foreach (var (text, line) in EvidenceWordChecks.Texts(page)) CheckStatus(page.Source.File, line, text);
            Check(page, page.Brief, page.LineOfBrief, findings);
            Check(page, page.Document, page.LineOf, findings);
        }

        // A typed status stays when the fact is left out, and is wrong on the day of an approval.
        void CheckStatus(string file, int line, string text)
        {
            foreach (var sentence in EvidenceWordChecks.Sentences(text).Where(sentence => Status().IsMatch(sentence) && !facts.Exists(fact => fact.Contains(sentence.Trim(), StringComparison.Ordinal))))
                findings.Error(file, line, "leaning", $"“{Cited().Replace(sentence, "").Trim()}” says what the FDA has approved, which may change.", "Write {{facts.fda-status}} or another fact, or that the use is off-label.");
        }
    }

    // The status stands in the head of every page about an off-label use.
    private static bool Shown(Fact fact, IReadOnlyList<ParsedPage> pages)
    {
        var token = $"{{{{facts.{fact.Id}}}}}";
        return fact.Id is "fda-status" || pages.Any(page => page.Body.Contains(token, StringComparison.Ordinal) || page.Matter.Brief.Contains(token, StringComparison.Ordinal));
    }

    private static void Check(ParsedPage page, MarkdownDocument document, Func<MarkdownObject, int> lineOf, Findings findings)
    {
        var paragraphs = document.Descendants<ParagraphBlock>().ToList();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var inlines = paragraphs[i].Inline?.ToList() ?? [];
            for (var at = 0; at < inlines.Count; at++)
            {
                if (inlines[at] is not TokenInline { Group: "facts" } fact) continue;
                var before = Text(inlines.Take(at)).TrimEnd();
                if (before.Length > 0 && !EndsWhole().IsMatch(before))
                    findings.Error(page.Source.File, lineOf(paragraphs[i]), "leaning", $"`{fact.Key}` stands within a sentence, which would break off when the fact is past its day.", "End the sentence before it.");
                var after = Text(inlines.Skip(at + 1)).TrimStart();
                if (after.Length == 0 && Next(paragraphs[i]) is ParagraphBlock next) after = PlainText.Of(next.Inline);
                if (Leans().Match(after) is { Success: true } leaning)
                    findings.Error(page.Source.File, lineOf(paragraphs[i]), "leaning", $"“{leaning.Value} …” leans on `{fact.Key}`, which is left out when it is past its day.", "Say what it is about instead, so that the sentence stands by itself.");
            }
        }
    }

    private static Block? Next(Block block) => block.Parent is { } parent ? parent.ElementAtOrDefault(parent.IndexOf(block) + 1) : null;

    private static string Text(IEnumerable<Inline> inlines)
    {
        var container = inlines.Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            TermInline term => term.Shown,
            TokenInline => "A fact.", // of its own: it ends what stands before it, and leans on nothing
            LineBreakInline => " ",
            ContainerInline inner => PlainText.Of(inner),
            _ => "",
        });
        return string.Concat(container);
    }

    [GeneratedRegex(@"\s*⟦[^⟧]*⟧")]
    private static partial Regex Cited();

    // Of ketamine itself and of Spravato: what a pharmacy mixes is never approved.
    [GeneratedRegex(@"\b(?:the )?only\b[^.|]{0,60}\bapproved (?:for|to)\b|\bapproved\b[^.|]{0,20}\bonly\b|(?<!compounded )\bketamine(?: itself)? (?:is|was) not (?:FDA-)?approved\b|\bFDA has not approved ketamine\b|\bno FDA approval\b|\b(?:spravato|esketamine|the spray|tablets)\b[^.|]{0,40}\b(?:is|are) not (?:FDA-)?approved\b|^it is not (?:FDA-)?approved\b", RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    [GeneratedRegex(@"[.!?][""”’)]*$")]
    private static partial Regex EndsWhole();

    // Words that point back. "It" and "they" after another sentence of the same paragraph would too, so they are refused where nothing else stands between.
    [GeneratedRegex(@"^(?:That (?:approval|rule|use|status|label|change|sentence|drug|menu)|This (?:approval|rule|status|label|change|means)|These|Those|Both|Neither of|The (?:first|second|last|other|same|former|latter)(?: one)?(?: of (?:these|them|those))?|It|They|So|But|However|And|Even so|Because of (?:this|that))\b")]
    private static partial Regex Leans();
}
