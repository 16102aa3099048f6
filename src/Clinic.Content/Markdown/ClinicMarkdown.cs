using Markdig;
using Markdig.Parsers.Inlines;

namespace Clinic.Content.Markdown;

/// <summary>
/// The one Markdown pipeline. Extensions are chosen singly: the usual bundle would let <c>{onclick=…}</c> through.
/// </summary>
internal static class ClinicMarkdown
{
    public static readonly MarkdownPipeline Pipeline = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseCustomContainers()
            .DisableHtml();
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new ClinicInlineParser());
        return builder.Build();
    }
}
