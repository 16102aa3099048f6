namespace Clinic.Content;

/// <summary>Facts run out and reviews come due: a warning first; a fact past its day fails the strict check, and is left out of what is served.</summary>
internal static class DateChecks
{
    /// <summary>How long before its day a fact is warned about.</summary>
    public const int DaysOfWarning = 30;

    /// <summary>How long before the clinic's list of holidays ends it is warned about: a quarter of a year.</summary>
    public const int HolidayDaysOfWarning = 90;

    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, DateOnly today, Findings findings)
    {
        foreach (var fact in data.Facts)
        {
            if (fact.IsPast(today))
                findings.Expired("content/facts.yml", fact.Line, "expired", $"The fact `{fact.Id}` ran out on {fact.Expires:yyyy-MM-dd}. {fact.Why}", "Look it up, correct the text, and set `checked` and `expires`.");
            else if (fact.Expires <= today.AddDays(DaysOfWarning))
                findings.Warning("content/facts.yml", fact.Line, "expired", $"The fact `{fact.Id}` runs out on {fact.Expires:yyyy-MM-dd}. {fact.Why}", "Look it up before that day.");
        }

        if (data.Clinic.HolidaysEndSoon(today))
            findings.Warning("content/clinic.yml", 1, "holidays", $"The list of holidays ends on {data.Clinic.HolidaysEnd:yyyy-MM-dd}. After it, the site takes the federal holidays.", "Add the days on which you close next year.");

        foreach (var page in pages.Where(p => p.Page.IsDueForReview(today)))
            findings.Warning(page.Source.File, page.Matter.LineOf("nextReview"), "review", $"The page was due for review on {page.Page.NextReview:yyyy-MM-dd}.", "Review it and set `nextReview`; readers see that it is due.");
    }
}
