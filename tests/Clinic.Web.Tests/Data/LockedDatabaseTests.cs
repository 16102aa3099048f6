using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;

namespace Clinic.Web.Tests.Data;

/// <summary>Another program holds the database's lock: whoever writes waits a little and is told, and nobody else notices.</summary>
public sealed class LockedDatabaseTests(ITestOutputHelper output) : IDisposable
{
    private const int Waiting = 60;

    private static readonly TimeSpan Locked = TimeSpan.FromSeconds(15);

    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task Sixty_posts_wait_for_a_lock_and_the_help_page_answers_as_if_nobody_did()
    {
        await using var site = await SiteProcess.ServeAsync(data.Info, "--environment", "Development");
        var visitors = await Task.WhenAll(Enumerable.Range(0, Waiting).Select(async _ =>
        {
            var browser = site.NewBrowser();
            return (browser, form: (await browser.GetPageAsync("/contact")).Form("/contact"));
        }));
        using var reader = new HttpClient { BaseAddress = site.Address };
        var idle = await ReadAsync(reader, Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken));

        var answers = new List<(TimeSpan After, WebPage Page)>();
        List<TimeSpan> meanwhile;
        await using (await LockAsync())
        {
            using var over = new CancellationTokenSource(Locked);
            var posts = Task.WhenAll(visitors.Select(async visitor =>
            {
                while (!over.IsCancellationRequested)
                {
                    var since = Stopwatch.StartNew();
                    var page = await visitor.browser.SubmitAsync(visitor.form, Filled.Well());
                    lock (answers) answers.Add((since.Elapsed, page));
                }
            }));
            meanwhile = await ReadAsync(reader, posts);
        }

        var afterwards = await visitors[0].browser.FollowAsync(await visitors[0].browser.AskAsync("/contact"));

        output.WriteLine($"/help-now idle: {Say(idle)}; with {Waiting} posts waiting: {Say(meanwhile)}");
        output.WriteLine($"{answers.Count} posts answered: {Say([.. answers.Select(answer => answer.After)])}");
        Assert.True(answers.Count >= 2 * Waiting);
        Assert.All(answers, answer =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Page.Status);
            Assert.Contains(Filled.Message, answer.Page.MainText, StringComparison.Ordinal);
            Assert.InRange(answer.After, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        });
        Assert.True(Median(meanwhile) < Median(idle) * 3 + TimeSpan.FromMilliseconds(5), $"{Median(idle)} became {Median(meanwhile)}");

        // Who reads does not wait as those who write do: a machine busy with other work is slow now and then, and never 19 times in 20.
        var writing = Median([.. answers.Select(answer => answer.After)]);
        Assert.True(Quantile(meanwhile, 0.95) < writing / 10, $"one reader in twenty waited {Quantile(meanwhile, 0.95)}, who wrote {writing}");
        Assert.Contains("We have your question", afterwards.MainText, StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();

    private async Task<SqliteConnection> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "clinic.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN EXCLUSIVE";
        await begin.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    // One reader after the other, a hundred a second at most: what is measured is the site and not this reader.
    private static async Task<List<TimeSpan>> ReadAsync(HttpClient reader, Task until)
    {
        var times = new List<TimeSpan>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!until.IsCompleted && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var since = Stopwatch.StartNew();
            using var page = await reader.GetAsync("/help-now", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            times.Add(since.Elapsed);
        }

        await until;
        return times;
    }

    private static TimeSpan Median(List<TimeSpan> times) => Quantile(times, 0.5);

    private static TimeSpan Quantile(List<TimeSpan> times, double part) => times.Order().ElementAt((int)(times.Count * part));

    private static string Say(List<TimeSpan> times) =>
        FormattableString.Invariant($"{times.Count} times, median {Median(times).TotalMilliseconds:0.0} ms, longest {times.Max().TotalMilliseconds:0.0} ms");
}
