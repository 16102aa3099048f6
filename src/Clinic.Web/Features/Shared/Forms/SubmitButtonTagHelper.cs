using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Features.Shared.Forms;

/// <summary>How much a button asks to be pressed; a form has one primary button.</summary>
public enum ButtonVariant
{
    Primary,
    Secondary,
    Danger,
    Quiet,
}

/// <summary>Sends its form. <c>name</c> and <c>value</c> tell the server which button it was.</summary>
public sealed class SubmitButtonTagHelper : TagHelper
{
    public ButtonVariant Variant { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("class", $"button button--{Variant.ToString().ToLowerInvariant()}");
    }
}
