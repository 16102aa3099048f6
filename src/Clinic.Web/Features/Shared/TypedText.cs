using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Shared;

/// <summary>What a person typed, made the same whatever browser sent it.</summary>
public static class TypedText
{
    /// <summary>
    /// Trims, turns CRLF and CR into LF, composes accents (Unicode NFC) and drops control characters, which no
    /// keyboard types and databases and terminals trip over. Returns null for nothing.
    /// </summary>
    public static string? Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        // Browsers post CRLF but count LF: without this a message at the limit would be refused.
        var lines = typed.ReplaceLineEndings("\n").Trim();
        var kept = new StringBuilder(lines.Length);
        foreach (var rune in lines.EnumerateRunes()) // a lone surrogate comes out as U+FFFD
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') kept.Append(rune);
        }

        var clean = kept.ToString().Normalize(NormalizationForm.FormC);
        return clean.Length == 0 ? null : clean;
    }
}

/// <summary>Binds every string of a form through <see cref="TypedText.Clean"/>.</summary>
public sealed class TypedTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string)
        && context.Metadata.ContainerType?.Name.EndsWith("Form", StringComparison.Ordinal) == true
            ? new TypedTextBinder()
            : null;

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
