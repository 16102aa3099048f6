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

    /// <summary>The words of a block and of all that it holds.</summary>
    public static string Of(Block block)
    {
        switch (block)
        {
            case LeafBlock { Inline: not null } leaf:
                return Of(leaf.Inline);
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
}
