using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Clock;

/// <summary>
/// When a person will next read what is sent, worked out from the clinic's hours, holidays and time zone in
/// <c>clinic.yml</c>. Nothing else on the site states an answering time.
/// </summary>
public sealed partial class ClinicClock(PageLibrary library, TimeProvider time, IStringLocalizer<SiteTexts> texts)
{
    // A clinic without a single opening in that time has its hours wrong; the search must still end.
    private const int DaysAhead = 60;

    private ClinicProfile Clinic => library.Current.Clinic;

    /// <summary>Now, as the clinic's wall clock shows it.</summary>
    public DateTimeOffset Now => Local(time.GetUtcNow());

    public bool IsOpen => OpeningsOn(Today).Any(opening => Now >= opening.Opens && Now < opening.Closes);

    /// <summary>The next moment staff are in, which is now while the clinic is open. Null when no hours are known.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset from) =>
        Next(from) is { } opening ? Later(Local(from), opening.Opens) : null;

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
        var today = Today;
        return [.. WorkingDays(Now).Select(day => DateOnly.FromDateTime(day[0].Opens.Date)).Where(day => day > today).Take(count)];
    }

    private (DateTimeOffset Opens, DateTimeOffset Closes)? Next(DateTimeOffset from) => WorkingDays(Local(from))
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
