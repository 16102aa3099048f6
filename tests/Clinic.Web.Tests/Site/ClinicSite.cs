using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using Serilog.Events;

namespace Clinic.Web.Tests.Site;

/// <summary>
/// The whole site in this process, as in production: HTTPS, <c>__Host-</c> cookies, a real database with its
/// migrations, keys and all in a folder of its own that goes when the site does.
/// </summary>
/// <remarks>Share one as a class fixture, or make one with other settings: <c>new ClinicSite { Settings = { … } }</c>.</remarks>
public sealed class ClinicSite : WebApplicationFactory<Program>
{
    public static readonly Uri Address = new("https://clinic.example");

    /// <summary>Where visitors come from unless a test says otherwise (RFC 5737: nobody's address).</summary>
    public const string UsualClient = "203.0.113.10";

    private string? sqlServer;

    /// <summary>Everything the site writes; goes with the site.</summary>
    public DirectoryInfo DataFolder
    {
        get => field ??= Directory.CreateTempSubdirectory("clinic-test-");
        init;
    }

    /// <summary>Configuration beside the usual; set before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["RateLimits:Enabled"] = "false",
        ["Forms:MinimumSeconds"] = "0", // tests type faster than people
        ["HTTPS_PORT"] = "443",
    };

    public DatabaseProvider Database { get; init; } = DatabaseProvider.Sqlite;

    public string EnvironmentName { get; init; } = "Production";

    /// <summary>A clock that stands still until a test moves it; null for the real one.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>Whether the site looks for forgotten inquiries by itself; else a test's clock moves without a change that it did not ask for.</summary>
    public bool Escalates { get; init; }

    /// <summary>Log everything from this level on; null for what the site is configured to log.</summary>
    public LogEventLevel? LogLevel { get; init; }

    /// <summary>What the site logs.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>The database file, its write-ahead log and whatever else SQLite keeps beside it.</summary>
    public IEnumerable<FileInfo> DatabaseFiles => DataFolder.EnumerateFiles("clinic.db*");

    /// <summary>Replaces services of the site, last of all.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>A browser with cookies of its own, at an address of its own; or behind a proxy that is there.</summary>
    public BrowserSession NewBrowser(string client = UsualClient, string? forwardedFor = null) =>
        BrowserSession.Of(this, client, forwardedFor);

    /// <summary>Looks into the database, in a scope of its own.</summary>
    public async Task<T> QueryAsync<T>(Func<ClinicDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<ClinicDbContext>());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (sqlServer is not null) await TestDatabase.DropOnSqlServerAsync(sqlServer);
        TestDatabase.ReleaseSqlite(DataFolder);
        DataFolder.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        // UseSetting and not ConfigureAppConfiguration, whose values come too late for Program.
        builder.UseSetting("Data:Directory", DataFolder.FullName);
        if (Database is DatabaseProvider.SqlServer)
        {
            sqlServer ??= TestDatabase.CreateOnSqlServer();
            builder.UseSetting("Database:Provider", nameof(DatabaseProvider.SqlServer));
            builder.UseSetting("ConnectionStrings:Clinic", sqlServer);
        }

        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.UseStaticWebAssets(); // the site is built here, not published

        builder.ConfigureTestServices(services =>
        {
            services.AddTransient<IStartupFilter, ClientAddressFilter>();
            services.AddSerilog(ConfigureLog, preserveStaticLogger: true);
            if (Time is not null) services.AddSingleton<TimeProvider>(Time);
            if (!Escalates) services.Remove(services.Single(service => service.ImplementationType == typeof(EscalationService)));
            Replace?.Invoke(services);
        });
    }

    // The configured levels, but not the console: the test runner's output belongs to the test runner.
    private void ConfigureLog(IServiceProvider provider, LoggerConfiguration logger)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        var levels = new ConfigurationBuilder()
            .AddInMemoryCollection(configuration.AsEnumerable().Where(pair => pair.Key.StartsWith("Serilog:MinimumLevel", StringComparison.Ordinal)))
            .Build();
        if (LogLevel is { } level) logger.MinimumLevel.Is(level);
        else logger.ReadFrom.Configuration(levels);
        logger.Enrich.With<SecretPaths>().WriteTo.Sink(Log);
    }
}
