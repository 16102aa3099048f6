using System.Globalization;
using Clinic.Content;
using Clinic.Web.Clock;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// Says whether the clinic is open on the day that a question names: today, a weekday, a date or a holiday, in English
/// or Spanish. It is worked out from the clinic's hours and holidays at the moment of asking.
/// </summary>
public sealed class OpenDays(PageLibrary library, ClinicClock clock)
{
    private static readonly string[][] Weekdays =
    [
        ["sunday", "sun", "sundays", "domingo", "domingos"], ["monday", "mon", "mondays", "lunes"], ["tuesday", "tue", "tues", "tuesdays", "martes"],
        ["wednesday", "wed", "wednesdays", "miercoles"], ["thursday", "thu", "thur", "thurs", "thursdays", "jueves"],
        ["friday", "fri", "fridays", "viernes"], ["saturday", "sat", "saturdays", "sabado", "sabados"],
    ];

    private static readonly string[][] Months =
    [
        ["january", "jan", "enero"], ["february", "feb", "febrero"], ["march", "mar", "marzo"], ["april", "apr", "abril"], ["may", "mayo"],
        ["june", "jun", "junio"], ["july", "jul", "julio"], ["august", "aug", "agosto"], ["september", "sept", "sep", "septiembre"],
        ["october", "oct", "octubre"], ["november", "nov", "noviembre"], ["december", "dec", "diciembre"],
    ];

    // What people call days that clinic.yml names otherwise, and days that it may not name at all.
    private static readonly (string Said, string Holiday)[] OtherNames =
    [
        ("thanksgiving", "thanksgiving"), ("turkey day", "thanksgiving"), ("accion de gracias", "thanksgiving"), ("christmas", "christmas"),
        ("xmas", "christmas"), ("navidad", "christmas"), ("new years", "new years"), ("new year", "new years"), ("ano nuevo", "new years"),
        ("mlk", "martin luther"), ("martin luther", "martin luther"), ("presidents", "washingtons"), ("washingtons", "washingtons"),
        ("memorial", "memorial"), ("juneteenth", "juneteenth"), ("independence", "independence"), ("4th of july", "independence"),
        ("fourth of july", "independence"), ("july 4", "independence"), ("july 4th", "independence"), ("labor", "labor"), ("columbus", "columbus"), ("veterans", "veterans"),
    ];

    private static readonly (string Said, int Month, int Day)[] FixedDays =
    [
        ("christmas eve", 12, 24), ("nochebuena", 12, 24), ("new years eve", 12, 31), ("new year eve", 12, 31), ("nochevieja", 12, 31), ("halloween", 10, 31),
        ("valentines", 2, 14), ("day after christmas", 12, 26),
    ];

    private DateOnly Today => clock.Today;

    public string Answer(IReadOnlyList<string> words)
    {
        if (library.Current.Clinic.Hours.Count == 0) return "The clinic has not told us its opening hours yet.";
        var text = $" {string.Join(' ', words)} ";
        if (FixedDay(text) is { } named) return About(named);
        if (text.Contains(" black friday ", StringComparison.Ordinal) && Holiday("thanksgiving") is { } thanksgiving) return About(thanksgiving.Date.AddDays(1));
        if (Array.Find(OtherNames, name => text.Contains($" {name.Said} ", StringComparison.Ordinal)) is { Holiday: { } holiday })
            return Holiday(holiday) is { } closed ? About(closed.Date) : NoSuchHoliday();
        if (Date(words) is { } date) return About(date);
        if (words.Contains("tomorrow") || text.Contains(" manana ", StringComparison.Ordinal)) return About(Today.AddDays(1));
        if (words.Contains("weekend") || words.Contains("weekends") || text.Contains(" fin de semana ", StringComparison.Ordinal) || text.Contains(" fines de semana ", StringComparison.Ordinal))
            return $"{Weekly(DayOfWeek.Saturday)} {Weekly(DayOfWeek.Sunday)}";
        var day = Array.FindIndex(Weekdays, names => names.Any(words.Contains));
        if (day >= 0) return Weekly((DayOfWeek)day);
        return words.Contains("holiday") || words.Contains("holidays") || words.Contains("feriado") || words.Contains("feriados") || words.Contains("festivos")
            ? Holidays() : Now();
    }

