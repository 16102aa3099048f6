using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>A part of a form that is folded away, and open where a field in it was filled in or has to be mended.</summary>
public sealed class FormPartTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What is seen of it while it is folded.</summary>
    public string Heading { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = PageFields.Of(ViewContext);
        var before = fields.Count;
        var parts = await output.GetChildContentAsync();
        var summary = FieldParts.Element("summary");
        summary.InnerHtml.Append(ViewContext.Say(Heading));
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "form__part");
        if (fields.Skip(before).Any(field => field.Error is not null || field.IsFilledIn)) output.Attributes.SetAttribute("open", "open");
        output.Content.SetHtmlContent(summary).AppendHtml(parts);
    }
}
