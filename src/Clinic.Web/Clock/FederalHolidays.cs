namespace Clinic.Web.Clock;

/// <summary>The legal public holidays of 5 U.S.C. 6103(a), on the weekday they are observed (6103(b)).</summary>
public static class FederalHolidays
{
    public static bool Contains(DateOnly day) => IsObserved(day, 1, 1) || IsObserved(day, 6, 19) || IsObserved(day, 7, 4)
        || IsObserved(day, 11, 11) || IsObserved(day, 12, 25)
        || IsNth(day, 1, DayOfWeek.Monday, 3) || IsNth(day, 2, DayOfWeek.Monday, 3)
        || (day is { Month: 5, DayOfWeek: DayOfWeek.Monday } && day.AddDays(7).Month == 6)
        || IsNth(day, 9, DayOfWeek.Monday, 1) || IsNth(day, 10, DayOfWeek.Monday, 2)
        || IsNth(day, 11, DayOfWeek.Thursday, 4);

    private static bool IsNth(DateOnly day, int month, DayOfWeek weekday, int n) =>
        day.Month == month && day.DayOfWeek == weekday && (day.Day - 1) / 7 == n - 1;

    // On a Saturday it is observed the Friday before, which for New Year is in the year before; on a Sunday, the Monday after.
    private static bool IsObserved(DateOnly day, int month, int date) => day.DayOfWeek switch
    {
        DayOfWeek.Friday => Is(day, month, date) || Is(day.AddDays(1), month, date),
        DayOfWeek.Monday => Is(day, month, date) || Is(day.AddDays(-1), month, date),
        _ => Is(day, month, date),
    };

    private static bool Is(DateOnly day, int month, int date) => day.Month == month && day.Day == date;
}
