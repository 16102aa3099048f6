using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Features.Shared.Forms;

/// <summary>What a status tag's color and mark stand for; its text says the same in words.</summary>
public enum StatusKind
{
    Neutral,
    New,
    Contacted,
    Scheduled,
    Closed,
    Warning,
}

/// <summary>A short state in a colored box: <c>&lt;status-tag kind="new"&gt;New&lt;/status-tag&gt;</c>.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    public StatusKind Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tag tag--{Kind.ToString().ToLowerInvariant()}");
    }
}
