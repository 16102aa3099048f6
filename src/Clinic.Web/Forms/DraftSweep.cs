using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Forms;

/// <summary>Takes out every minute what was typed and not sent in time. Until then it opens no more, but it is still there.</summary>
public sealed class DraftSweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<DraftSweep> logger)
    : BackgroundJob("Forms that nobody sent could not be taken out", time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly TimeProvider time = time;

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        await Task.Delay(Every, time, stopping);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        // Asked first, because a delete takes the database's one pen even where there is nothing to delete.
        if (await db.FormDrafts.AnyAsync(d => d.ExpiresAt <= now, stopping))
            await db.FormDrafts.Where(d => d.ExpiresAt <= now).ExecuteDeleteAsync(stopping);
        return true;
    }
}
