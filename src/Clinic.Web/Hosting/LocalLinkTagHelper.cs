using Clinic.Content;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Hosting;

/// <summary>
/// Keeps readers in their language: links and forms are written with their English address, and lead to the page in the language
/// of the one they stand on; to the English page, and saying so, where there is no other.
/// </summary>
[HtmlTargetElement("a", Attributes = Href)]
[HtmlTargetElement("form", Attributes = Action)]
public sealed class LocalLinkTagHelper(PageLibrary library) : TagHelper
{
    private const string Href = "href";
    private const string Action = "action";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (library.Current is not { Language.IsEnglish: false } content) return;
        var name = context.TagName == "form" ? Action : Href;
        if (!output.Attributes.TryGetAttribute(name, out var attribute)) return;
        var written = attribute.Value?.ToString() ?? "";
        var local = content.Addresses.Of(written);
        if (local != written) output.Attributes.SetAttribute(new TagHelperAttribute(name, attribute.Value is IHtmlContent ? new HtmlString(local) : local, attribute.ValueStyle));
        else if (name == Href && content.Addresses.IsEnglishOnly(written.Split('?', '#')[0])) output.Attributes.SetAttribute("hreflang", Language.English.Code);
    }
}
