namespace Clinic.Content.Markdown.Components;

/// <summary>
/// How many of 100, arm beside arm, one study after another: <c>figure.chart</c>. Every bar runs on the same 100, so that
/// none looks longer than it is.
/// </summary>
internal static class BarChart
{
    public static void Write(ComponentWriter figure)
    {
        var names = figure.Fields.Texts("show");
        if (names.Count == 0) figure.Fields.Error("show", "`show` is missing.", "Write a list of results, such as [transform-1.response, transform-2.response].");
        var shown = names.Select(name => figure.Outcome("show", name)).OfType<(Study Study, StudyOutcome Outcome)>().ToList();
        if (shown.Exists(result => !result.Outcome.IsShare))
        {
            figure.Fields.Error("show", "One of these counts points, not people.", "Choose outcomes with so many of 100, or a forest plot.");
            return;
        }

        if (shown.Count == 0) return;
        figure.Line("<figure class=\"chart\">").TitleOr("chart__title", shown[0].Outcome.Question);
        foreach (var (study, outcome) in shown) Group(figure, study, outcome);
        figure.Source("figcaption").Line("</figure>");
    }

    private static void Group(ComponentWriter figure, Study study, StudyOutcome outcome)
    {
        figure.Line($"<div class=\"chart__group\"><p class=\"chart__what\">{figure.Told($"{outcome.Question}. {StudyWords.Foot(study, outcome)} [@{study.Source}]", "show")}</p><ul class=\"chart__rows\">");
        foreach (var (arm, index) in outcome.Arms.Select((arm, index) => (arm, index)))
        {
            figure.Words.Add(StudyWords.Share(arm));
            var value = StudyWords.People(arm.Of100!.Value);
            figure.Line($"<li><span class=\"chart__label\">{ComponentWriter.Escape(arm.Who)}</span> "
                + $"<span class=\"chart__value\">{value} of 100</span>"
                + "<svg class=\"chart__plot\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
                + "<rect class=\"chart__track\" width=\"100\" height=\"6\"/>"
                + $"<rect class=\"chart__bar chart__bar--{index % 2 + 1}\" width=\"{value}\" height=\"6\"/></svg></li>");
        }

        figure.Line("</ul></div>");
    }
}

/// <summary>
/// How far apart the two groups of each trial were, in points of one scale, with the range the true gap may lie in:
/// <c>figure.chart.chart--forest</c>. A trial without a figure is named below, so that the picture cannot leave out who
/// found nothing.
/// </summary>
internal static class ForestPlot
{
    private const double Step = 5;

    public static void Write(ComponentWriter figure)
    {
        var topic = figure.Fields.Choice<EvidenceTopic>("about");
        var scale = figure.Fields.Text("scale");
        var rows = figure.Data.StudiesOf(topic)
            .Where(study => study.Design is StudyDesign.Trial && study.Goal is StudyGoal.Met or StudyGoal.Missed or StudyGoal.Mixed)
            .Select(study => (Study: study, Outcome: study.Shown.FirstOrDefault(o => o.Difference is not null && o.Scale?.Id == scale))).ToList();
        var drawn = rows.Select(row => row.Outcome).OfType<StudyOutcome>().ToList();
        if (drawn.Count == 0)
        {
            figure.Fields.Error("scale", "No trial of this topic has a difference on this scale.", "Name a scale of evidence.yml that trials of the topic are counted on.");
            return;
        }

        var low = Math.Floor(Math.Min(0, drawn.Min(o => o.Range?.Low ?? o.Difference!.Value)) / Step) * Step;
        var high = Math.Ceiling(Math.Max(Step, drawn.Max(o => o.Range?.High ?? o.Difference!.Value)) / Step) * Step;
        double At(double points) => 100 * (points - low) / (high - low);

        figure.Line("<figure class=\"chart chart--forest\">").Title("chart__title");
        figure.Line($"<p class=\"chart__what\">{figure.Shown($"Points {drawn[0].Scale!.Words}. The upright line is no difference. A mark to its left favors the first treatment, a mark to its right the comparison.", "scale")}</p><ul class=\"chart__rows\">");
        foreach (var (study, outcome) in rows)
        {
            if (outcome is null) continue;
            figure.Line($"<li><span class=\"chart__label\">{figure.Shown($"{StudyWords.Title(study)} ({StudyWords.Aside(study)}) [@{study.Source}]", "about")}</span>"
                + $"<span class=\"chart__value\">{figure.Shown(StudyWords.Difference(outcome), "about")}</span>{Plot(outcome, At)}</li>");
        }

        figure.Line("</ul>");
        figure.Line($"<p class=\"chart__ends\" aria-hidden=\"true\"><span>{ComponentWriter.Number(-low)} points lower</span><span>{ComponentWriter.Number(high)} points higher</span></p>");
        var without = rows.Where(row => row.Outcome is null).Select(row => $"{StudyWords.Title(row.Study)} ({StudyWords.Aside(row.Study)}) [@{row.Study.Source}]").ToList();
        if (without.Count > 0) figure.Line($"<p class=\"chart__none\">{figure.Shown($"Not drawn, because what we read of them holds no figure on this scale: {string.Join("; ", without)}.", "about")}</p>");
        figure.Source("figcaption").Line("</figure>");
    }

    private static string Plot(StudyOutcome outcome, Func<double, double> at)
    {
        var range = outcome.Range is { } r ? $"<path class=\"chart__range\" d=\"M{ComponentWriter.Number(at(r.Low))} 3H{ComponentWriter.Number(at(r.High))}\"/>" : "";
        return "<svg class=\"chart__plot\" viewBox=\"-2 0 104 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
            + $"<path class=\"chart__zero\" d=\"M{ComponentWriter.Number(at(0))} 0v6\"/>{range}"
            + $"<path class=\"chart__span\" d=\"M{ComponentWriter.Number(at(outcome.Difference!.Value))} 3h0\"/></svg>";
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
