using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>
/// What every field has alike: a label, a hint, an error and the ids that tie them together, so that no field can be
/// made which a screen reader cannot name. Attributes it does not know go to the control itself.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Says "(optional)" after the label; fields are asked for unless they say so.</summary>
    public bool Optional { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        var above = new HtmlContentBuilder()
            .AppendHtml(FieldParts.Label(field, RequireLabel(context)))
            .AppendHtml(FieldParts.Hint(field, Hint))
            .AppendHtml(FieldParts.Error(field));
        var control = Control(field);
        foreach (var attribute in output.Attributes) control.Attributes[attribute.Name] = attribute.Value?.ToString();
        BrowserRules.Add(control, For, ViewContext);
        FieldParts.Describe(control, field);
        FieldParts.Frame(output, field);
        output.Content.SetHtmlContent(above).AppendHtml(Around(control, field));
    }

    /// <summary>The control, without what ties it to its label, hint and error.</summary>
    protected abstract TagBuilder Control(FormField field);

    /// <summary>What stands around the control: nothing, unless a field has more to say.</summary>
    protected virtual IHtmlContent Around(TagBuilder control, FormField field) => control;

    protected string RequireLabel(TagHelperContext context) => FieldParts.WithOptional(
        ViewContext, Label ?? throw new InvalidOperationException($"<{context.TagName} for=\"{For.Name}\"> has no label."), Optional);
}
