namespace Clinic.Web.Hosting;

/// <summary>
/// Something the site does by itself, round after round. Whatever a round throws is written down and the next one comes after a pause:
/// no error of any kind ends a job, and none ends the site, whose pages need none of these.
/// </summary>
/// <param name="failure">What could not be done, for the log: "The outbox could not be read".</param>
public abstract partial class BackgroundJob(string failure, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>How long to wait after a round that failed.</summary>
    protected virtual TimeSpan PauseAfterFailure => TimeSpan.FromSeconds(20);

    /// <summary>Does what there is to do, and waits for more. False when there will never be more.</summary>
    protected abstract Task<bool> RoundAsync(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host's start waits for nobody's first round
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RoundAsync(stoppingToken)) return;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception, failure);
                await Task.Delay(PauseAfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Failure}; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception, string failure);
}
