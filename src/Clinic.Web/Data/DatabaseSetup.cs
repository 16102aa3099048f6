using Clinic.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Data;

public static class DatabaseSetup
{
    private static readonly WriteTurns Turns = new();

    /// <summary>Registers <see cref="ClinicDbContext"/> on the configured provider.</summary>
    public static IServiceCollection AddClinicDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider =>
            DatabaseOptions.Read(configuration, provider.GetRequiredService<SiteFolders>()));
        services.AddSingleton<SqlitePragmas>();
        services.AddSingleton<WriteDoor>();
        services.AddSingleton<WalSignal>();
        services.AddSingleton<ErasedFromDisk>();
        services.AddHostedService<WalTruncation>();
        services.AddScoped<DatabaseMigrator>();
        services.AddDbContext<SqliteClinicDbContext>((provider, options) => options.UseClinicSqlite(
            provider.GetRequiredService<DatabaseOptions>(), provider.GetRequiredService<SqlitePragmas>())
            .AddInterceptors(provider.GetRequiredService<ErasedFromDisk>()));
        services.AddDbContext<SqlServerClinicDbContext>((provider, options) =>
            options.UseClinicSqlServer(provider.GetRequiredService<DatabaseOptions>()));
        services.AddScoped<ClinicDbContext>(provider => provider.GetRequiredService<DatabaseOptions>().Provider switch
        {
            DatabaseProvider.SqlServer => provider.GetRequiredService<SqlServerClinicDbContext>(),
            _ => provider.GetRequiredService<SqliteClinicDbContext>(),
        });
        return services;
    }

    public static DbContextOptionsBuilder UseClinicSqlite(
        this DbContextOptionsBuilder options, DatabaseOptions database, SqlitePragmas pragmas) =>
        options.UseSqlite(database.ConnectionString, sqlite =>
        {
            sqlite.ExecutionStrategy(dependencies => new SqliteLockWait(dependencies));
            if (database.MaxBatchSize is { } size) sqlite.MaxBatchSize(size);
        }).AddInterceptors(pragmas, Turns);

    public static DbContextOptionsBuilder UseClinicSqlServer(
        this DbContextOptionsBuilder options, DatabaseOptions database) =>
        options.UseSqlServer(SqlServerPatience.Limit(database.ConnectionString), sql =>
        {
            sql.ExecutionStrategy(SqlServerPatience.Retries);
            if (database.MaxBatchSize is { } size) sql.MaxBatchSize(size);
        }).AddInterceptors([Turns, .. SqlServerPatience.Interceptors]);
}
