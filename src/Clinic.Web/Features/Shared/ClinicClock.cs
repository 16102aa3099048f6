using System.Globalization;
using Clinic.Content;

namespace Clinic.Web.Features.Shared;

/// <summary>
/// When a person will next read what is sent, worked out from the clinic's hours, holidays and time zone in
/// <c>clinic.yml</c>. Nothing else on the site states an answering time.
/// </summary>
public sealed class ClinicClock(PageLibrary library, TimeProvider time)
{
    // A clinic without a single opening in that time has its hours wrong; the search must still end.
    private const int DaysAhead = 60;

    private ClinicProfile Clinic => library.Current.Clinic;

    /// <summary>Now, as the clinic's wall clock shows it.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Clinic.TimeZone);

    public bool IsOpen => OpeningOn(DateOnly.FromDateTime(Now.Date)) is { } today && Now >= today.Opens && Now < today.Closes;

    /// <summary>The next moment staff are in, which is now while the clinic is open. Null when no hours are known.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset from)
    {
        var local = TimeZoneInfo.ConvertTime(from, Clinic.TimeZone);
        foreach (var day in Openings(local))
        {
            if (local < day.Closes) return local > day.Opens ? local : day.Opens;
        }

        return null;
    }

    /// <summary>
    /// By when a message is read: the close of the n-th working day after the one it arrives on, where something
    /// that comes after hours arrives at the next opening. Null when no hours are known.
    /// </summary>
    public DateTimeOffset? ReadBy(DateTimeOffset sentAt) => AfterWorkingDays(sentAt, Clinic.ReplyWithinBusinessDays);

    /// <summary>
    /// The close of the n-th working day after this moment's, where what comes after hours counts as the next opening's.
    /// Null when no hours are known.
    /// </summary>
    public DateTimeOffset? AfterWorkingDays(DateTimeOffset from, int days) =>
        NextOpening(from) is { } arrives ? Openings(arrives).Skip(days).Select(day => (DateTimeOffset?)day.Closes).FirstOrDefault() : null;

    /// <summary>The next days the clinic is open after today; fewer where no hours are known.</summary>
    public IReadOnlyList<DateOnly> NextWorkingDays(int count)
    {
        var today = DateOnly.FromDateTime(Now.Date);
        return [.. Openings(Now).Select(day => DateOnly.FromDateTime(day.Closes.Date)).Where(day => day > today).Take(count)];
    }

    /// <summary>A moment as people here say it: "5 pm today", "5 pm tomorrow", "5 pm Monday, November 30".</summary>
    public string InWords(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Clinic.TimeZone);
        var hour = local.ToString(local.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();
        var day = (local.Date - Now.Date).Days switch
        {
            0 => "today",
            1 => "tomorrow",
            _ => local.ToString("dddd, MMMM d", CultureInfo.InvariantCulture),
        };
        return $"{hour} {day}";
    }

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> Openings(DateTimeOffset from)
    {
        var first = DateOnly.FromDateTime(from.Date);
        for (var ahead = 0; ahead < DaysAhead; ahead++)
        {
            if (OpeningOn(first.AddDays(ahead)) is { } day) yield return day;
        }
    }

    private (DateTimeOffset Opens, DateTimeOffset Closes)? OpeningOn(DateOnly day)
    {
        if (Clinic.Holidays.Any(holiday => holiday.Date == day)) return null;
        var hours = Clinic.Hours.Where(h => h.Days.Contains(day.DayOfWeek)).ToList();
        return hours.Count == 0 ? null : (At(day, hours.Min(h => h.Opens)), At(day, hours.Max(h => h.Closes)));
    }

    // The offset is the one in force at that hour of that day, so a clock change moves nothing.
    private DateTimeOffset At(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        return new DateTimeOffset(local, Clinic.TimeZone.GetUtcOffset(local));
    }
}
