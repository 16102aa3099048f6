using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Forms;

/// <summary>A radio or box with its label beside it: one target, large enough for a thumb.</summary>
internal static class ChoiceLine
{
    public static TagBuilder Of(TagBuilder input, string id, string text, string? hint)
    {
        var label = FieldParts.Element("label", "choice__label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(text);
        var line = FieldParts.Element("div", "choice");
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (hint is not null)
        {
            var hintId = $"{id}-hint";
            input.Attributes["aria-describedby"] =
                input.Attributes.TryGetValue("aria-describedby", out var other) ? $"{hintId} {other}" : hintId;
            line.InnerHtml.AppendHtml(FieldParts.Hint(hintId, hint));
        }

        return line;
    }
}
