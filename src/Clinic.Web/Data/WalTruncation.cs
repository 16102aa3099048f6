using Clinic.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Data;

/// <summary>Wakes <see cref="WalTruncation"/>.</summary>
public sealed class WalSignal : Signal;

/// <summary>
/// Cuts SQLite's write-ahead log to nothing, so that what was erased is not left in it: at once where the save itself could not, and
/// every few minutes in any case. Also writes what the main file lacks, so that a copy of it is nearly whole.
/// </summary>
public sealed class WalTruncation(
    IServiceScopeFactory scopes, WriteDoor door, WalSignal signal, DatabaseOptions database, TimeProvider time, ILogger<WalTruncation> logger)
    : BackgroundJob("The write-ahead log could not be emptied", time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time = time;

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        if (database.Provider is not DatabaseProvider.Sqlite) return false;
        await signal.WaitAsync(Every, time, stopping);
        while (!await TryInTurnAsync())
        {
            // The machine's time: a reader goes on by that, whatever the site's clock says.
            await Task.Delay(AgainAfter, stopping);
        }

        return true;
    }

    /// <summary>False when somebody reads what the log holds, or writes.</summary>
    internal static async Task<bool> TryAsync(ClinicDbContext db)
    {
        if (!db.Database.IsSqlite()) return true;
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)"; // its first column is 1 when it could not
            return (long)(await command.ExecuteScalarAsync())! == 0;
        }
        catch (System.Data.Common.DbException exception) when (SqliteLockWait.IsLocked(exception))
        {
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<bool> TryInTurnAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        using var turn = await door.EnterAsync(db.Patience);
        return await TryAsync(db);
    }
}
