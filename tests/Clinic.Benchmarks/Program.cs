using Clinic.Benchmarks;

// dotnet run -c Release --project tests/Clinic.Benchmarks
// dotnet run -c Release --project tests/Clinic.Benchmarks -- desk 10000 1000000   (some 5 GB and several minutes)
// Whole loads and whole searches, a few of each in one process; machines differ, so look at the ratios.
// dotnet run -c Release --project tests/Clinic.Benchmarks -- learn-danger   (writes content/distress-weights.tsv)
if (args is ["learn-danger"])
{
    DangerLearning.Write();
    return;
}

if (args is ["desk", .. var sizes])
{
    Console.WriteLine("Reading the desk");
    await DeskLoad.MeasureAsync([.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]);
    return;
}

Console.WriteLine("Loading and checking content");
var loads = new List<(int Pages, double Seconds)>();
foreach (var pages in (int[])[100, 1_000, 10_000]) loads.Add((pages, ContentLoad.Measure(pages)));
foreach (var (pages, seconds) in loads)
    Console.WriteLine($"  {pages,6} pages  {seconds,6:0.00} s  {1000 * seconds / pages:0.00} ms a page");

Console.WriteLine("Searching, in process");
foreach (var pages in (int[])[30, 3_000])
{
    var (median, p95) = SearchLoad.Measure(pages);
    Console.WriteLine($"  {pages,6} pages  median {median:0.00} ms  p95 {p95:0.00} ms");
}
