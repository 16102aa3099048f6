using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>A short state in a colored box: <c>&lt;status-tag kind="new"&gt;New&lt;/status-tag&gt;</c>.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    /// <summary><c>new</c>, <c>contacted</c>, <c>scheduled</c>, <c>closed</c>, <c>warning</c>, <c>danger</c> or <c>neutral</c>: color and mark; the text says the same in words.</summary>
    public string Kind { get; set; } = "neutral";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var kind = Known.OneOf(Kind, "new", "contacted", "scheduled", "closed", "warning", "danger", "neutral");
        output.Attributes.SetAttribute("class", $"tag tag--{kind}");
    }
}
