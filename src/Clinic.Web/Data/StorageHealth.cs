using Clinic.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Clinic.Web.Data;

/// <summary>
/// Whether what somebody sends now would be stored: reads, writes something that changes nothing, and looks how much room the disk
/// has. Asked often, it answers from the last look: a stranger who asks without end makes no writes without end.
/// </summary>
public sealed class StorageHealth(IServiceScopeFactory scopes, SiteFolders folders, DiskLimit limit) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan SameLook = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim one = new(1);
    private HealthCheckResult last;
    private long? lookedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            // A trouble that is over shows at once.
            if (lookedAt is { } at && System.Diagnostics.Stopwatch.GetElapsedTime(at) < SameLook && last.Status is not HealthStatus.Unhealthy) return last;
            last = await LookAsync(cancellationToken);
            lookedAt = System.Diagnostics.Stopwatch.GetTimestamp();
            return last;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
            _ = await db.Inquiries.AnyAsync(cancellation);
            await db.TryWriteAsync();
        }
        catch (Exception exception) when (StorageTrouble.Is(exception))
        {
            return HealthCheckResult.Unhealthy($"cannot be written to: {exception.GetBaseException().GetType().Name}, {StorageTrouble.CodeOf(exception)}");
        }

        var free = new DriveInfo(folders.Data).AvailableFreeSpace / DiskLimit.Megabyte;
        return free < limit.Megabytes
            ? HealthCheckResult.Unhealthy($"the disk of {folders.Data} has {free} MB left; below {limit.Megabytes} MB forms may soon be lost to it")
            : HealthCheckResult.Healthy();
    }
}

/// <summary>How much room the data folder's disk must have: key <c>Data:MinimumFreeMegabytes</c>, usually 200.</summary>
public sealed record DiskLimit(long Megabytes)
{
    public const long Megabyte = 1024 * 1024;
    private const long Usual = 200;

    /// <exception cref="ConfigurationException">The key is no whole number.</exception>
    public static DiskLimit Read(IConfiguration configuration) => new(configuration.Setting("Data:MinimumFreeMegabytes") switch
    {
        null or "" => Usual,
        var value when long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var megabytes) && megabytes >= 0 => megabytes,
        var value => throw new ConfigurationException("Data:MinimumFreeMegabytes", $"'{value}' is not a whole number of megabytes"),
    });
}
