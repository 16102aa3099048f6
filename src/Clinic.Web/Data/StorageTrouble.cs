using System.Data.Common;
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
}
