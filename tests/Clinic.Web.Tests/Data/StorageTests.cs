using System.Data.Common;
using System.Net;
using Clinic.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Data;

/// <summary>The database cannot take what somebody sends: they keep their words, readiness knows, and nobody has to start anything anew.</summary>
public sealed class StorageTests
{
    public static TheoryData<string, string> Troubles()
    {
        var troubles = new TheoryData<string, string>();
        foreach (var form in new[] { "/consultation", "/contact" })
        {
            foreach (var trouble in new[] { "disk full", "read-only", "away", "retries used up", "no free connection", "locked" }) troubles.Add(trouble, form);
        }

        return troubles;
    }

    [Theory, MemberData(nameof(Troubles))]
    public async Task Words_come_back_readiness_says_so_and_afterwards_all_goes_on(string trouble, string path)
    {
        var made = new Made();
        await using var site = new ClinicSite
        {
            Replace = services => services.ConfigureDbContext<SqliteClinicDbContext>(options => options.AddInterceptors(made)),
        };
        var browser = site.NewBrowser();
        var operatorHere = site.NewBrowser("127.0.0.1");
        var form = (await browser.GetPageAsync(path)).Form(path);

        WebPage failed, ready, told, help;
        await using (await made.BeginAsync(trouble, site))
        {
            failed = await browser.SendAsync(form, Filled.Well());
            ready = await browser.GetPageAsync("/health/ready");
            told = await operatorHere.GetPageAsync("/health/ready");
            help = await browser.GetPageAsync("/help-now");
        }

        var sent = await browser.FollowAsync(await browser.SendAsync(form, Filled.Well()));
        var after = await browser.GetPageAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Equal([Filled.Name, Filled.Email, Filled.Message], new[] { "Name", "Email", "Message" }.Select(failed.ValueOf));
        Assert.Contains("call us", failed.MainText, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ready.Status, ready.Text.Trim()));
        Assert.Contains("database: Unhealthy - cannot be written to", told.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, help.Status);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (after.Status, after.Text.Trim())); // no mail, a sample clinic
        Assert.Contains(Assert.Single(await site.InquiriesAsync()).Reference, sent.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_says_when_the_disk_runs_full_before_anything_is_lost()
    {
        await using var site = new ClinicSite { Settings = { ["Data:MinimumFreeMegabytes"] = "1000000000" } };

        var ready = await site.NewBrowser().GetPageAsync("/health/ready");
        var told = await site.NewBrowser("127.0.0.1").GetPageAsync("/health/ready");
        var sent = await site.NewBrowser().AskAsync("/contact");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ready.Status, ready.Text.Trim()));
        Assert.Contains("MB left", told.Text, StringComparison.Ordinal);
        Assert.NotNull(sent.RedirectsTo);
    }

    /// <summary>Makes a trouble, for as long as what it returns is not disposed.</summary>
    private sealed class Made : DbConnectionInterceptor, IDbCommandInterceptor, IAsyncDisposable
    {
        private string? trouble;
        private SqliteConnection? locking;

        public async Task<IAsyncDisposable> BeginAsync(string what, ClinicSite site)
        {
            trouble = what;
            if (what != "locked") return this;
            locking = new SqliteConnection($"Data Source={Path.Combine(site.DataFolder.FullName, "clinic.db")};Pooling=False");
            await locking.OpenAsync();
            await ExecuteAsync(locking, "BEGIN IMMEDIATE");
            return this;
        }

        public async ValueTask DisposeAsync()
        {
            trouble = null;
            if (locking is not null) await locking.DisposeAsync();
        }

        // Before it opens: one that is open already would serve whoever asks next.
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => trouble switch
            {
                "away" => throw new SqliteException("unable to open database file", 14),
                "retries used up" => throw new RetryLimitExceededException("The database is away."),
                "no free connection" => throw new TimeoutException("The timeout period elapsed prior to obtaining a connection from the pool."),
                _ => ValueTask.FromResult(result),
            };

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await ExecuteAsync(connection, trouble == "read-only" ? "PRAGMA query_only=ON" : "PRAGMA query_only=OFF");
        }

        // What reads goes on, as it does on a full disk.
        public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            trouble == "disk full" && eventData.CommandSource is CommandSource.SaveChanges ? throw Full() : ValueTask.FromResult(result);

        public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            trouble == "disk full" ? throw Full() : ValueTask.FromResult(result);

        private static SqliteException Full() => new("database or disk is full", 13);

        private static async Task ExecuteAsync(DbConnection connection, string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
