using System.Text;

namespace Clinic.Content.Markdown.Components;

/// <summary>
/// One mark a person, so that "26 of 100" can be seen: <c>figure.icon-array</c>. The list below it says the same in
/// words; groups differ in shape as well as in color.
/// </summary>
internal static class IconArray
{
    private const int Columns = 10;
    private const int TotalMax = 1000;
    private const int Cell = 10;

    public static void Write(ComponentWriter figure)
    {
        figure.Line("<figure class=\"icon-array\">").Title("icon-array__title");
        var total = figure.Fields.Number("total");
        var groups = figure.Fields.Maps("groups", g => (Count: g.Number("count"), Label: figure.Prose(g, "label")));
        if (AddUp(figure.Fields, total, groups)) Draw(figure, total, groups);
        figure.Source("figcaption").Line("</figure>");
    }

    private static bool AddUp(YamlFields fields, int total, IReadOnlyList<(int Count, string Label)> groups)
    {
        var sum = groups.Sum(g => (long)g.Count);
        if (total is < 1 or > TotalMax)
        {
            fields.Error("total", $"`total` is {total}.", $"Write a number from 1 to {TotalMax}; 100 is easiest to read.");
        }
        else if (sum != total || groups.Any(g => g.Count < 0))
        {
            fields.Error("groups", $"The groups add up to {sum}, not to {total}.", "Make them add up, without overlapping; a last group can be \"did not\".");
        }
        else
        {
            return true;
        }

        return false;
    }

    private static void Draw(ComponentWriter figure, int total, IReadOnlyList<(int Count, string Label)> groups)
    {
        var rows = (total + Columns - 1) / Columns;
        figure.Line($"<svg class=\"icon-array__marks\" viewBox=\"0 0 {Columns * Cell} {rows * Cell}\" aria-hidden=\"true\" focusable=\"false\">");
        var at = 0;
        foreach (var (group, index) in groups.Select((group, index) => (group, index)))
        {
            figure.Line($"<path class=\"mark mark--{index + 1}\" d=\"{Marks(at, group.Count)}\"/>");
            at += group.Count;
        }

        figure.Line("</svg>").Line("<ul class=\"icon-array__legend\">");
        foreach (var (group, index) in groups.Select((group, index) => (group, index)))
        {
            figure.Line($"<li><svg class=\"icon-array__key\" viewBox=\"0 0 {Cell} {Cell}\" aria-hidden=\"true\" focusable=\"false\"><path class=\"mark mark--{index + 1}\" d=\"{Marks(0, 1)}\"/></svg>"
                + $"<span><strong>{group.Count} of {total}</strong> {group.Label}</span></li>");
        }

        figure.Line("</ul>");
    }

    // A line without length drawn with round or square ends is a dot or a square: the shortest SVG there is.
    private static string Marks(int from, int count)
    {
        var path = new StringBuilder();
        for (var i = from; i < from + count; i++)
            path.Append('M').Append(i % Columns * Cell + Cell / 2).Append(' ').Append(i / Columns * Cell + Cell / 2).Append("h0");
        return path.ToString();
    }
}
