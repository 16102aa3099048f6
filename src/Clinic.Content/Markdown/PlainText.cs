using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content.Markdown;

/// <summary>The words of a page without its markup.</summary>
internal static class PlainText
{
    public static string Of(ContainerInline? container)
    {
        var text = new StringBuilder();
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling) Append(inline, text);
        return text.ToString();
    }

    /// <summary>Everything a reader would find by searching, block by block.</summary>
    public static string Of(Block block)
    {
        switch (block)
        {
            case LeafBlock { Inline: not null } leaf:
                return Of(leaf.Inline);
            case FencedCodeBlock drawn when drawn.GetData(typeof(Components.ComponentWriter)) is string words:
                return words;
            case FencedCodeBlock data:
                return string.Join(' ', data.Lines.ToString().Split('\n').Select(ValueOf).Where(value => value.Length > 0));
            case TableCell or ContainerBlock:
                return string.Join(' ', ((ContainerBlock)block).Select(Of).Where(text => text.Length > 0));
            default:
                return "";
        }
    }

    private static void Append(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case TermInline term:
                text.Append(term.Shown);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case ContainerInline inner:
                text.Append(Of(inner));
                break;
        }
    }

    // "- { label: ECT, value: 41.2 }" is "ECT, 41.2": close enough for finding a page by its chart.
    private static string ValueOf(string line)
    {
        var value = line.Trim().TrimStart('-').Trim().Trim('{', '}', '"').Trim();
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        value = colon < 0 ? value : value[(colon + 1)..].Trim().Trim('"');
        var cite = value.IndexOf("[@", StringComparison.Ordinal);
        return cite < 0 ? value : value[..cite].Trim();
    }
}
