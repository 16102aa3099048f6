using System.Diagnostics;
using System.Security.Cryptography;
using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Features.Reading.Search;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace Clinic.Benchmarks;

/// <summary>
/// Milliseconds that a search takes, one after another in one process, over what people type: the texts of the query sets.
/// Beside them stands a fixed piece of work, so that two runs on unlike machines can be compared.
/// </summary>
internal static class SearchLoad
{
    private const int Rounds = 10;

    public static void Report()
    {
        Console.WriteLine("Searching, in process");
        var queries = Queries();
        foreach (var pages in (int[])[30, 3_000]) Measure(pages, queries);
    }

    private static void Measure(int count, string[] queries)
    {
        using var content = SyntheticContent.Create(count);
        var library = PageLibrary.Open(content.Folder, TimeProvider.System);
        var before = Used();
        var watch = Stopwatch.StartNew();
        using var search = new PageSearch(library);
        var built = watch.Elapsed;
        var kept = Used() - before;
        watch.Restart();
        _ = WordLists.EnglishAndSpanish;
        Console.WriteLine($"  {library.Current.Pages.Count} pages: index made in {built.TotalMilliseconds:0} ms, keeps {kept / 1e6:0.0} MB; word lists read in {watch.Elapsed.TotalMilliseconds:0} ms, keep {(Used() - before - kept) / 1e6:0.0} MB");

        var open = new OpenDays(library, new ClinicClock(library, TimeProvider.System, new StringLocalizer<SiteTexts>(new ContentTexts(new(library)))));
        var answers = new AnswerWriter(search, library, open);
        var distress = new DistressCheck(library);
        Time("pages", queries, query => search.Search(query));
        Time("answers", queries, query => answers.Write(query));
        Time("glossary", queries, query => search.Terms(query));
        Time("danger", queries, query => distress.MattersInSearch(query));
        Time("all of /search", queries, query =>
        {
            search.Search(query);
            search.Terms(query);
            answers.Write(query);
            distress.MattersInSearch(query);
            WordLists.EnglishAndSpanish.AreSpanish(SearchWords.Split(query));
        });
        Time("as typed, letter by letter", [.. queries.SelectMany(query => Enumerable.Range(3, Math.Max(0, query.Length - 2)).Select(to => query[..to]))], query =>
        {
            search.Search(query);
            distress.MattersInSearch(query);
        }, rounds: 1);
        var megabyte = new byte[1 << 20];
        Time("(fixed work: SHA-256 of 1 MiB)", ["", "", "", "", "", "", "", "", "", ""], _ => SHA256.HashData(megabyte));
    }

    private static void Time(string name, string[] queries, Action<string> look, int rounds = Rounds)
    {
        foreach (var query in queries) look(query); // compiled before it is timed
        var times = new List<double>(queries.Length * rounds);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in queries)
            {
                var start = Stopwatch.GetTimestamp();
                look(query);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        times.Sort();
        Console.WriteLine($"    {name,-30} {times.Count,6} times  p50 {times[times.Count / 2],7:0.000}  p95 {times[times.Count * 95 / 100],7:0.000}  p99 {times[times.Count * 99 / 100],7:0.000}  most {times[^1],7:0.0} ms  {allocated / times.Count / 1024,6} KiB each");
    }

    private static long Used() => GC.GetTotalMemory(forceFullCollection: true);

    private static string[] Queries() =>
        [.. Directory.GetFiles(Path.Combine(SyntheticContent.RealFolder, "..", "tests", "Clinic.Web.Tests", "Search"), "*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')[0]).Distinct()];
}
