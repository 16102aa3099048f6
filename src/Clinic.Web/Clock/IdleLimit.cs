using System.Globalization;
using Clinic.Web.Hosting;

namespace Clinic.Web.Clock;

/// <summary>How many of the clinic's working days an inquiry may lie with somebody: key <c>Desk:IdleBusinessDays</c>, usually 2.</summary>
public sealed record IdleLimit(int BusinessDays)
{
    private const int Usual = 2;
    private const int Most = 30;

    /// <exception cref="ConfigurationException">The key is no number from 1 to 30.</exception>
    public static IdleLimit Read(IConfiguration configuration) => new(configuration.Setting("Desk:IdleBusinessDays") switch
    {
        null or "" => Usual,
        var value when int.TryParse(value, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Most => days,
        var value => throw new ConfigurationException("Desk:IdleBusinessDays", $"'{value}' is no number from 1 to {Most}"),
    });
}
