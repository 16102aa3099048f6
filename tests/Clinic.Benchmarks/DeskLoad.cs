using System.Diagnostics;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Features.Desk.Search;
using Clinic.Web.Features.Desk.Today;
using Clinic.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace Clinic.Benchmarks;

/// <summary>Milliseconds that the desk's reads take among some and among many inquiries.</summary>
internal static class DeskLoad
{
    private const int Rounds = 200;

    public static async Task MeasureAsync(IReadOnlyList<int> sizes)
    {
        var results = new List<Dictionary<string, (double Median, double P99)>>();
        foreach (var size in sizes)
        {
            var watch = Stopwatch.StartNew();
            using var many = ManyInquiries.Create(size);
            Console.WriteLine($"  {size:N0} inquiries, {many.Tokens:N0} tokens, {many.Bytes / 1e9:0.0} GB, seeded in {watch.Elapsed.TotalSeconds:0} s");
            results.Add(await MeasureAsync(many));
        }

        foreach (var (what, first) in results[0])
        {
            var last = results[^1][what];
            Console.WriteLine($"  {what,-34} median {first.Median,6:0.00} → {last.Median,6:0.00} ms   p99 {first.P99,6:0.00} → {last.P99,6:0.00} ms   ×{last.P99 / first.P99:0.0}");
        }
    }

    private static async Task<Dictionary<string, (double Median, double P99)>> MeasureAsync(ManyInquiries many)
    {
        var reads = Reads(many).ToList();
        var times = reads.ToDictionary(read => read.What, _ => new List<double>(Rounds));
        for (var round = -20; round < Rounds; round++)
        {
            foreach (var (what, read) in reads)
            {
                // A context to each, as to each request.
                await using var db = many.Open();
                var watch = Stopwatch.StartNew();
                await read(db);
                if (round >= 0) times[what].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return times.ToDictionary(pair => pair.Key, pair =>
        {
            pair.Value.Sort();
            return (pair.Value[Rounds / 2], pair.Value[Rounds * 99 / 100]);
        });
    }

    private static IEnumerable<(string What, Func<ClinicDbContext, Task> Read)> Reads(ManyInquiries many)
    {
        var clock = new ClinicClock(many.Library, TimeProvider.System, new StringLocalizer<SiteTexts>(new ContentTexts(new(many.Library))));
        QueueLists Lists(ClinicDbContext db) => new(db, clock, TimeProvider.System);
        QueueQuery Queue(ClinicDbContext db) => new(Lists(db), many.Vault);
        (string, Func<ClinicDbContext, Task>) Page(string what, QueueFilter filter, QueueCursor? after = null) =>
            (what, db => Queue(db).ReadAsync(filter, many.Me, after, null, CancellationToken.None));
        (string, Func<ClinicDbContext, Task>) Find(string what, string typed) =>
            (what, db => new InquirySearch(db, new InquiryTokens(many.Vault), Queue(db), many.Vault).FindAsync(typed, CancellationToken.None));

        yield return ("today, everyone's", db => new TodayQuery(db, Lists(db), Queue(db)).ReadAsync(mine: false, many.Me, CancellationToken.None));
        yield return ("today, mine", db => new TodayQuery(db, Lists(db), Queue(db)).ReadAsync(mine: true, many.Me, CancellationToken.None));
        yield return Page("queue, first page", new QueueFilter());
        yield return Page("all, first page", new QueueFilter { Status = QueueStatus.All });
        yield return Page("all, deepest page", new QueueFilter { Status = QueueStatus.All }, new QueueCursor(many.Oldest.AddMinutes(30), "AAA-AAAA"));
        yield return Page("status", new QueueFilter { Status = QueueStatus.Closed });
        foreach (var facet in QueueFacet.All)
            foreach (var choice in facet.Choices)
                yield return Page($"{facet.Name}: {choice.Code}", new QueueFilter { Status = QueueStatus.All }.With(facet, choice));
        yield return Find("search: reference", many.Reference);
        yield return Find("search: email", many.Email);
        yield return Find("search: phone", many.Phone);
        yield return Find("search: whole name", many.Name);
        yield return Find("search: beginning of a name", many.Name[..3]);
        yield return Find("search: nobody", "xylophone");
    }
}
