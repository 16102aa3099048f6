using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace Clinic.Content.Markdown;

/// <summary>Puts our renderers in front of Markdig's own.</summary>
internal static class PageRenderer
{
    public static HtmlRenderer Create(TextWriter writer, RenderContext context)
    {
        var renderer = new HtmlRenderer(writer);
        ClinicMarkdown.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new PageHeadingRenderer(context));
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new SafeLinkRenderer(context));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new DataBlockRenderer(context));
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.Tables.HtmlTableRenderer>(new StackingTableRenderer(context));
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.CustomContainers.HtmlCustomContainerRenderer>(new ContainerRenderer(context));
        renderer.ObjectRenderers.Add(new CitationRenderer(context));
        renderer.ObjectRenderers.Add(new TermRenderer(context));
        renderer.ObjectRenderers.Add(new TokenRenderer(context));
        renderer.ObjectRenderers.Add(new ClaimRenderer());
        return renderer;
    }
}
