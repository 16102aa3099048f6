using System.Globalization;

namespace Clinic.Web.Clock;

/// <summary>How moments and spans are said, to staff in figures and to visitors in words. Each moment of the database is UTC and said in the clinic's own time.</summary>
public sealed partial class ClinicClock
{
    /// <summary>The clinic's own day.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow());

    /// <summary>A moment as the clinic's wall clock showed or will show it.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Clinic.TimeZone);

    public DateTimeOffset Local(DateTime utc) => Local(new DateTimeOffset(utc, TimeSpan.Zero));

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).Date);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc).Date);

    /// <summary>The moment a day begins at the clinic, in UTC.</summary>
    public DateTime StartOf(DateOnly day) => At(day, TimeOnly.MinValue).UtcDateTime;

    /// <summary>Noon of a day, in UTC: no zone's clocks change then, so that it is the same day whatever they do.</summary>
    public DateTime NoonOf(DateOnly day) => At(day, new TimeOnly(12, 0)).UtcDateTime;

    /// <summary>What the clinic's wall clock makes of an hour of a day: twice a year one is missing, and one comes twice.</summary>
    /// <param name="utc">The moment, where it is one and no other.</param>
    public WallTime Read(DateOnly day, TimeOnly hour, out DateTime utc)
    {
        var local = day.ToDateTime(hour);
        utc = default;
        if (Clinic.TimeZone.IsInvalidTime(local)) return WallTime.Skipped;
        if (Clinic.TimeZone.IsAmbiguousTime(local)) return WallTime.Twice;
        utc = TimeZoneInfo.ConvertTimeToUtc(local, Clinic.TimeZone);
        return WallTime.Once;
    }

    /// <summary>A moment as people here say it: "5 pm today", "5 pm tomorrow", "5 pm Monday, November 30".</summary>
    public string InWords(DateTimeOffset moment)
    {
        var local = Local(moment);
        var day = (local.Date - Now.Date).Days switch
        {
            0 => Say("today"),
            1 => Say("tomorrow"),
            _ => local.WithWeekday(),
        };
        return Say("{0} {1}", local.ShortHour().ToLowerInvariant(), day);
    }

    /// <summary>What a form says of a message that is sent now, beside the question whether it can wait until then.</summary>
    public string ReadByInWords() => ReadBy(Now) is { } moment
        ? Say("If you send it now, a person will have read it by {0}.", InWords(moment))
        : Say("We cannot say when a person will read it. Please call us if it is soon that you need us.");

    /// <summary>Such as "Mon, Nov 23, 3:20 PM".</summary>
    public string Moment(DateTime utc) => Local(utc).WithHour();

    /// <summary>Such as "2:30 PM".</summary>
    public string Hour(DateTime utc) => Local(utc).ToString("h:mm tt", CultureInfo.InvariantCulture);

    /// <summary>Such as "Mon, Nov 23, 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("ddd, MMM d, yyyy", CultureInfo.InvariantCulture);

    public bool IsPast(DateTime utc) => utc < time.GetUtcNow().UtcDateTime;

    /// <summary>How long ago, such as "3 hours"; the largest whole unit.</summary>
    public string Age(DateTime utc) => Length(time.GetUtcNow().UtcDateTime - utc);

    /// <summary>What was promised, said as it stands: "by 5 PM today", "2 hours overdue".</summary>
    public string Promise(DateTime utc)
    {
        if (IsPast(utc)) return $"{Age(utc)} overdue";
        var local = Local(utc);
        return (DayOf(utc).DayNumber - Today.DayNumber) switch
        {
            0 => $"by {local.ShortHour()} today",
            1 => $"by {local.ShortHour()} tomorrow",
            _ => $"by {local.ShortHour()} {local.ToString("dddd, MMM d", CultureInfo.InvariantCulture)}",
        };
    }

    /// <summary>By when somebody has to look: "Look by 10:30 AM today", "2 hours overdue".</summary>
    public string LookBy(DateTime utc) => IsPast(utc) ? Promise(utc) : $"Look {Promise(utc)}";

    /// <summary>Such as "today", "2 days overdue" or "in 3 days".</summary>
    public string FollowUp(DateOnly on) => (on.DayNumber - Today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "1 day overdue",
        > 1 and var days => $"in {days} days",
        var days => $"{-days} days overdue",
    };

    /// <summary>Such as "5 hours", never shorter than the time itself: what is said to be done within it was.</summary>
    public static string Within(TimeSpan time)
    {
        var (count, unit) = RoundedUp(time);
        return Count(count, unit);
    }

    /// <summary>The same for readers, in the language that is spoken.</summary>
    public string WithinInWords(TimeSpan time)
    {
        var (count, unit) = RoundedUp(time);
        return Say(count == 1 ? $"{{0}} {unit}" : $"{{0}} {unit}s", count);
    }

    private static (double Count, string Unit) RoundedUp(TimeSpan time) => time switch
    {
        { TotalHours: > 48 } => (Math.Ceiling(time.TotalDays), "day"),
        { TotalMinutes: > 90 } => (Math.Ceiling(time.TotalHours), "hour"),
        _ => (Math.Max(1, Math.Ceiling(time.TotalMinutes)), "minute"),
    };

    private static string Length(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => Count(Math.Floor(age.TotalDays), "day"),
        { TotalHours: >= 1 } => Count(Math.Floor(age.TotalHours), "hour"),
        _ => Count(Math.Max(0, Math.Floor(age.TotalMinutes)), "minute"),
    };

    private static string Count(double count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count:0} {unit}{(count == 1 ? "" : "s")}");

    private string Say(string english, params object[] values) => values.Length == 0 ? texts[english].Value : texts[english, values].Value;
}

/// <summary>How often an hour of a day comes: clocks go forward over one a year, and back over another.</summary>
public enum WallTime
{
    Once,
    Skipped,
    Twice,
}
