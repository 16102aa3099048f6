using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Clinic.Content.Markdown;

/// <summary>
/// The one Markdown pipeline. Extensions are chosen singly: the usual bundle would let <c>{onclick=…}</c> through.
/// </summary>
internal static class ClinicMarkdown
{
    public static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The parsed text, or null where it is nested deeper than any page is: Markdig stops there by itself.</summary>
    public static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseCustomContainers()
            .DisableHtml();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>(); // <javascript:…> is a link to it
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new ClinicInlineParser());
        return builder.Build();
    }
}
