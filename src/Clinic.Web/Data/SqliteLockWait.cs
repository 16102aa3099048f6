using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Clinic.Web.Data;

/// <summary>
/// Waits for SQLite's lock, which another process holds, without holding a thread: Microsoft.Data.Sqlite waits on the thread that asked,
/// for up to half a minute, and a few such waits stop the whole site. Each try takes <see cref="SqlitePragmas.BusyMilliseconds"/> at most.
/// </summary>
public sealed class SqliteLockWait(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, int.MaxValue, Pause)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan OneTry = TimeSpan.FromMilliseconds(SqlitePragmas.BusyMilliseconds) + Pause;

    /// <summary>False although it does: EF Core would read whole results into memory before it hands out their first row.</summary>
    public override bool RetriesOnFailure => false;

    protected override bool ShouldRetryOn(Exception exception) => IsLocked(exception);

    protected override TimeSpan? GetNextDelay(Exception lastException)
    {
        var patience = ((ClinicDbContext)Dependencies.CurrentContext.Context).Patience;
        if (patience.Left < OneTry) return null;
        patience.Spend(OneTry);
        return Pause;
    }

    /// <summary>Somebody else has the lock; what was tried left nothing behind.</summary>
    public static bool IsLocked(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };
}
