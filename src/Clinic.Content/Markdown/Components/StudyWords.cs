namespace Clinic.Content.Markdown.Components;

/// <summary>A study's results in words, the same wherever it is shown: both arms, their denominator, the scale, the range.</summary>
internal static class StudyWords
{
    public static string Title(Study study) => $"{study.Name}, {study.Year}";

    /// <summary>Such as "Had a response at 24 hours: Ketamine 64 of 100, Midazolam 28 of 100."</summary>
    public static string Of(StudyOutcome outcome)
    {
        var said = outcome.IsShare
            ? $"{Upper(outcome.What)} {outcome.When}: {string.Join(", ", outcome.Arms.Select(Share))}{(outcome.Of == "people" ? "" : $" {outcome.Of}")}."
            : Points(outcome);
        return outcome.NoComparison is null ? said : $"{said} {outcome.NoComparison}";
    }

    /// <summary>The same where the study is named nowhere near: with what a reader needs to know of its worth.</summary>
    public static string Result(Study study, StudyOutcome outcome) =>
        study is { Design: StudyDesign.Trial, Goal: StudyGoal.Missed } ? $"{Of(outcome)} The trial missed its main goal." : Of(outcome);

    public static string Share(StudyArm arm) => $"{arm.Who} {People(arm.Of100!.Value)} of 100";

    /// <summary>Of 100 people, whole ones: nobody meets half of one. The file keeps the figure as its source gives it.</summary>
    public static int People(double of100) => (int)Math.Round(of100, MidpointRounding.AwayFromZero);

    /// <summary>Such as "3.2 points lower", "no change".</summary>
    public static string Moved(double points, string none) => points switch
    {
        0 => none,
        < 0 => $"{ComponentWriter.Number(-points)} points lower",
        _ => $"{ComponentWriter.Number(points)} points higher",
    };

    /// <summary>The difference and its range.</summary>
    public static string Difference(StudyOutcome outcome)
    {
        var said = Moved(outcome.Difference!.Value, "no difference");
        return outcome.Range is { } range
            ? $"{said}; it may lie anywhere from {Moved(range.Low, "no difference")} to {Moved(range.High, "no difference")}"
            : $"{said}; its range was not in what we read";
    }

    /// <summary>For a chart's foot: how many, what its main goal came to, and what the figure is worth.</summary>
    public static string Foot(Study study, StudyOutcome outcome)
    {
        var goal = study is { Design: StudyDesign.Trial, Goal: not StudyGoal.Unread } ? $" Did it reach its main goal? {study.GoalWords}." : "";
        var read = outcome.Verified is Verification.Secondary ? " The figures were read in another source that reports them." : "";
        return $"{Title(study)}{(study.PeopleKnown is { } people ? $": {people}" : "")}.{goal}{(outcome.NoComparison is { } why ? $" {why}" : "")}{read}";
    }

    /// <summary>In brackets behind a trial's name: how many, and what its main goal came to.</summary>
    public static string Aside(Study study)
    {
        var goal = study.Goal switch
        {
            StudyGoal.Met => "main goal reached",
            StudyGoal.Missed => "main goal not reached",
            _ => "main goal reached in part",
        };
        return study.PeopleKnown is { } people ? $"{people}, {goal}" : goal;
    }

    private static string Points(StudyOutcome outcome)
    {
        var arms = outcome.Arms.Count == 0 ? "" : $" {string.Join(", ", outcome.Arms.Select(arm => $"{arm.Who} {Moved(arm.Points!.Value, "no change")}"))}";
        var difference = outcome.Difference is null ? ""
            : outcome.Arms.Count == 0 ? $" {Difference(outcome)}, held against the comparison group"
            : $"; a gap of {ComponentWriter.Number(Math.Abs(outcome.Difference.Value))} points";
        return $"{outcome.What} {outcome.When}, {outcome.Scale?.Words}:{arms}{difference}.";
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
