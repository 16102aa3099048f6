using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Shared;

/// <summary>Takes out every minute what was typed and not sent in time. Until then it opens no more, but it is still there.</summary>
public sealed partial class DraftSweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<DraftSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception); // the database is away: a minute later is soon enough
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        // Asked first, because a delete takes the database's one pen even where there is nothing to delete.
        if (await db.FormDrafts.AnyAsync(d => d.ExpiresAt <= now, cancellation))
            await db.FormDrafts.Where(d => d.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Forms that nobody sent could not be taken out")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
