using Clinic.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Hosting;

/// <summary>Pieces for the inside of a sentence, where no tag helper runs: <c>T["Please {0}.", Html.Link("/contact", T["ask us"])]</c>.</summary>
public static class LocalHtml
{
    /// <summary>A link to a page of this site, in the language of the one it stands on.</summary>
    public static IHtmlContent Link(this IHtmlHelper html, string path, object text)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = html.ViewContext.HttpContext.RequestServices.GetRequiredService<PageLibrary>().Current.Addresses.Of(path);
        return Fill(link, text);
    }

    /// <summary>What somebody typed or wrote, in the direction of its own script.</summary>
    public static IHtmlContent Apart(this IHtmlHelper html, string? text) => Fill(new TagBuilder("bdi"), text ?? "");

    /// <summary>What has to be seen first in a sentence.</summary>
    public static IHtmlContent Strong(this IHtmlHelper html, object? text) => Fill(new TagBuilder("strong"), text ?? "");

    /// <summary>A sign for machines, such as a fingerprint.</summary>
    public static IHtmlContent Code(this IHtmlHelper html, string text) => Fill(new TagBuilder("code"), text);

    private static TagBuilder Fill(TagBuilder tag, object text)
    {
        if (text is IHtmlContent content) tag.InnerHtml.AppendHtml(content);
        else tag.InnerHtml.Append(text.ToString()!);
        return tag;
    }
}
