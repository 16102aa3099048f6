using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>A field of several lines. Says its limit in words; where scripts run, how much is left of it.</summary>
[HtmlTargetElement("text-area")]
public sealed class TextAreaFieldTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 6;

    /// <summary>The most characters the server takes; null to say nothing about it.</summary>
    public int? Max { get; set; }

    protected override TagBuilder Control(FormField field)
    {
        var area = FieldParts.Element("textarea", "input");
        area.Attributes["id"] = field.Id;
        area.Attributes["name"] = field.Name;
        area.Attributes["dir"] = "auto"; // the direction of what is typed, not of the page
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        if (Max is not null) field.DescribeBy(CountId(field));
        // HTML drops the first line break of a text area: this one, and not one that was typed.
        area.InnerHtml.AppendHtml("\n").Append(field.Value ?? "");
        return area;
    }

    protected override IHtmlContent Around(TagBuilder control, FormField field)
    {
        if (Max is not { } max) return control;
        var count = FieldParts.Hint(CountId(field), field.Say("You can write up to {0:N0} characters.", max));
        count.Attributes["data-count"] = field.Id;
        count.Attributes["data-max"] = max.ToString(CultureInfo.InvariantCulture);
        // The script says English by itself.
        foreach (var (name, english) in new[] { ("data-left", "{0} characters left."), ("data-over", "{0} characters too many.") })
        {
            if (field.Say(english) is var said && said != english) count.Attributes[name] = said;
        }

        return new HtmlContentBuilder().AppendHtml(control).AppendHtml(count);
    }

    private static string CountId(FormField field) => $"{field.Id}-count";
}
