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

    public bool IsOpen => OpeningsOn(DateOnly.FromDateTime(Now.Date)).Any(opening => Now >= opening.Opens && Now < opening.Closes);

    /// <summary>The next moment staff are in, which is now while the clinic is open. Null when no hours are known.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset from) =>
        Next(from) is { } opening ? Later(TimeZoneInfo.ConvertTime(from, Clinic.TimeZone), opening.Opens) : null;

    /// <summary>The next moment staff go, for a break or for the day. Null when no hours are known.</summary>
    public DateTimeOffset? NextClose(DateTimeOffset from) => Next(from)?.Closes;

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
        NextOpening(from) is { } arrives ? WorkingDays(arrives).Skip(days).Select(day => (DateTimeOffset?)day[^1].Closes).FirstOrDefault() : null;

    /// <summary>The next days the clinic is open after today; fewer where no hours are known.</summary>
    public IReadOnlyList<DateOnly> NextWorkingDays(int count)
    {
        var today = DateOnly.FromDateTime(Now.Date);
        return [.. WorkingDays(Now).Select(day => DateOnly.FromDateTime(day[0].Opens.Date)).Where(day => day > today).Take(count)];
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

    /// <summary>What a form says of a message that is sent now, beside the question whether it can wait until then.</summary>
    public string ReadByInWords() => ReadBy(Now) is { } moment
        ? $"If you send it now, a person will have read it by {InWords(moment)}."
        : "We cannot say when a person will read it. Please call us if it is soon that you need us.";

    private (DateTimeOffset Opens, DateTimeOffset Closes)? Next(DateTimeOffset from) => WorkingDays(TimeZoneInfo.ConvertTime(from, Clinic.TimeZone))
        .SelectMany(day => day).Where(opening => from < opening.Closes).Select(opening => ((DateTimeOffset, DateTimeOffset)?)opening).FirstOrDefault();

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private IEnumerable<IReadOnlyList<(DateTimeOffset Opens, DateTimeOffset Closes)>> WorkingDays(DateTimeOffset from)
    {
        var first = DateOnly.FromDateTime(from.Date);
        return Enumerable.Range(0, DaysAhead).Select(ahead => OpeningsOn(first.AddDays(ahead))).Where(day => day.Count > 0);
    }

    /// <summary>When staff are in on a day, in order; a break between two is a time when nobody is in.</summary>
    public IReadOnlyList<(DateTimeOffset Opens, DateTimeOffset Closes)> OpeningsOn(DateOnly day) => IsHoliday(day) ? [] :
    [
        .. Clinic.Hours.Where(hours => hours.Days.Contains(day.DayOfWeek)).OrderBy(hours => hours.Opens).Select(hours => (At(day, hours.Opens), At(day, hours.Closes))),
    ];

    // The clinic's own list says when it closes, as far as it goes: in each year it begins, up to its last day. Beyond it
    // the federal holidays count, because a promise that is kept early disappoints nobody.
    private bool IsHoliday(DateOnly day)
    {
        var listed = Clinic.Holidays;
        if (listed.Any(holiday => holiday.Date == day)) return true;
        var isCovered = listed.Any(holiday => holiday.Date.Year == day.Year) && listed.Any(holiday => holiday.Date >= day);
        return !isCovered && FederalHolidays.Contains(day);
    }

    // The offset is the one in force at that hour of that day, so a clock change moves nothing.
    private DateTimeOffset At(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        return new DateTimeOffset(local, Clinic.TimeZone.GetUtcOffset(local));
    }
}
