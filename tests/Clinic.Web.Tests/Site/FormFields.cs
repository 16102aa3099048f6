using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Clinic.Web.Tests.Site;

/// <summary>Fills in a form of a page and lists what a browser would send, hidden fields and token included.</summary>
internal static class FormFields
{
    /// <summary>
    /// The form's fields with <paramref name="values"/> in them. Null unticks a box or leaves a field out; a name
    /// that the form does not have is a mistake in the test. A button's name and value press that button.
    /// </summary>
    public static List<KeyValuePair<string, string>> Fill(
        IHtmlFormElement form, IReadOnlyDictionary<string, string?> values, IHtmlElement? button = null)
    {
        var fields = form.Elements.Where(field => field.GetAttribute("name") is { Length: > 0 } && !IsDisabled(field)).ToList();
        foreach (var name in values.Keys)
        {
            if (fields.All(field => field.GetAttribute("name") != name))
                throw new InvalidOperationException($"The form has no field '{name}'.");
        }

        var filled = new List<KeyValuePair<string, string>>();
        foreach (var field in fields)
        {
            var name = field.GetAttribute("name")!;
            var told = values.TryGetValue(name, out var value) && !IsTwinOfBox(field, fields);
            if (told && value is null) continue;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice:
                    if (told ? choice.Value == value : choice.IsChecked) filled.Add(new(name, choice.Value));
                    break;
                case IHtmlInputElement { Type: "submit" or "image" or "button" or "reset" or "file" } or IHtmlButtonElement:
                    if (field == button || (told && field.GetAttribute("value") == value)) filled.Add(new(name, field.GetAttribute("value") ?? ""));
                    break;
                case IHtmlTextAreaElement area:
                    filled.Add(new(name, AsBrowsersSend(told ? value! : area.Value)));
                    break;
                case IHtmlSelectElement select:
                    filled.Add(new(name, told ? value! : select.Value ?? ""));
                    break;
                case IHtmlInputElement input:
                    filled.Add(new(name, told ? value! : input.Value));
                    break;
            }
        }

        return filled;
    }

    // MVC writes <input type="hidden" value="false"> beside a box, so that an unticked one is told from a missing one.
    private static bool IsTwinOfBox(IHtmlElement field, IEnumerable<IHtmlElement> all) =>
        field is IHtmlInputElement { Type: "hidden" }
        && all.Any(f => f is IHtmlInputElement { Type: "checkbox" } && f.GetAttribute("name") == field.GetAttribute("name"));

    private static bool IsDisabled(IElement field) => field.HasAttribute("disabled") || field.Closest("fieldset[disabled]") is not null;

    // HTML section 4.10.21.4: line breaks of a text area travel as CRLF.
    private static string AsBrowsersSend(string text) => text.ReplaceLineEndings("\r\n");
}
