using System.Globalization;
using Clinic.Web.Data;
using Clinic.Web.Hosting;

namespace Clinic.Web.Forms;

/// <summary>
/// Tells programs from people without asking anybody else: a field that people do not see, and the time since the page
/// was opened (key <c>Forms:MinimumSeconds</c>). What looks like a program's is set aside at the desk, never dropped.
/// </summary>
public sealed class SpamCheck(IConfiguration configuration, FormSeals seals, TimeProvider time)
{
    /// <exception cref="ConfigurationException">The key is not a number of seconds.</exception>
    public TimeSpan Minimum { get; } = configuration.Setting("Forms:MinimumSeconds") switch
    {
        null or "" => TimeSpan.FromSeconds(3),
        var value when int.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 => TimeSpan.FromSeconds(seconds),
        var value => throw new ConfigurationException("Forms:MinimumSeconds", $"'{value}' is not a number of seconds"),
    };

    /// <param name="hiddenField">What stands in the field that people do not see.</param>
    /// <param name="openedSeal">When the empty form was made, as <see cref="FormSeals.SealOpened"/> sealed it.</param>
    public Suspicion? Suspect(string? hiddenField, string? openedSeal)
    {
        if (hiddenField is not null) return Suspicion.HiddenField;
        if (seals.OpenOpened(openedSeal) is not { } opened) return Suspicion.NoPage;
        // Before it was opened: a clock was set back, or two instances differ. That says nothing of who sent it.
        var age = time.GetUtcNow() - opened;
        return age >= TimeSpan.Zero && age < Minimum ? Suspicion.TooFast : null;
    }
}
