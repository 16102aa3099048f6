using System.Globalization;
using System.Text.RegularExpressions;

namespace Clinic.Web.Clock;

/// <summary>Days and hours as the site's readers write them, in the language that is spoken (<see cref="CultureInfo.CurrentCulture"/>).</summary>
public static partial class Dates
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    private static CultureInfo Spoken => CultureInfo.CurrentCulture;

    private static bool IsEnglish => Spoken.Equals(English);

    /// <summary>Such as "November 23, 2026".</summary>
    public static string InWords(this DateOnly day) => IsEnglish
        ? day.ToString("MMMM d, yyyy", English)
        : day.ToString(Weekday().Replace(Spoken.DateTimeFormat.LongDatePattern, "").Trim(), Spoken);

    /// <summary>Such as "Monday, November 23".</summary>
    public static string WithWeekday(this DateTimeOffset local) =>
        local.ToString(IsEnglish ? "dddd, MMMM d" : $"dddd, {Spoken.DateTimeFormat.MonthDayPattern}", Spoken);

    /// <summary>Such as "Mon, Nov 23, 3:20 PM".</summary>
    public static string WithHour(this DateTimeOffset local) =>
        local.ToString(IsEnglish ? "ddd, MMM d, h:mm tt" : $"ddd, d MMM, {Spoken.DateTimeFormat.ShortTimePattern}", Spoken);

    /// <summary>Such as "5 PM" or "2:30 PM".</summary>
    public static string ShortHour(this DateTimeOffset local) => IsEnglish
        ? local.ToString(local.Minute == 0 ? "h tt" : "h:mm tt", English)
        : local.ToString("t", Spoken);

    /// <summary>To the second, for <c>datetime</c> attributes: HTML allows at most three digits of a second's fraction, and .NET's round-trip format writes seven.</summary>
    public static string Iso(this DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);

    /// <summary>Such as "2026-11-23", for <c>datetime</c> attributes.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The day of the week with what ties it to the rest of a long date: "dddd, d 'de' MMMM 'de' yyyy".
    [GeneratedRegex(@"dddd\s*,?\s*|,?\s*dddd")]
    private static partial Regex Weekday();
}
