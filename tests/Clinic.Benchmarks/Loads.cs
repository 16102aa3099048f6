using System.Diagnostics;
using Clinic.Content;
using Clinic.Web.Features.Search;

namespace Clinic.Benchmarks;

/// <summary>Seconds to read, render and check a folder: what a start of the site waits for.</summary>
internal static class ContentLoad
{
    public static double Measure(int pages)
    {
        using var content = SyntheticContent.Create(pages);
        var today = new DateOnly(2026, 11, 23);
        _ = ContentLoader.Load(SyntheticContent.RealFolder, today); // compiled before it is timed
        var watch = Stopwatch.StartNew();
        var result = ContentLoader.Load(content.Folder, today);
        watch.Stop();
        return result.Set is { } set && set.Learn.Count == Math.Max(pages, set.Learn.Count)
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException(string.Join('\n', result.Findings.Where(f => f.Severity is Severity.Error).Take(5)));
    }
}

/// <summary>Milliseconds a search takes, over queries as people type them.</summary>
internal static class SearchLoad
{
    private static readonly string[] Queries =
    [
        "ketamine for depresion", "side efects", "how long does it last", "can I drive", "bladder pain", "benzos", "cost",
        "bipolar mania", "spravato insurance", "ptsd veterans", "does it work", "ect vs ketamine", "what is dissociation", "k",
    ];

    public static (double Median, double P95) Measure(int pages)
    {
        using var content = SyntheticContent.Create(pages);
        using var search = new PageSearch(PageLibrary.Open(content.Folder, TimeProvider.System));
        foreach (var query in Queries) Look(query);
        var times = new List<double>();
        for (var round = 0; round < 20; round++)
        {
            foreach (var query in Queries)
            {
                var watch = Stopwatch.StartNew();
                Look(query);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        return (times[times.Count / 2], times[times.Count * 95 / 100]);

        void Look(string query)
        {
            search.Search(query);
            search.Answers(query);
        }
    }
}
