using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>
/// <c>&lt;p class="typed"&gt;</c>: what somebody typed, shown in the direction of its own script. Hebrew on an English page is else
/// cut apart and put together the wrong way round. Within a line of ours <c>&lt;bdi&gt;</c> does the same.
/// </summary>
[HtmlTargetElement(Attributes = "[class^='typed']")]
public sealed class TypedTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Attributes.SetAttribute("dir", "auto");
}
