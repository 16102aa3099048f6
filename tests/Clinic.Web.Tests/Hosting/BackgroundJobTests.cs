using System.Data.Common;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Hosting;

/// <summary>No job in the background ends for an error, and none ends the site.</summary>
public sealed class BackgroundJobTests
{
    private static readonly Dictionary<string, Func<Exception>> Errors = new()
    {
        ["database"] = () => new SqliteException("disk I/O error", 10),
        ["save"] = () => new DbUpdateException("An error occurred while saving."),
        ["retries used up"] = () => new RetryLimitExceededException("The database is away."),
        ["pool exhausted"] = () => new InvalidOperationException("Timeout expired prior to obtaining a connection from the pool."),
        ["timeout"] = () => new TimeoutException("It took too long."),
        ["canceled by somebody else"] = () => new OperationCanceledException("A token that is not the host's."),
        ["task canceled"] = () => new TaskCanceledException("HttpClient's timeout."),
        ["file"] = () => new IOException("No space left on device."),
        ["not allowed"] = () => new UnauthorizedAccessException("Access to the path is denied."),
        ["a mistake of ours"] = () => new InvalidCastException("Nobody foresaw this."),
    };

    public static TheoryData<string> Kinds => [.. Errors.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_job_goes_on_after_every_kind_of_error_and_so_does_the_site(string kind)
    {
        var trouble = new Trouble { Error = Errors[kind] };
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite
        {
            EnvironmentName = "Development", // mail goes to a folder
            Time = time,
            Escalates = true,
            Replace = services =>
            {
                services.ConfigureDbContext<SqliteClinicDbContext>(options => options.AddInterceptors(trouble));
                services.AddSingleton<IOutputCacheStore>(new FailingStore(trouble));
            },
        };
        var staff = await site.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk/arrivals?since=0");
        request.Headers.Accept.ParseAdd("text/event-stream");
        await using var listening = await staff.OpenStreamAsync(request);
        var jobs = site.Services.GetServices<IHostedService>().OfType<BackgroundJob>().ToList();

        trouble.Lasts = true;
        site.Services.GetRequiredService<WalSignal>().Raise();
        // Those that look into the database by themselves, while it lasts.
        foreach (var said in new[] { "Arrivals could not be looked for", "Nobody could be looked for", "The outbox could not be read", "The write-ahead log could not be emptied" })
            await UntilAsync(() => site.Log.Text.Contains(said, StringComparison.Ordinal), time);
        trouble.Lasts = false;

        Assert.All(jobs.Where(job => job.ExecuteTask is { IsCompleted: true }), job => Assert.True(job.ExecuteTask!.IsCompletedSuccessfully));
        Assert.False(site.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.NewBrowser().GetPageAsync("/help-now")).Status);
        await site.NewBrowser().AskAsync("/contact");
        await Clinic.Web.Tests.Delivery.OutboxWaiting.OutboxEmptyAsync(site, time);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_round_that_fails_is_written_down_and_the_next_one_comes(string kind)
    {
        var time = new FakeTimeProvider();
        using var job = new FailingJob(Errors[kind], time);

        await job.StartAsync(CancellationToken.None);
        while (job.Rounds < 3)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.False(job.ExecuteTask!.IsCompleted);
        await job.StopAsync(CancellationToken.None);
        Assert.True(job.ExecuteTask.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Whatever_of_ours_runs_by_itself_is_such_a_job()
    {
        await using var site = new ClinicSite { EnvironmentName = "Development", Escalates = true };
        await site.NewBrowser().GetPageAsync("/help-now");

        var ours = site.Services.GetServices<IHostedService>().Where(service => service.GetType().Assembly == typeof(BackgroundJob).Assembly).ToList();

        Assert.True(ours.Count >= 7);
        // The watcher of development has no loop: it answers to the file system.
        Assert.Equal(["ContentWatcher"], ours.Where(service => service is not BackgroundJob).Select(service => service.GetType().Name));
        Assert.Equal(BackgroundServiceExceptionBehavior.Ignore,
            site.Services.GetRequiredService<IOptions<HostOptions>>().Value.BackgroundServiceExceptionBehavior);
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

    private sealed class FailingJob(Func<Exception> error, TimeProvider time)
        : BackgroundJob("It failed", time, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)
    {
        private int rounds;

        public int Rounds => Volatile.Read(ref rounds);

        protected override Task<bool> RoundAsync(CancellationToken stopping)
        {
            Interlocked.Increment(ref rounds);
            throw error();
        }
    }

    private sealed class Trouble : DbConnectionInterceptor
    {
        public required Func<Exception> Error { get; init; }

        public bool Lasts { get; set; }

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            Lasts ? throw Error() : ValueTask.FromResult(result);
    }

    private sealed class FailingStore(Trouble trouble) : IOutputCacheStore
    {
        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => throw trouble.Error();

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
