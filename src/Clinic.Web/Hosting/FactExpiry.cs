using Clinic.Content;

namespace Clinic.Web.Hosting;

/// <summary>Takes a fact off the pages within the hour after its last day (UTC), while the site runs.</summary>
internal sealed partial class FactExpiry(PageLibrary library, TimeProvider time, ILogger<FactExpiry> logger)
    : BackgroundJob("The content could not be read again without a fact that is past its day", time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly TimeProvider time = time;
    private readonly ILogger logger = logger;
    private bool told;

    // The folder is away: what was read before is served.
    protected override TimeSpan PauseAfterFailure => Every;

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        if (!told) Tell();
        told = true;
        if (library.Current.HoldsUntil is { } last && last < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))
        {
            library.Reload();
            Tell();
        }

        await Task.Delay(Every, time, stopping);
        return true;
    }

    private void Tell()
    {
        foreach (var finding in library.Findings.Where(f => f.Severity is Severity.Expired)) LogLeftOut(logger, finding);
    }

    [LoggerMessage(LogLevel.Warning, "{Finding} The pages are served without it.")]
    private static partial void LogLeftOut(ILogger logger, Finding finding);
}
