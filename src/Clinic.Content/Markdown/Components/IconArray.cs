using System.Text;

namespace Clinic.Content.Markdown.Components;

/// <summary>
/// One mark a person, so that "26 of 100" can be seen, and beside it as many for the comparison: <c>figure.icon-array</c>.
/// The list below says the same in words; groups differ in shape as well as in color.
/// </summary>
internal static class IconArray
{
    private const int Total = 100;
    private const int Columns = 10;
    private const int Cell = 10;

    public static void Write(ComponentWriter figure)
    {
        if (figure.Outcome("show", figure.Fields.Text("show")) is not var (study, outcome)) return;
        if (!outcome.IsShare)
        {
            figure.Fields.Error("show", $"`{outcome.Id}` counts points, not people.", "Choose an outcome with so many of 100, or a forest plot.");
            return;
        }

        figure.Line("<figure class=\"icon-array\">").TitleOr("icon-array__title", outcome.Question).Line("<div class=\"icon-array__arms\">");
        foreach (var arm in outcome.Arms) Draw(figure, outcome, arm);
        figure.Line("</div>").Line($"<figcaption class=\"source\">{figure.Told($"{StudyWords.Foot(study, outcome)} [@{study.Source}]", "show")}</figcaption></figure>");
    }

    private static void Draw(ComponentWriter figure, StudyOutcome outcome, StudyArm arm)
    {
        var count = StudyWords.People(arm.Of100!.Value);
        figure.Words.Add(StudyWords.Share(arm));
        figure.Line($"<div class=\"icon-array__arm\"><p class=\"icon-array__who\">{ComponentWriter.Escape(arm.Who)}</p>"
            + $"<svg class=\"icon-array__marks\" viewBox=\"0 0 {Columns * Cell} {Total / Columns * Cell}\" aria-hidden=\"true\" focusable=\"false\">"
            + $"<path class=\"mark mark--1\" d=\"{Marks(0, count)}\"/><path class=\"mark mark--2\" d=\"{Marks(count, Total - count)}\"/></svg>"
            + "<ul class=\"icon-array__legend\">"
            + Key(1, $"<strong>{count} of {Total}</strong> {ComponentWriter.Escape(outcome.What)}")
            + Key(2, $"<strong>{Total - count} of {Total}</strong> {(outcome.What.StartsWith("were ", StringComparison.Ordinal) ? "were not" : "did not")}") + "</ul></div>");
    }

    private static string Key(int group, string said) =>
        $"<li><svg class=\"icon-array__key\" viewBox=\"0 0 {Cell} {Cell}\" aria-hidden=\"true\" focusable=\"false\"><path class=\"mark mark--{group}\" d=\"{Marks(0, 1)}\"/></svg><span>{said}</span></li>";

    // A line without length drawn with round or square ends is a dot or a square: the shortest SVG there is.
    private static string Marks(int from, int count)
    {
        var path = new StringBuilder();
        for (var i = from; i < from + count; i++)
            path.Append('M').Append(i % Columns * Cell + Cell / 2).Append(' ').Append(i / Columns * Cell + Cell / 2).Append("h0");
        return path.ToString();
    }
}
