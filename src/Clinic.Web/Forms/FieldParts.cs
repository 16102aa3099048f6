using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Clinic.Web.Forms;

/// <summary>The pieces that fields are built from.</summary>
internal static class FieldParts
{
    public static string WithOptional(ViewContext view, string label, bool optional) => optional ? view.Say("{0} (optional)", view.Say(label)) : view.Say(label);

    public static TagBuilder Label(FormField field, string text)
    {
        var label = Element("label", "field__label");
        label.Attributes["for"] = field.Id;
        label.InnerHtml.Append(text);
        return label;
    }

    public static IHtmlContent Hint(FormField field, string? text)
    {
        if (text is null) return HtmlString.Empty;
        field.DescribeBy(field.HintId);
        return Hint(field.HintId, field.Say(text));
    }

    public static TagBuilder Hint(string id, string text)
    {
        var hint = Element("p", "field__hint");
        hint.Attributes["id"] = id;
        hint.InnerHtml.Append(text);
        return hint;
    }

    public static IHtmlContent Error(FormField field)
    {
        if (field.Error is null) return HtmlString.Empty;
        field.DescribeBy(field.ErrorId);
        var error = Element("p", "field__error");
        error.Attributes["id"] = field.ErrorId;
        var prefix = Element("span", "visually-hidden");
        prefix.InnerHtml.Append(field.Say("Error: "));
        error.InnerHtml.AppendHtml(prefix).Append(field.Error);
        return error;
    }

    /// <summary>Ties a control to its hint and error; to be called when both have been made.</summary>
    public static void Describe(TagBuilder control, FormField field)
    {
        if (field.DescribedBy is { } ids) control.Attributes["aria-describedby"] = ids;
        // On a group of radios or boxes aria-invalid says nothing: there the description does.
        if (field.Error is not null && control.TagName != "fieldset") control.Attributes["aria-invalid"] = "true";
    }

    /// <summary>Turns the tag helper's own element into the box around the field.</summary>
    public static void Frame(TagHelperOutput output, FormField field)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", field.Error is null ? "field" : "field field--error");
    }

    public static TagBuilder Element(string name, string? classes = null)
    {
        // HTML's void elements have no end tag and no slash.
        var element = new TagBuilder(name)
        {
            TagRenderMode = name is "input" ? TagRenderMode.StartTag : TagRenderMode.Normal,
        };
        if (classes is not null) element.AddCssClass(classes);
        return element;
    }
}
