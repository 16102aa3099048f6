using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Arrivals;

/// <summary>
/// Looks into the database for arrivals that another instance took in: one look for all pages that are open, and none
/// while no page is.
/// </summary>
public sealed class ArrivalWatch(
    IServiceScopeFactory scopes, ArrivalSignal signal, TimeProvider time, ILogger<ArrivalWatch> logger)
    : BackgroundJob("Arrivals could not be looked for", time, logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly TimeProvider time = time;

    protected override TimeSpan PauseAfterFailure => LookEvery;

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        await signal.Wanted.WaitAsync(stopping);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var count = scope.ServiceProvider.GetRequiredService<ArrivalCount>();
            if (await count.NewestAsync(stopping) is { } newest) signal.Saw(newest);
            if (await count.NewestDangerAsync(stopping) is { } danger) signal.Saw(danger); // perhaps in what was added to an old one
        }

        await Task.Delay(LookEvery, time, stopping);
        return true;
    }
}

/// <summary>Counts who wrote since a page was made.</summary>
public sealed class ArrivalCount(ClinicDbContext db)
{
    /// <summary>More than anybody reads off a line of text.</summary>
    public const int Most = 100;

    public async Task<DateTime?> NewestAsync(CancellationToken cancellation) =>
        await Newest().FirstOrDefaultAsync(cancellation) is var newest && newest == default ? null : newest;

    public Task<DateTime?> NewestDangerAsync(CancellationToken cancellation) => Dangers().MaxAsync(at => at, cancellation);

    public Task<int> DangersSinceAsync(DateTime then, CancellationToken cancellation) => Dangers().Where(at => at > then).Take(Most).CountAsync(cancellation);

    public IQueryable<DateTime?> Dangers() =>
        db.Inquiries.Where(i => i.Suspicion == null && i.Attention == Attention.Danger).Select(i => i.DangerAt);

    public Task<int> SinceAsync(DateTime then, CancellationToken cancellation) => Since(then).CountAsync(cancellation);

    public IQueryable<DateTime> Newest() => db.Inquiries
        .Where(i => i.Suspicion == null && i.ReceivedAt <= DateTime.MaxValue)
        .OrderByDescending(i => i.ReceivedAt).ThenByDescending(i => i.Reference).Select(i => i.ReceivedAt).Take(1);

    public IQueryable<DateTime> Since(DateTime then) =>
        db.Inquiries.Where(i => i.Suspicion == null && i.ReceivedAt > then).Select(i => i.ReceivedAt).Take(Most);
}
