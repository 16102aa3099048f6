namespace Clinic.Content.Markdown.Components;

/// <summary>Bars with their numbers as text beside them: <c>figure.chart</c>.</summary>
internal static class BarChart
{
    public static void Write(ComponentWriter figure)
    {
        var unit = figure.Fields.TextOrNull("unit") ?? "";
        var max = Axis.Max(figure);
        figure.Line("<figure class=\"chart\">").Title("chart__title").Line("<ul class=\"chart__rows\">");
        var bars = Axis.Rows(figure, "bars", bar => (Label: figure.Prose(bar, "label"), Value: Axis.Value(bar, "value", max)));
        foreach (var ((label, value), index) in bars.Select((bar, index) => (bar, index)))
        {
            figure.Line($"<li><span class=\"chart__label\">{label}</span> "
                + $"<span class=\"chart__value\">{ComponentWriter.Number(value)}{Axis.Unit(unit)}</span>"
                + "<svg class=\"chart__plot\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
                + "<rect class=\"chart__track\" width=\"100\" height=\"6\"/>"
                + $"<rect class=\"chart__bar chart__bar--{index % 2 + 1}\" width=\"{ComponentWriter.Number(100 * value / max)}\" height=\"6\"/></svg></li>");
        }

        figure.Line("</ul>").Source("figcaption").Line("</figure>");
    }
}

/// <summary>Points, or spans from one point to another, on one axis: <c>figure.chart.chart--dots</c>.</summary>
internal static class DotChart
{
    public static void Write(ComponentWriter figure)
    {
        var unit = figure.Fields.TextOrNull("unit") ?? "";
        var max = Axis.Max(figure);
        figure.Line("<figure class=\"chart chart--dots\">").Title("chart__title").Line("<ul class=\"chart__rows\">");
        foreach (var (label, from, to) in Axis.Rows(figure, "rows", row => Span(figure, row, max)))
        {
            var said = from.Equals(to)
                ? $"{ComponentWriter.Number(to)}{Axis.Unit(unit)}"
                : $"{ComponentWriter.Number(from)} to {ComponentWriter.Number(to)}{Axis.Unit(unit)}";
            figure.Line($"<li><span class=\"chart__label\">{label}</span> <span class=\"chart__value\">{said}</span>"
                + "<svg class=\"chart__plot\" viewBox=\"-2 0 104 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
                + "<path class=\"chart__axis\" d=\"M0 3h100\"/>"
                + $"<path class=\"chart__span\" d=\"M{ComponentWriter.Number(100 * from / max)} 3H{ComponentWriter.Number(100 * to / max)}\"/></svg></li>");
        }

        figure.Line("</ul>").Source("figcaption").Line("</figure>");
    }

    private static (string Label, double From, double To) Span(ComponentWriter figure, YamlFields row, double max)
    {
        var label = figure.Prose(row, "label");
        if (row.Has("value"))
        {
            var point = Axis.Value(row, "value", max);
            return (label, point, point);
        }

        var (from, to) = (Axis.Value(row, "from", max), Axis.Value(row, "to", max));
        if (to < from) row.Error("to", "The span ends before it begins.", "Write the smaller number in `from`.");
        return (label, from, to);
    }
}

/// <summary>What both charts read alike.</summary>
internal static class Axis
{
    public static double Max(ComponentWriter figure)
    {
        if (figure.Fields.DecimalOrNull("max") is { } max and > 0) return max;
        figure.Fields.Error("max", "`max` is missing or not above zero.", "Write the number at the end of the axis, such as 100.");
        return 1;
    }

    public static IReadOnlyList<T> Rows<T>(ComponentWriter figure, string key, Func<YamlFields, T> read)
    {
        var rows = figure.Fields.Maps(key, read);
        if (rows.Count == 0) figure.Fields.Error(key, $"`{key}` is missing.", $"Add `{key}:` with a line for each, such as {{ label: Ketamine, … }}.");
        return rows;
    }

    public static double Value(YamlFields of, string key, double max)
    {
        if (of.DecimalOrNull(key) is { } value && value >= 0 && value <= max) return value;
        of.Error(key, $"`{key}` is missing or outside the axis.", $"Write a number from 0 to {ComponentWriter.Number(max)}.");
        return 0;
    }

    public static string Unit(string unit) =>
        unit.Length == 0 ? "" : unit == "%" ? "%" : $" {ComponentWriter.Escape(unit)}";
}

/// <summary>A picture with its words: <c>figure.figure</c>.</summary>
internal static class Figure
{
    public static void Write(ComponentWriter figure)
    {
        var (src, alt, caption) = (figure.Fields.Text("src"), figure.Fields.Text("alt"), figure.ProseOrNull("caption"));
        var (width, height) = (figure.Fields.NumberOrNull("width"), figure.Fields.NumberOrNull("height"));
        if (!src.StartsWith("/images/", StringComparison.Ordinal) || src.Contains("..", StringComparison.Ordinal))
        {
            figure.Fields.Error("src", "The picture is not of this site.", "Put it under /images/.");
            return;
        }

        var size = width is null || height is null ? "" : $" width=\"{width}\" height=\"{height}\"";
        figure.Line("<figure class=\"figure\">")
            .Line($"<img src=\"{ComponentWriter.Escape(src)}\" alt=\"{ComponentWriter.Escape(alt)}\"{size} loading=\"lazy\">");
        if (caption is not null) figure.Line($"<figcaption>{caption}</figcaption>");
        figure.Line("</figure>");
    }
}
