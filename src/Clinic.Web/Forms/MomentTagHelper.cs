using Clinic.Web.Clock;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>
/// <c>&lt;time at="inquiry.ReceivedAt"&gt;</c>: writes the moment for machines, to the second, beside the words that
/// people read. Razor runs no tag helper within <c>@:</c> or <c>&lt;text&gt;</c>: put the sentence into an element.
/// </summary>
[HtmlTargetElement("time", Attributes = "at")]
public sealed class MomentTagHelper : TagHelper
{
    public DateTimeOffset At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("datetime", At.Iso());
}
