namespace Clinic.Benchmarks;

/// <summary>
/// <c>dotnet run --project tests/Clinic.Benchmarks -c Release</c>. Start and search are waits of milliseconds to
/// seconds: plain clocks, medians and percentiles say what is asked.
/// </summary>
internal static class Measurements
{
    private static async Task Main()
    {
        Console.WriteLine("| measured | value | wanted |");
        Console.WriteLine("| --- | --- | --- |");
        LoadMeasurement.Run(Console.Out);
        await SearchMeasurement.RunAsync(Console.Out);
    }
}
