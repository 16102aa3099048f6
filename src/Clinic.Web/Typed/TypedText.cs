using System.Text;
using Clinic.Content;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Typed;

/// <summary>What a person typed, made the same whatever browser sent it.</summary>
public static class TypedText
{
    // Shows nothing, though Unicode calls it a sign: the empty cell of Braille.
    private const int EmptyCell = 0x2800;

    /// <summary>
    /// Trims, turns every end of line into LF, composes accents (Unicode NFC) and drops what no keyboard types and databases and
    /// terminals trip over: control signs, noncharacters, halves of surrogate pairs, and signs that nobody sees unless they
    /// shape what stands on both their sides. Returns null for what shows nothing.
    /// </summary>
    public static string? Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        // Browsers post CRLF but count LF: without this a message at the limit would be refused.
        var signs = Signs.Sound(typed.ReplaceLineEndings("\n")).ToList();
        var (first, last) = (signs.FindIndex(Shows), signs.FindLastIndex(Shows));
        if (first < 0) return null;
        var kept = new StringBuilder(typed.Length);
        for (var at = first; at <= last; at++)
        {
            if (!Signs.IsInvisible(signs[at]) || Signs.Shapes(signs[at])) kept.Append(signs[at]);
        }

        // An emoji may end in a sign that chooses its color, a flag in one that ends it.
        for (var at = last + 1; at < signs.Count && Signs.Shapes(signs[at]) && signs[at].Value is >= 0xFE00 and not 0xFEFF; at++) kept.Append(signs[at]);
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool Shows(Rune sign) => !Rune.IsWhiteSpace(sign) && !Signs.IsInvisible(sign) && sign.Value != EmptyCell;
}

/// <summary>Binds every string of a form, that is of whatever class an action takes, through <see cref="TypedText.Clean"/>.</summary>
public sealed class TypedTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata is { ModelType: var type, ContainerType: not null } && type == typeof(string) ? new TypedTextBinder() : null;

    private sealed class TypedTextBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var value = context.ValueProvider.GetValue(context.ModelName);
            if (value == ValueProviderResult.None) return Task.CompletedTask;
            context.ModelState.SetModelValue(context.ModelName, value);
            context.Result = ModelBindingResult.Success(TypedText.Clean(value.FirstValue));
            return Task.CompletedTask;
        }
    }
}
