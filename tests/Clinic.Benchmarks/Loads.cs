using System.Diagnostics;
using Clinic.Content;

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
