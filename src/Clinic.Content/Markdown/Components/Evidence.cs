namespace Clinic.Content.Markdown.Components;

/// <summary>A study in six lines: <c>.evidence</c>.</summary>
internal static class Evidence
{
    private static readonly (string Key, string Label, bool Required)[] Rows =
    [
        ("who", "Who", true), ("people", "How many", true), ("compared", "Compared with", true),
        ("followed", "For how long", true), ("result", "What was found", true), ("limits", "Limits", false),
    ];

    public static void Write(ComponentWriter card)
    {
        card.Line("<div class=\"evidence\">").Title("evidence__title").Line("<dl>");
        foreach (var (key, label, required) in Rows)
        {
            if ((required ? card.Prose(key) : card.ProseOrNull(key)) is { Length: > 0 } text)
                card.Line($"<div class=\"evidence__{key}\"><dt>{label}</dt><dd>{text}</dd></div>");
        }

        card.Line("</dl></div>");
    }
}
