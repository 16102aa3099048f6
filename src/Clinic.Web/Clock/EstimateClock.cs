using Clinic.Web.Data;

namespace Clinic.Web.Clock;

/// <summary>
/// By when somebody who pays themselves is owed a good-faith estimate: three business days after the day they asked
/// (45 CFR 149.610(b)(1)(vi)). A question about cost counts as asking (86 FR 56136).
/// </summary>
/// <remarks>
/// Business days are Monday to Friday without federal holidays, whatever days the clinic closes beside them: a clinic
/// that takes a day off does not move what the rule asks of it.
/// </remarks>
public sealed class EstimateClock(ClinicClock clock)
{
    private const int BusinessDays = 3;

    public DateOnly DueFor(DateTime askedAt)
    {
        var day = clock.DayOf(askedAt);
        for (var left = BusinessDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsBusinessDay(day)) left--;
        }

        return day;
    }

    /// <summary>Such as "due in 2 business days", "due today" or "1 business day overdue".</summary>
    public string InWords(DateOnly dueOn)
    {
        var today = clock.Today;
        if (dueOn == today) return "due today";
        var (from, to) = dueOn > today ? (today, dueOn) : (dueOn, today);
        var days = Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(ahead => IsBusinessDay(from.AddDays(ahead)));
        var count = $"{days} business day{(days == 1 ? "" : "s")}";
        return dueOn > today ? $"due in {count}" : $"{count} overdue";
    }

    /// <summary>Whether a new inquiry asks what it costs.</summary>
    public static bool AsksForCost(InquiryTopic topic) => topic is InquiryTopic.Cost;

    private static bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !FederalHolidays.Contains(day);
}
