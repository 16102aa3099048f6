using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Clinic.Content.Markdown;

/// <summary>The words of a claim, where a page says <c>{{claim.ID}}</c>.</summary>
internal sealed class ClaimInline(string id) : ContainerInline
{
    public const string Group = "claim";

    public string Id { get; } = id;

    /// <summary>Puts the words in place of their names, before anything is rendered, searched or measured.</summary>
    public static void PutIn(MarkdownDocument document, ContentData data)
    {
        foreach (var token in document.Descendants<TokenInline>().Where(token => token.Group == Group).ToList())
        {
            // One that is unknown stays, and is told of where it would be rendered.
            if (data.FindClaim(token.Key) is not { } claim || ClinicMarkdown.Parse(claim.Says) is not [ParagraphBlock { Inline: { } words }]) continue;
            var said = new ClaimInline(claim.Id) { Line = token.Line, Column = token.Column, Span = token.Span };
            foreach (var inline in words.ToList())
            {
                inline.Remove();
                said.AppendChild(inline);
            }

            foreach (var inline in said.Descendants<Inline>()) inline.Line = token.Line;
            token.ReplaceBy(said);
        }
    }
}

/// <summary>The words alone: nothing shows readers that they are a claim.</summary>
internal sealed class ClaimRenderer : HtmlObjectRenderer<ClaimInline>
{
    protected override void Write(HtmlRenderer renderer, ClaimInline claim) => renderer.WriteChildren(claim);
}
