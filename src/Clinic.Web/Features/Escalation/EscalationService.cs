namespace Clinic.Web.Features.Escalation;

/// <summary>Looks every minute, by the site's clock, whether somebody is about to be forgotten.</summary>
public sealed partial class EscalationService(IServiceScopeFactory scopes, TimeProvider time, ILogger<EscalationService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Escalations>().RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception); // the database is away: a minute later is soon enough
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Nobody could be looked for who is about to be forgotten")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
