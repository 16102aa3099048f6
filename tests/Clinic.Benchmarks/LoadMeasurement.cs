using System.Diagnostics;
using System.Globalization;
using Clinic.Content;

namespace Clinic.Benchmarks;

/// <summary>How long the site's start waits for its pages: read, rendered and checked.</summary>
internal static class LoadMeasurement
{
    private const int Rounds = 3;

    public static void Run(TextWriter to)
    {
        Measure(30); // so that the first size is not charged for compiling
        foreach (var pages in (int[])[30, 1_000, 10_000])
        {
            var time = Measure(pages);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| loading {pages:N0} pages | {time.TotalSeconds:0.00} s, {time.TotalMilliseconds / pages:0.00} ms a page | {(pages == 1_000 ? "under 5 s" : "the same a page")} |"));
        }
    }

    // The median: a shared machine has slow moments.
    private static TimeSpan Measure(int pages)
    {
        using var content = new SyntheticContent(pages);
        var times = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = ContentLoader.Load(content.Folder, DateOnly.FromDateTime(DateTime.UtcNow));
            times.Add(Stopwatch.GetElapsedTime(start));
            if (result.Set?.Pages.Count != pages)
                throw new InvalidOperationException($"Expected {pages} pages: {string.Join('\n', result.Findings.Where(f => f.Severity is Severity.Error).Take(3))}");
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
