using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>Sends its form. <c>name</c> and <c>value</c> tell the server which button it was.</summary>
public sealed class SubmitButtonTagHelper : TagHelper
{
    /// <summary>How much it asks to be pressed: <c>primary</c> (one a form), <c>secondary</c>, <c>danger</c> or <c>quiet</c>.</summary>
    public string Variant { get; set; } = "primary";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute(
            "class", $"button button--{Known.OneOf(Variant, "primary", "secondary", "danger", "quiet")}");
    }
}
