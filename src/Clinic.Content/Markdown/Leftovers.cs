using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content.Markdown;

/// <summary>Marks that were not read as marks would be shown to readers as they stand: tell the author instead.</summary>
internal static partial class Leftovers
{
    // Stands for what was read, so that a mark on its left and one on its right are not taken for one.
    private const char Read = '\uFFFC';

    public static void Refuse(MarkdownDocument document, RenderContext context)
    {
        foreach (var block in document.Descendants<LeafBlock>().Where(block => block.Inline is not null))
        {
            var text = Text(block.Inline!);
            // The first of each is enough to look at the place; a file of nothing else must not make a finding of each.
            if (Tag().Match(text) is { Success: true } tag)
                context.Error(LineOf(block, text, tag.Index), "html", "HTML is not allowed here.", "Use Markdown or a component; content/README.md shows them.");
            if (Mark().Match(text) is { Success: true } mark)
                context.Error(LineOf(block, text, mark.Index), "markdown", $"`{mark.Value}` was not read and would be shown as it is.", "Look for a slip in it; content/README.md shows how it is written.");
        }
    }

    private static string Text(ContainerInline inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines.Descendants<LeafInline>())
        {
            if (inline is LiteralInline literal) text.Append(literal.Content.AsSpan());
            else text.Append(inline is LineBreakInline ? '\n' : Read);
        }

        return text.ToString();
    }

    private static int LineOf(LeafBlock block, string text, int index) => block.Line + text.AsSpan(0, index).Count('\n');

    [GeneratedRegex("<[A-Za-z/!?]")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[@|\[\[|\{\{|\]\(|\*\*|^:::", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
