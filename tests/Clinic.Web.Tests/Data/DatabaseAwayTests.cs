using System.Data.Common;
using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Data;

/// <summary>
/// The database goes away for minutes, as a managed one does in a failover. What then comes out of EF Core is no
/// <see cref="DbException"/>: retries were used up.
/// </summary>
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task What_looks_into_the_database_by_itself_goes_on_afterwards_and_the_pages_are_served_meanwhile()
    {
        var outage = new Outage();
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite
        {
            EnvironmentName = "Development", // mail goes to a folder
            Time = time,
            Escalates = true,
            Replace = services => services.ConfigureDbContext<SqliteClinicDbContext>(options => options.AddInterceptors(outage)),
        };
        var nora = await site.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk/arrivals?since=0");
        request.Headers.Accept.ParseAdd("text/event-stream");
        await using var listening = await nora.OpenStreamAsync(request);

        outage.Lasts = true;
        foreach (var said in new[] { "Arrivals could not be looked for", "Nobody could be looked for", "The outbox could not be read" })
            await UntilAsync(() => site.Log.Text.Contains(said, StringComparison.Ordinal), time);
        var page = await site.NewBrowser().GetPageAsync("/help-now");
        outage.Lasts = false;
        await site.NewBrowser().AskAsync("/contact");
        await site.OutboxEmptyAsync(time);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(site.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    private static async Task UntilAsync(Func<bool> holds, FakeTimeProvider time)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
    }

    /// <summary>While it lasts, no command comes through.</summary>
    private sealed class Outage : DbCommandInterceptor
    {
        public bool Lasts { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Lasts ? throw new RetryLimitExceededException("The database is away.") : ValueTask.FromResult(result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Lasts ? throw new RetryLimitExceededException("The database is away.") : ValueTask.FromResult(result);
    }
}
