namespace Clinic.Content.Markdown.Components;

/// <summary>Every study of a topic in one table, those that found nothing among them; who reads it cannot miss one.</summary>
internal static class TrialsTable
{
    private static readonly string[] Columns = ["Study", "Who took part", "Compared with", "Main goal reached?", "What was found"];

    public static void Write(ComponentWriter table)
    {
        var topic = table.Fields.Choice<EvidenceTopic>("about");
        var studies = table.Data.StudiesOf(topic).ToList();
        if (studies.Count == 0)
        {
            table.Fields.Error("about", "There is no study about this that may be shown.", "Name a topic of evidence.yml.");
            return;
        }

        table.ShowsAll(topic);
        table.Line($"<p class=\"trials__count\">{table.Shown(Count(studies), "about")}</p>");
        table.Line($"<div class=\"table-wrap\"><table class=\"table trials\"><thead><tr>{string.Concat(Columns.Select(column => $"<th scope=\"col\">{column}</th>"))}</tr></thead><tbody>");
        foreach (var study in studies) Row(table, study);
        table.Line("</tbody></table></div>");
    }

    // The balance first: a long table does not show it at a glance.
    private static string Count(List<Study> studies)
    {
        var trials = studies.Where(study => study.Design is StudyDesign.Trial).ToList();
        var (met, missed) = (trials.Count(t => t.Goal is StudyGoal.Met), trials.Count(t => t.Goal is StudyGoal.Missed));
        return trials.Count == 0
            ? $"All {studies.Count} studies we know of, oldest first. In none of them did chance decide who got what."
            : $"All {studies.Count} studies we know of, oldest first. In {trials.Count} of them chance decided who got what: {met} reached their main goal, {missed} did not{Rest(trials.Count - met - missed)}.";
    }

    private static string Rest(int count) => count == 0 ? "" : $", and for {count} it was only in part or is not in what we read";

    private static void Row(ComponentWriter table, Study study)
    {
        var found = string.Join(' ', study.Shown.Select(StudyWords.Of).Prepend(study.Found));
        var who = study.PeopleKnown is { } people ? $"{study.Who}. {people}." : study.Who;
        table.Line($"<tr><th scope=\"row\">{table.Told(StudyWords.Title(study), "about")}</th>"
            + Cell(1, table.Shown(who, "about"))
            + Cell(2, table.Shown(study.AgainstWords, "about"))
            + Cell(3, study.GoalWords)
            + Cell(4, table.Shown($"{found} [@{study.Source}]", "about")) + "</tr>");
    }

    private static string Cell(int column, string html) => $"<td data-label=\"{Columns[column]}\">{html}</td>";
}
