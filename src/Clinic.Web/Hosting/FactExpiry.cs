using Clinic.Content;

namespace Clinic.Web.Hosting;

/// <summary>Takes a fact off the pages within the hour after its last day (UTC), while the site runs.</summary>
internal sealed partial class FactExpiry(PageLibrary library, TimeProvider time, ILogger<FactExpiry> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Tell();
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (library.Current.HoldsUntil is not { } last || last >= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) continue;
            try
            {
                library.Reload();
                Tell();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotRead(logger, exception); // the folder is away: what was read before is served, and an hour later is tried again
            }
        }
    }

    private void Tell()
    {
        foreach (var finding in library.Findings.Where(f => f.Severity is Severity.Expired)) LogLeftOut(logger, finding);
    }

    [LoggerMessage(LogLevel.Error, "The content could not be read again without a fact that is past its day")]
    private static partial void LogNotRead(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Finding} The pages are served without it.")]
    private static partial void LogLeftOut(ILogger logger, Finding finding);
}
