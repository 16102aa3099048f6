using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Typed;

/// <summary>The values of an enum in words: its <c>[Display(Name)]</c>, or its name with spaces.</summary>
public static partial class Choices
{
    /// <exception cref="InvalidOperationException">The type is no enum, and so cannot list itself.</exception>
    public static IEnumerable<SelectListItem> Of(Type type) => type.IsEnum
        ? Enum.GetValues(type).Cast<Enum>().Select(value => new SelectListItem(NameOf(value), value.ToString()))
        : throw new InvalidOperationException($"{type.Name} is no enum: give the field its choices.");

    /// <summary>"BipolarDisorder" is "Bipolar disorder".</summary>
    public static string NameOf(Enum value)
    {
        var name = value.ToString();
        return value.GetType().GetField(name)?.GetCustomAttribute<DisplayAttribute>()?.GetName()
            ?? WordStart().Replace(name, match => $" {match.Value.ToLowerInvariant()}");
    }

    /// <summary>Whether a choice is the one typed or kept; MVC binds enums whatever their case, so does this.</summary>
    public static bool Same(string? choice, string? value) =>
        string.Equals(choice, value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
