using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Clinic.Web.Forms;

/// <summary>One field as a page shows it: its name and ids, its value as typed, and what stands against it.</summary>
public sealed class FormField
{
    private readonly List<string> descriptions = [];
    private readonly ViewContext view;

    public FormField(ModelExpression expression, ViewContext view)
    {
        this.view = view;
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        var fields = PageFields.Of(view);
        var same = fields.Count(field => field.Name == Name);
        // Two forms of a page may ask for the same thing.
        Id = TagBuilder.CreateSanitizedId(same == 0 ? Name : $"{Name}-{same + 1}", "_");
        Model = expression.Model;
        Type = expression.Metadata.UnderlyingOrModelType;
        State = view.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry : null;
        Error = State?.Errors.FirstOrDefault() is { } error ? view.Say(error.ErrorMessage) : null;
        fields.Add(this);
    }

    public string Name { get; }

    public string Id { get; }

    /// <summary>The value's type, without its nullability.</summary>
    public Type Type { get; }

    public object? Model { get; }

    /// <summary>The first thing that stands against the value; one at a time is easier to mend.</summary>
    public string? Error { get; }

    public string HintId => $"{Id}-hint";

    public string ErrorId => $"{Id}-error";

    /// <summary>The ids of what a screen reader says after the label; null for nothing.</summary>
    public string? DescribedBy => descriptions.Count == 0 ? null : string.Join(' ', descriptions);

    /// <summary>The text to show: as it was typed where it was sent, else as the model has it.</summary>
    public string? Value => State?.AttemptedValue ?? Text(Model);

    /// <summary>Whether anything was typed, chosen or ticked; a box that is not ticked sends a word too.</summary>
    public bool IsFilledIn => !string.IsNullOrEmpty(Value) && !(Type == typeof(bool) && Value.Equals(bool.FalseString, StringComparison.OrdinalIgnoreCase));

    private ModelStateEntry? State { get; }

    /// <summary>A text of the field in the page's language.</summary>
    public string Say(string english) => view.Say(english);

    public string Say(string english, params object[] values) => view.Say(english, values);

    public void DescribeBy(string id) => descriptions.Add(id);

    /// <summary>A value as a form control holds it: days as <c>2026-11-23</c>, numbers without a culture's marks.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
