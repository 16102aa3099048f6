using System.Globalization;
using Clinic.Web.Hosting;

namespace Clinic.Web.Mail;

/// <summary>For how many days a link to a request's page works that nobody has used: key <c>Requests:LinkDays</c>, usually 14.</summary>
public sealed record LinkLife(int Days)
{
    private const int Usual = 14;
    private const int Most = 90;

    public TimeSpan Time => TimeSpan.FromDays(Days);

    /// <summary>As the desk says it.</summary>
    public string InWords => Days == 1 ? "a day" : $"{Days.ToString(CultureInfo.InvariantCulture)} days";

    /// <exception cref="ConfigurationException">The key is no number from 1 to 90.</exception>
    public static LinkLife Read(IConfiguration configuration) => new(configuration.Setting("Requests:LinkDays") switch
    {
        null or "" => Usual,
        var value when int.TryParse(value, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Most => days,
        var value => throw new ConfigurationException("Requests:LinkDays", $"'{value}' is no number from 1 to {Most}"),
    });
}
