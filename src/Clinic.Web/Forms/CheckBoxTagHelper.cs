using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>A box to tick, for a <c>bool</c>.</summary>
public sealed class CheckBoxTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    public string? Hint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        var label = Label ?? throw new InvalidOperationException($"<check-box for=\"{For.Name}\"> has no label.");
        var error = FieldParts.Error(field);
        var box = FieldParts.Element("input", "choice__control");
        box.Attributes["type"] = "checkbox";
        box.Attributes["id"] = field.Id;
        box.Attributes["name"] = field.Name;
        box.Attributes["value"] = "true";
        // A ticked box sends "true,false" with its twin below.
        if (field.Value?.StartsWith("true", StringComparison.OrdinalIgnoreCase) == true) box.Attributes["checked"] = "";
        FieldParts.Describe(box, field);

        // A box that is not ticked sends nothing at all: this tells it from a field that was missing.
        var twin = FieldParts.Element("input");
        twin.Attributes["type"] = "hidden";
        twin.Attributes["name"] = field.Name;
        twin.Attributes["value"] = "false";

        FieldParts.Frame(output, field);
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml(error)
            .AppendHtml(ChoiceLine.Of(box, field.Id, field.Say(label), Hint is null ? null : field.Say(Hint)))
            .AppendHtml(twin));
    }
}