    private string Now()
    {
        var today = clock.OpeningsOn(Today);
        if (clock.IsOpen) return $"Yes, we are open now, until {Hour(clock.NextClose(clock.Now)!.Value)} today.";
        if (today.Count > 0 && clock.Now < today[0].Opens) return $"We are open today {Times(today)}.";
        var because = today.Count == 0 ? $"We are closed today{Because(Today)}." : "We are closed now.";
        return $"{because}{Next()}";
    }

    private string About(DateOnly day)
    {
        if (day == Today) return Now();
        var named = $"{day.ToString("dddd, MMMM d", CultureInfo.InvariantCulture)}{(day.Year == Today.Year ? "" : day.ToString(", yyyy", CultureInfo.InvariantCulture))}";
        var open = clock.OpeningsOn(day);
        return open.Count > 0 ? $"Yes, on {named}, we are open {Times(open)}." : $"No, on {named}, we are closed{Because(day)}.";
    }

    private string Weekly(DayOfWeek day)
    {
        var hours = library.Current.Clinic.Hours.Where(hours => hours.Days.Contains(day)).OrderBy(hours => hours.Opens).ToList();
        if (hours.Count == 0) return $"No, we are closed on {day}s.";
        var times = string.Join(" and ", hours.Select(part => $"from {part.TimesIn(library.Current.Texts)}"));
        var next = Enumerable.Range(0, 7).Select(Today.AddDays).First(date => date.DayOfWeek == day);
        var except = clock.OpeningsOn(next).Count == 0 ? $" But we are closed on {next.ToString("MMMM d", CultureInfo.InvariantCulture)}{Because(next)}." : "";
        return $"Yes, we are open on {day}s {times}.{except}";
    }

    private string Holidays()
    {
        var next = library.Current.Clinic.Holidays.Where(holiday => holiday.Date >= Today).OrderBy(holiday => holiday.Date).Take(3)
            .Select(holiday => $"{holiday.Name} ({holiday.Date.ToString("MMMM d", CultureInfo.InvariantCulture)})").ToList();
        return next.Count == 0 ? NoSuchHoliday() : $"We are closed on holidays. The next ones are {string.Join(", ", next)}.";
    }

    private string NoSuchHoliday() => $"The clinic has not told us about that day. Its usual hours are {library.Current.Clinic.HoursSummary}.";

    private string Next() => clock.NextOpening(clock.Now) is { } next ? $" We open next at {clock.InWords(next)}." : "";

    private string Because(DateOnly day) => library.Current.Clinic.Holidays.FirstOrDefault(holiday => holiday.Date == day) is { } holiday ? $" ({holiday.Name})" : "";

    private Holiday? Holiday(string name) => library.Current.Clinic.Holidays.Where(holiday => holiday.Date >= Today)
        .OrderBy(holiday => holiday.Date).FirstOrDefault(holiday => Folding.Fold(holiday.Name).StartsWith(name, StringComparison.Ordinal));

    private DateOnly? FixedDay(string text)
    {
        var found = Array.Find(FixedDays, day => text.Contains($" {day.Said} ", StringComparison.Ordinal));
        return found.Said is null ? null : Coming(found.Month, found.Day);
    }

    // "dec 24", "december 24th", "24 de diciembre".
    private DateOnly? Date(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var month = 1 + Array.FindIndex(Months, names => names.Contains(words[at]));
            if (month == 0) continue;
            foreach (var near in (int[])[at + 1, at - 1, at - 2])
            {
                if (near < 0 || near >= words.Count) continue;
                var number = words[near].TrimEnd('s', 't', 'n', 'd', 'r', 'h');
                if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= DateTime.DaysInMonth(Today.Year, month))
                    return Coming(month, day);
            }
        }

        return null;
    }

    private DateOnly Coming(int month, int day)
    {
        var sameYear = new DateOnly(Today.Year, month, Math.Min(day, DateTime.DaysInMonth(Today.Year, month)));
        return sameYear >= Today ? sameYear : new DateOnly(Today.Year + 1, month, Math.Min(day, DateTime.DaysInMonth(Today.Year + 1, month)));
    }

    private static string Times(IReadOnlyList<(DateTimeOffset Opens, DateTimeOffset Closes)> openings) =>
        string.Join(" and ", openings.Select(opening => $"from {Hour(opening.Opens)} to {Hour(opening.Closes)}"));

    private static string Hour(DateTimeOffset at) => at.ToString(at.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();
}
