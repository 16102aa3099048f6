using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Data;

/// <summary>Brings the database to the model's version: at start on SQLite, by <c>migrate</c> on SQL Server.</summary>
public sealed class DatabaseMigrator(ClinicDbContext db, DatabaseOptions options)
{
    /// <summary>Applies pending migrations and returns their names, oldest first.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        if (options.Provider is DatabaseProvider.Sqlite) await PrepareSqliteAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return pending;
        db.Unhurried = true;
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];

    private async Task PrepareSqliteAsync(CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        if (!File.Exists(file)) return;

        // EF Core marks a running migration by a row that a killed process leaves behind, and every later start
        // would wait for it. SQLite's own file lock keeps two migrations apart, so the row may go.
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock "
            + "PRIMARY KEY, Timestamp TEXT NOT NULL); DELETE FROM __EFMigrationsLock;", cancellationToken);
    }
}
