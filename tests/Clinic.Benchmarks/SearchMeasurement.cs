using System.Diagnostics;
using System.Globalization;
using Clinic.Content;
using Clinic.Web.Features.Search;
using Clinic.Web.Tests.Search;

namespace Clinic.Benchmarks;

/// <summary>
/// How long one search takes in process, for the queries that the search tests ask. Copies of the same pages are the
/// hard case: whatever is asked for stands on a hundred times as many of them.
/// </summary>
internal static class SearchMeasurement
{
    private const int Rounds = 10;

    public static async Task RunAsync(TextWriter to)
    {
        await MeasureAsync(30, limit: 5, to);
        await MeasureAsync(3_000, limit: 20, to);
    }

    private static async Task MeasureAsync(int pages, int limit, TextWriter to)
    {
        using var content = new SyntheticContent(pages);
        using var search = new PageSearch(PageLibrary.Open(content.Folder, TimeProvider.System));
        foreach (var (typed, _) in RealLifeQueries.All) await search.SearchAsync(typed, CancellationToken.None);

        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (typed, _) in RealLifeQueries.All)
            {
                var start = Stopwatch.GetTimestamp();
                await search.SearchAsync(typed, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| search at {pages:N0} pages, {times.Count} searches | median {At(times, 0.5):0.00} ms, p95 {At(times, 0.95):0.00} ms | p95 under {limit} ms |"));
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
