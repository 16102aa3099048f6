using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content.Markdown;

/// <summary>
/// Links within the site, to https and mailto; pictures from <c>/images/</c>. Everything else is refused, because
/// <c>javascript:</c> and <c>data:</c> addresses survive Markdown untouched.
/// </summary>
internal sealed class SafeLinkRenderer(RenderContext context) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var href = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (link.IsImage) WriteImage(renderer, link, href);
        else WriteLink(renderer, link, href);
    }

    /// <summary>Whether a browser can be sent there: a path or fragment of this site, https or mailto.</summary>
    public static bool IsSafe(string href) =>
        href.Length > 0
        && !href.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter == '\\')
        && (href[0] == '#'
            || (href[0] == '/' && (href.Length == 1 || href[1] != '/'))
            || (Uri.TryCreate(href, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeMailto || (uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0))));

    private void WriteLink(HtmlRenderer renderer, LinkInline link, string href)
    {
        if (!IsSafe(href))
        {
            context.Error(link.Line, "link", $"The link to `{WholeText.Shortened(href, 60)}` is not allowed.", "Link to a page of this site (/learn/…), a heading (#…), or an https address.");
            renderer.WriteChildren(link);
            return;
        }

        if (link.FirstChild is null)
            context.Error(link.Line, "link", $"The link to `{WholeText.Shortened(href, 60)}` has no text.", "Write what it leads to between the square brackets.");
        if (link.Descendants<LeafInline>().Any(inner => inner is CitationInline or TermInline or TokenInline))
            context.Error(link.Line, "link", $"The link to `{WholeText.Shortened(href, 60)}` holds another link.", "Put the citation, the term or the number outside its square brackets.");
        context.Links.Add((href, context.LineOfFile(link.Line)));
        renderer.Write("<a href=\"").WriteEscapeUrl(context.Data.Addresses.Of(href)).Write("\"");
        if (href.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) renderer.Write(" rel=\"noopener\"");
        renderer.Write(">");
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }

    private void WriteImage(HtmlRenderer renderer, LinkInline link, string href)
    {
        var alt = PlainText.Of(link);
        if (!href.StartsWith("/images/", StringComparison.Ordinal) || href.Contains("..", StringComparison.Ordinal))
            context.Error(link.Line, "image", $"The picture `{WholeText.Shortened(href, 60)}` is not of this site.", "Put it under /images/.");
        else if (alt.Length == 0)
            context.Error(link.Line, "image", $"The picture `{WholeText.Shortened(href, 60)}` has no text.", "Describe it between the square brackets.");
        else
            renderer.Write("<img src=\"").WriteEscapeUrl(href).Write("\" alt=\"").WriteEscape(alt).Write("\">");
    }

}
