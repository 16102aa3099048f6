using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Forms;

/// <summary>A field of one line. No <c>maxlength</c>: it would cut off what is pasted without a word.</summary>
public abstract class InputFieldTagHelper : FieldTagHelper
{
    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>As wide as what belongs in it: <c>short</c>, <c>medium</c> or <c>full</c>.</summary>
    public string InputWidth { get; set; } = "medium";

    protected abstract string InputType { get; }

    protected override TagBuilder Control(FormField field)
    {
        var input = FieldParts.Element("input", $"input input--{Known.OneOf(InputWidth, "short", "medium", "full")}");
        input.Attributes["type"] = InputType;
        input.Attributes["id"] = field.Id;
        input.Attributes["name"] = field.Name;
        if (Value(field) is { } value) input.Attributes["value"] = value;
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null) input.Attributes["inputmode"] = Inputmode;
        return input;
    }

    protected virtual string? Value(FormField field) => field.Value;
}

/// <summary>Words of any kind, in whatever direction they are written.</summary>
public sealed class TextFieldTagHelper : InputFieldTagHelper
{
    protected override string InputType => "text";

    protected override TagBuilder Control(FormField field)
    {
        var input = base.Control(field);
        input.Attributes["dir"] = "auto"; // the direction of what is typed, not of the page
        return input;
    }
}

/// <summary>An email address.</summary>
public sealed class EmailFieldTagHelper : InputFieldTagHelper
{
    public EmailFieldTagHelper() => Autocomplete = "email";

    protected override string InputType => "email";

    protected override TagBuilder Control(FormField field)
    {
        var input = base.Control(field);
        input.Attributes["spellcheck"] = "false";
        return input;
    }
}

/// <summary>A phone number, with its extension if it has one.</summary>
public sealed class PhoneFieldTagHelper : InputFieldTagHelper
{
    public PhoneFieldTagHelper()
    {
        Autocomplete = "tel";
        InputWidth = "short";
    }

    protected override string InputType => "tel";
}

/// <summary>A day; the browser's own calendar where it has one.</summary>
public sealed class DateFieldTagHelper : InputFieldTagHelper
{
    public DateFieldTagHelper() => InputWidth = "short";

    protected override string InputType => "date";
}

/// <summary>A time of day.</summary>
public sealed class TimeFieldTagHelper : InputFieldTagHelper
{
    public TimeFieldTagHelper() => InputWidth = "short";

    protected override string InputType => "time";
}

/// <summary>A password: never sent back to the browser. Where scripts run, a button shows what is typed.</summary>
public sealed class PasswordFieldTagHelper : InputFieldTagHelper
{
    public PasswordFieldTagHelper() => Autocomplete = "current-password";

    protected override string InputType => "password";

    protected override string? Value(FormField field) => null;

    protected override IHtmlContent Around(TagBuilder control, FormField field)
    {
        var reveal = FieldParts.Element("button", "button button--quiet");
        reveal.Attributes["type"] = "button";
        reveal.Attributes["data-reveal"] = field.Id;
        reveal.Attributes["aria-controls"] = field.Id;
        reveal.Attributes["hidden"] = ""; // until the script that answers it is there
        reveal.InnerHtml.Append(field.Say("Show password"));
        var together = FieldParts.Element("div", "field__with-button");
        together.InnerHtml.AppendHtml(control).AppendHtml(reveal);
        return together;
    }
}
