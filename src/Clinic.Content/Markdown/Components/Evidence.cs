namespace Clinic.Content.Markdown.Components;

/// <summary>One study of <c>evidence.yml</c> as a card: <c>.evidence</c>.</summary>
internal static class Evidence
{
    public static void Write(ComponentWriter card)
    {
        if (card.Study("trial", card.Fields.Text("trial")) is not { } study) return;
        card.Line("<div class=\"evidence\">").TitleOr("evidence__title", StudyWords.Title(study)).Line("<dl>");
        Row(card, "who", "Who", study.Who);
        Row(card, "people", "How many", study.PeopleKnown ?? "The part we read does not say");
        Row(card, "given", "What they got", study.Given);
        Row(card, "compared", "Compared with", study.AgainstWords);
        Row(card, "followed", "For how long", study.Followed);
        if (study.Against is not null) Row(card, "goal", "Did it reach its main goal?", study.GoalWords);
        Result(card, study);
        if (study.Limits is not null) Row(card, "limits", "Limits", study.Limits);
        if (study.Paid is not null) Row(card, "paid", "Who paid", study.Paid);
        card.Line("</dl></div>");
    }

    private static void Row(ComponentWriter card, string key, string label, string text) =>
        card.Line($"<div class=\"evidence__{key}\"><dt>{label}</dt><dd>{card.Shown(text, "trial")}</dd></div>");

    private static void Result(ComponentWriter card, Study study)
    {
        var found = card.Told($"{study.Found} [@{study.Source}]", "trial");
        var outcomes = study.Shown.Select(outcome => $"<li>{card.Told(StudyWords.Of(outcome), "trial")}</li>").ToList();
        var list = outcomes.Count == 0 ? "" : $"<ul>{string.Concat(outcomes)}</ul>";
        card.Line($"<div class=\"evidence__result\"><dt>What was found</dt><dd>{found}{list}</dd></div>");
    }
}
