using Clinic.Web.Typed;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Forms;

/// <summary>A choice from a list. Without <see cref="Items"/> an enum lists itself.</summary>
public sealed class SelectFieldTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The first line, which chooses nothing; null for none.</summary>
    public string? EmptyText { get; set; }

    protected override TagBuilder Control(FormField field)
    {
        var select = FieldParts.Element("select", "input input--medium");
        select.Attributes["id"] = field.Id;
        select.Attributes["name"] = field.Name;
        if (EmptyText is not null) select.InnerHtml.AppendHtml(Option("", field.Say(EmptyText), chosen: false));
        foreach (var item in Items ?? Choices.Of(field.Type))
        {
            var value = item.Value ?? item.Text;
            select.InnerHtml.AppendHtml(Option(value, field.Say(item.Text), Choices.Same(value, field.Value)));
        }

        return select;
    }

    private static TagBuilder Option(string value, string text, bool chosen)
    {
        var option = FieldParts.Element("option");
        option.Attributes["value"] = value;
        if (chosen) option.Attributes["selected"] = "";
        option.InnerHtml.Append(text);
        return option;
    }
}
