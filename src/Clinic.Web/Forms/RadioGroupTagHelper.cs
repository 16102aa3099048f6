using Clinic.Web.Typed;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>One choice of several, all in sight. Without options of its own an enum lists itself.</summary>
public sealed class RadioGroupTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string? Legend { get; set; }

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FormField(For, ViewContext);
        var radios = new Radios(field);
        context.Items[typeof(Radios)] = radios;
        var children = await output.GetChildContentAsync();

        var group = FieldParts.Element("fieldset", "radios");
        var legend = FieldParts.Element("legend", "field__label");
        legend.InnerHtml.Append(FieldParts.WithOptional(
            ViewContext, Legend ?? throw new InvalidOperationException($"<radio-group for=\"{For.Name}\"> has no legend."), Optional));
        group.InnerHtml
            .AppendHtml(legend)
            .AppendHtml(FieldParts.Hint(field, Hint))
            .AppendHtml(FieldParts.Error(field))
            .AppendHtml(children.IsEmptyOrWhiteSpace ? OptionsOfEnum(radios) : children);
        FieldParts.Describe(group, field);
        FieldParts.Frame(output, field);
        output.Content.SetHtmlContent(group);
    }

    private static HtmlContentBuilder OptionsOfEnum(Radios radios)
    {
        var options = new HtmlContentBuilder();
        foreach (var choice in Choices.Of(radios.Field.Type)) options.AppendHtml(radios.Option(choice.Value, choice.Text, hint: null));
        return options;
    }
}

/// <summary>One line of a <c>radio-group</c>.</summary>
[HtmlTargetElement("radio-option", ParentTag = "radio-group")]
public sealed class RadioOptionTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(((Radios)context.Items[typeof(Radios)]).Option(Value, Label, Hint));
    }
}

/// <summary>Makes the lines of one group and numbers them.</summary>
internal sealed class Radios(FormField field)
{
    private int made;

    public FormField Field { get; } = field;

    public TagBuilder Option(string value, string text, string? hint)
    {
        // The first has the field's own id: there the error summary's link leads.
        var id = ++made == 1 ? Field.Id : $"{Field.Id}-{made}";
        var input = FieldParts.Element("input", "choice__control");
        input.Attributes["type"] = "radio";
        input.Attributes["id"] = id;
        input.Attributes["name"] = Field.Name;
        input.Attributes["value"] = value;
        if (Choices.Same(value, Field.Value)) input.Attributes["checked"] = "";
        return ChoiceLine.Of(input, id, Field.Say(text), hint is null ? null : Field.Say(hint));
    }
}
