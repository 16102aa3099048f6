using Clinic.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Site;

/// <summary>
/// The databases that tests run on: SQLite always; SQL Server too where <c>CLINIC_TEST_SQLSERVER</c> holds a connection
/// string whose user may create and drop databases. Each site gets a database of its own.
/// </summary>
public static class TestDatabase
{
    private static readonly string? SqlServer = Environment.GetEnvironmentVariable("CLINIC_TEST_SQLSERVER");

    public static IReadOnlyList<DatabaseProvider> Configured { get; } = string.IsNullOrWhiteSpace(SqlServer)
        ? [DatabaseProvider.Sqlite]
        : [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer];

    /// <summary>Every form on every database.</summary>
    public static TheoryData<string, DatabaseProvider> WithEveryForm()
    {
        var cases = new TheoryData<string, DatabaseProvider>();
        foreach (var database in Configured)
        {
            cases.Add("/consultation", database);
            cases.Add("/contact", database);
        }

        return cases;
    }

    /// <summary>A new SQL Server database, migrated as the <c>migrate</c> command does.</summary>
    internal static string CreateOnSqlServer()
    {
        var connection = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = $"ClinicTest_{Guid.NewGuid():N}" }.ToString();
        using var db = Open(connection);
        db.Database.Migrate();
        return connection;
    }

    internal static async Task DropOnSqlServerAsync(string connection)
    {
        await using var db = Open(connection);
        await db.Database.EnsureDeletedAsync();
    }

    /// <summary>Lets go of the file: an idle pooled connection would hold it open.</summary>
    internal static void ReleaseSqlite(DirectoryInfo data)
    {
        using var pooled = new SqliteConnection($"Data Source={Path.Combine(data.FullName, "clinic.db")}");
        SqliteConnection.ClearPool(pooled);
    }

    private static SqlServerClinicDbContext Open(string connection)
    {
        var options = new DbContextOptionsBuilder<SqlServerClinicDbContext>();
        options.UseClinicSqlServer(new DatabaseOptions(DatabaseProvider.SqlServer, connection, MaxBatchSize: null));
        return new SqlServerClinicDbContext(options.Options);
    }
}
