using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content;

/// <summary>
/// A number in a paragraph, list item, table row or component has a citation there. Numbers that no study stands
/// behind are let pass: names such as PHQ-9 and Schedule III, plain dates, ages of adults, and counts up to ten in
/// words' stead without a unit.
/// </summary>
internal static partial class NumberChecks
{
    private const string Fix = "Add [@Reference] after the sentence, or leave the number out.";

    public static void Run(IReadOnlyList<ParsedPage> pages, Findings findings)
    {
        foreach (var page in pages.Where(p => p.Page.Section is PageSection.Learn))
        {
            foreach (var paragraph in page.Document.Descendants<ParagraphBlock>().Where(p => p.Parent is not TableCell))
                Check(page, paragraph, PlainText.Of(paragraph.Inline), Cites(paragraph));
            foreach (var row in page.Document.Descendants<TableRow>().Where(row => !row.IsHeader))
                Check(page, row, PlainText.Of(row), Cites(row));
            foreach (var block in page.Document.Descendants<FencedCodeBlock>())
            {
                var data = block.Lines.ToString();
                if (!data.Contains("[@", StringComparison.Ordinal) && NeedsCitation(data))
                    findings.Error(page.Source.File, page.LineOf(block), "number", $"The {block.Info} holds numbers and no citation.", "Add [@Reference] to its `source` or `result`.");
            }
        }

        void Check(ParsedPage page, Block at, string text, bool cites)
        {
            if (!cites && NeedsCitation(text))
                findings.Error(page.Source.File, page.LineOf(at), "number", $"“{Telling().Match(Plain(text)).Value}” has no citation in this {(at is TableRow ? "row" : "paragraph")}.", Fix);
        }
    }

    /// <summary>Whether a text holds a number that only a source can stand behind.</summary>
    public static bool NeedsCitation(string text) => Telling().IsMatch(Plain(text));

    private static string Plain(string text) => Harmless().Replace(text, " ");

    // A fact used by name brings its own citation.
    private static bool Cites(Block block) => Paragraphs(block)
        .SelectMany(paragraph => paragraph.Inline?.Descendants<LeafInline>() ?? [])
        .Any(inline => inline is CitationInline or TokenInline { Group: "facts" });

    private static IEnumerable<ParagraphBlock> Paragraphs(Block block) =>
        block is ParagraphBlock paragraph ? [paragraph] : block.Descendants<ParagraphBlock>();

    // Percentages, and numbers of people, points, times and amounts.
    [GeneratedRegex(@"\d+(?:[.,]\d+)*\s*(?:%|percent\b|(?:of|in|out of)\s+(?:every\s+)?\d+|people|adults|persons|veterans|participants|patients|trials|studies|points?|hours?|minutes?|days?|weeks?|months?|years?|mg|milligrams?|times)", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();

    [GeneratedRegex(@"\b(?:24 hours a day|7 days a week|\d{1,2} years? (?:old|or older)|18 and older|age[sd]? \d+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();
}
