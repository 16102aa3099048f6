using System.Globalization;
using Clinic.Web.Hosting;

namespace Clinic.Web.Clock;

/// <summary>By when somebody has to have looked at what tells of danger: key <c>Desk:DangerMinutes</c>, usually 30.</summary>
public sealed class DangerClock(IConfiguration configuration, ClinicClock clock)
{
    private const int Usual = 30;
    private const int Most = 480;

    /// <exception cref="ConfigurationException">The key is no number from 1 to 480.</exception>
    public TimeSpan Within { get; } = TimeSpan.FromMinutes(configuration.Setting("Desk:DangerMinutes") switch
    {
        null or "" => Usual,
        var value when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= Most => minutes,
        var value => throw new ConfigurationException("Desk:DangerMinutes", $"'{value}' is no number from 1 to {Most}"),
    });

    /// <summary>
    /// In opening hours so many minutes later, or the close where that comes first: nobody goes home or to lunch over it. Outside them
    /// the first opening; where no hours are known, so many minutes later.
    /// </summary>
    public DateTimeOffset DueFor(DateTimeOffset seen)
    {
        var later = seen + Within;
        if (clock.NextOpening(seen) is not { } opens) return later;
        if (opens > seen) return opens;
        return clock.NextClose(seen) is { } closes && closes < later ? closes : later;
    }
}
