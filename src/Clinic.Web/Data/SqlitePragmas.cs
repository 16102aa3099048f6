using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Web.Data;

/// <summary>
/// Sets what SQLite forgets with each connection. <c>synchronous=FULL</c> makes an acknowledged request survive a
/// power cut, which WAL's usual NORMAL does not promise (sqlite.org/pragma.html#pragma_synchronous). <c>secure_delete</c>
/// writes zeros over what is deleted: erased words are gone from the file and not only from its tables.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>
    /// How long one try at a taken lock may hold its thread. Whoever finds it taken tries again, <see cref="SqliteLockWait"/> without a
    /// thread; other processes hold it for the milliseconds of a transaction.
    /// </summary>
    public const int BusyMilliseconds = 100;

    // A try is over when SQLite says so. The library would repeat it on the same thread for CommandTimeout seconds, of which 0 means
    // for ever; it takes any time below zero for one that is over already.
    private const int NoRepeats = -1;

    private static readonly string Pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Prepare(connection);
        try
        {
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Close(); // or it would be used next time as it is, without what was to be set
            throw;
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Prepare(connection);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            await connection.CloseAsync();
            throw;
        }
    }

    private static DbCommand Prepare(DbConnection connection)
    {
        ((SqliteConnection)connection).DefaultTimeout = NoRepeats;
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
