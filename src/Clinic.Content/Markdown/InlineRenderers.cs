using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Clinic.Content.Markdown;

/// <summary>Numbered links to the page's reference list: <c>sup.cite</c>.</summary>
internal sealed class CitationRenderer(RenderContext context) : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        renderer.Write("<sup class=\"cite\">");
        var first = true;
        foreach (var id in citation.Ids)
        {
            if (context.Cite(id, citation.Line) is not { } cite) continue;
            if (!first) renderer.Write(", ");
            first = false;
            renderer.Write($"<a href=\"#ref-{cite.Number}\" id=\"{cite.CiteId}\" aria-label=\"{Escape(context.Data.Texts.Of("Reference {0}", cite.Number))}\">{cite.Number}</a>");
        }

        renderer.Write("</sup>");
    }

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);
}

/// <summary>A word whose meaning opens in place; without script it leads to the glossary: <c>a.term</c>.</summary>
internal sealed class TermRenderer(RenderContext context) : HtmlObjectRenderer<TermInline>
{
    protected override void Write(HtmlRenderer renderer, TermInline inline)
    {
        if (context.Mark(inline.Name, inline.Line) is { } term)
            renderer.Write($"<a class=\"term\" href=\"{context.Data.Addresses.Of("/glossary")}#{term.Id}\">").WriteEscape(inline.Shown).Write("</a>");
        else
            renderer.WriteEscape(inline.Shown);
    }
}

/// <summary>Facts, crisis numbers and the clinic's details, written once and used by name.</summary>
internal sealed class TokenRenderer(RenderContext context) : HtmlObjectRenderer<TokenInline>
{
    protected override void Write(HtmlRenderer renderer, TokenInline token)
    {
        if (Html(token) is { } html) renderer.Write(html);
        else context.Error(token.Line, "token", $"`{{{{{token.Group}.{token.Key}}}}}` stands for nothing.", "Use a name from facts.yml, claims.yml, evidence.yml, crisis.yml or clinic.yml; content/README.md lists them.");
    }

    private string? Html(TokenInline token) => token.Group switch
    {
        "facts" => context.RenderFact(token.Key, context.LineOfFile(token.Line)),
        "crisis" => context.Data.Crisis.Find(token.Key) is { } line
            ? $"<a class=\"crisis-link\" href=\"{Escape(line.Href)}\" aria-label=\"{Escape(line.Label)}\">{Escape(line.Display)}</a>"
            : null,
        "clinic" => Clinic(context.Data.Clinic, token.Key),
        "study" => context.RenderResult(token.Key, context.LineOfFile(token.Line)),
        _ => null,
    };

    private static string? Clinic(ClinicProfile clinic, string key) => key switch
    {
        "name" => Escape(clinic.Name),
        "phone" => $"<a href=\"{Escape(clinic.PhoneHref)}\">{Escape(clinic.Phone)}</a>",
        "email" => $"<a href=\"mailto:{Escape(clinic.Email)}\">{Escape(clinic.Email)}</a>",
        "hours" => Escape(clinic.HoursSummary),
        "address" => Escape(clinic.Address.ToString()),
        // These stand for nothing until the clinic has told them.
        "insurance" when clinic.Insurance is { } insurance => Escape(insurance),
        "languageHelp" when clinic.LanguageHelp is { } help => Escape(help),
        "civilRightsCoordinator" when clinic.CivilRightsCoordinator is { } coordinator => Escape(coordinator),
        "clinicians" when clinic.Clinicians.Count > 0 => Escape(string.Join("; ", clinic.Clinicians)),
        "fees" when clinic.Fees.Count > 0 => Escape(string.Join("; ", clinic.Fees.Select(fee => $"{fee.Service}: {fee.Amount}"))),
        _ => null,
    };

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);
}
