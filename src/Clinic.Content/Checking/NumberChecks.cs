using System.Text.RegularExpressions;
using Clinic.Content.Markdown;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content;

/// <summary>
/// A number in a paragraph, list item, table row or component has a citation there, in the short version too. Let pass
/// are numbers that no study stands behind: in names such as PHQ-9, ages from which something is allowed, keys to
/// press, hours that never end, a standard's version, the month a list was made. Numbers of the clinic, of a crisis line or of a fact come by name and are not seen.
/// </summary>
internal static partial class NumberChecks
{
    // These draw from evidence.yml, where each study has its source.
    private static readonly HashSet<string> Drawn = new(StringComparer.Ordinal) { "evidence", "icon-array", "bar-chart", "trials", "forest", "clinic" };

    public static void Run(IReadOnlyList<ParsedPage> pages, Findings findings)
    {
        foreach (var page in pages)
        {
            foreach (var block in page.Brief.Descendants().OfType<Block>()) Check(page, block, page.LineOfBrief(block));
            foreach (var block in page.Document.Descendants().OfType<Block>()) Check(page, block, page.LineOf(block));
        }

        void Check(ParsedPage page, Block block, int line)
        {
            var (text, place) = block switch
            {
                ParagraphBlock { Parent: not TableCell } paragraph => (PlainText.Of(paragraph.Inline), "paragraph"),
                TableRow { IsHeader: false } row => (PlainText.Of(row), "row"),
                _ => ("", ""),
            };
            if (block is FencedCodeBlock data) CheckData(page, data, line);
            else if (Find(text) is { } number && !Cites(block))
                findings.Error(page.Source.File, line, "number", $"“{number}” has no citation in this {place}.", "Add [@Reference] after the sentence, or leave the number out.");
        }

        void CheckData(ParsedPage page, FencedCodeBlock block, int line)
        {
            var data = block.Lines.ToString();
            if (!Drawn.Contains(block.Info ?? "") && !data.Contains("[@", StringComparison.Ordinal) && Telling().IsMatch(Plain(data)))
                findings.Error(page.Source.File, line, "number", $"The {block.Info} holds numbers and no citation.", "Add [@Reference] to its `source`.");
        }
    }

    /// <summary>The first number, with what it counts, that only a source can stand behind; null where there is none.</summary>
    public static string? Find(string text)
    {
        var plain = Plain(text);
        return Telling().Match(plain) is { Success: true } telling ? telling.Value
            : Any().Match(plain) is { Success: true } any ? any.Value
            : null;
    }

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

    [GeneratedRegex(@"\$?\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Any();

    [GeneratedRegex(@"\b(?:24 hours a day|7 days a week|\d{1,2}(?: years?)? (?:old|(?:and|or) (?:older|over|younger|under))|age[sd]? \d+|press \d|WCAG\)? \d\.\d|November \d{4}|[A-Za-z]+-\d+[A-Za-z]?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();
}
