using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Data;

/// <summary>Both sets of migrations stay in step with the model and with one another.</summary>
public sealed class MigrationTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer];

    [Theory, MemberData(nameof(Providers))]
    public void The_model_holds_no_change_without_a_migration(DatabaseProvider provider)
    {
        using var db = Create(provider);

        Assert.False(db.Database.HasPendingModelChanges(), $"add a migration for {provider}: see docs/CONTRIBUTING.md");
    }

    [Fact]
    public async Task The_running_site_has_the_model_that_the_migrations_were_made_for()
    {
        await using var site = new ClinicSite();
        await using var scope = site.Services.CreateAsyncScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<SqliteClinicDbContext>().Database.HasPendingModelChanges());
        Assert.False(scope.ServiceProvider.GetRequiredService<SqlServerClinicDbContext>().Database.HasPendingModelChanges());
    }

    [Fact]
    public void Every_migration_exists_for_both_providers_under_one_name()
    {
        Assert.Equal(NamesOf(DatabaseProvider.Sqlite), NamesOf(DatabaseProvider.SqlServer));
    }

    [Fact]
    public void Both_providers_make_the_same_tables_and_columns()
    {
        Assert.Equal(ColumnsOf(DatabaseProvider.Sqlite), ColumnsOf(DatabaseProvider.SqlServer));
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_script_for_an_empty_SQL_Server_is_one_it_can_read(MigrationsSqlGenerationOptions options)
    {
        using var db = Create(DatabaseProvider.SqlServer);

        var script = db.GetService<IMigrator>().GenerateScript(options: options);

        Assert.Contains("CREATE TABLE [Inquiries]", script, StringComparison.Ordinal);
        Assert.Empty(TransactSql.ErrorsIn(script));
    }

    [Fact]
    public async Task An_empty_SQLite_file_goes_to_the_latest_version_and_back_to_nothing()
    {
        using var data = new TemporaryFolder();
        var options = new DbContextOptionsBuilder<SqliteClinicDbContext>()
            .UseSqlite($"Data Source={Path.Combine(data.Path, "clinic.db")};Pooling=False").Options;
        await using var db = new SqliteClinicDbContext(options);
        var cancellation = TestContext.Current.CancellationToken;

        await db.Database.MigrateAsync(cancellation);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(cancellation));
        Assert.Empty(await db.Inquiries.ToListAsync(cancellation));

        await db.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase, cancellation);
        Assert.Empty(await db.Database.GetAppliedMigrationsAsync(cancellation));
    }

    private static ClinicDbContext Create(DatabaseProvider provider) => provider is DatabaseProvider.SqlServer
        ? new SqlServerDesignTimeFactory().CreateDbContext([])
        : new SqliteDesignTimeFactory().CreateDbContext([]);

    // An id is a time and a name; the two sets are made one after the other.
    private static List<string> NamesOf(DatabaseProvider provider)
    {
        using var db = Create(provider);
        return [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }

    private static List<string> ColumnsOf(DatabaseProvider provider)
    {
        using var db = Create(provider);
        return
        [
            .. db.Model.GetRelationalModel().Tables
                .SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name} nullable={column.IsNullable}"))
                .Order(StringComparer.Ordinal),
        ];
    }
}
