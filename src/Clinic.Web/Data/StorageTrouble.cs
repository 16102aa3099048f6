using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Clinic.Web.Data;

/// <summary>Tells the database's troubles (locked, full, read-only, away, too busy) from mistakes of ours: the same again may go through later.</summary>
public static class StorageTrouble
{
    public static bool Is(Exception? exception) => exception switch
    {
        null or DbUpdateConcurrencyException => false,
        NotWrittenException or DbException or DbUpdateException or RetryLimitExceededException or TimeoutException or IOException => true,
        // SqlClient's words for a pool without a free connection have no type of their own.
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" or "Microsoft.Data.Sqlite" } => true,
        _ => Is(exception.InnerException),
    };

    /// <summary>SQLite's or SQL Server's own number for it, for whoever mends it; "no number" where there is none.</summary>
    public static string CodeOf(Exception exception) => exception.GetBaseException() switch
    {
        SqliteException sqlite => $"SQLite {sqlite.SqliteErrorCode}",
        SqlException sql => $"SQL Server {sql.Number}",
        _ => "no number",
    };
}
