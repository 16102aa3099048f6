using Clinic.Benchmarks;

// dotnet run -c Release --project tests/Clinic.Benchmarks
// dotnet run -c Release --project tests/Clinic.Benchmarks -- search
// dotnet run -c Release --project tests/Clinic.Benchmarks -- desk 10000 1000000   (some 5 GB and several minutes)
// Whole loads and whole searches, a few of each in one process; machines differ, so look at the ratios.
// dotnet run -c Release --project tests/Clinic.Benchmarks -- learn-danger   (writes content/distress-weights.tsv)
// dotnet run --project tests/Clinic.Benchmarks -- rooms   (counts the folders of src/Clinic.Web that import each other)
// dotnet run --project tests/Clinic.Benchmarks -- texts   (writes content/en/texts, the lists for translators)
if (args is ["rooms", .. var project])
{
    var rooms = new Clinic.Web.Tests.House.Rooms("Clinic.Web", Clinic.Web.Tests.House.Rooms.Read(project is [var at] ? at : "src/Clinic.Web"));
    Console.WriteLine($"{rooms.TwoWay.Count()} pairs of folders import each other, {rooms.Circles.Count} circles: {rooms.Circles.Sum(circle => circle.Count)} folders");
    foreach (var pair in rooms.TwoWay) Console.WriteLine($"  {pair}");
    foreach (var circle in rooms.Circles) Console.WriteLine($"  circle: {string.Join(", ", circle)}");
    return;
}

if (args is ["texts"])
{
    foreach (var (name, texts) in Clinic.Web.Tests.House.TextLists.Collect("."))
    {
        File.WriteAllText(Clinic.Web.Tests.House.TextLists.FileOf(".", name), Clinic.Web.Tests.House.TextLists.Write(texts));
        Console.WriteLine($"{name}: {texts.Count} texts");
    }

    return;
}

if (args is ["learn-danger"])
{
    DangerLearning.Write();
    return;
}

// dotnet run -c Release --project tests/Clinic.Benchmarks -- learn-answers   (writes content/answers-weights.tsv)
if (args is ["learn-answers"])
{
    AnswerLearning.Write();
    return;
}

if (args is ["desk", .. var sizes])
{
    Console.WriteLine("Reading the desk");
    await DeskLoad.MeasureAsync([.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]);
    return;
}

if (args is ["search"])
{
    SearchLoad.Report();
    return;
}

Console.WriteLine("Loading and checking content");
var loads = new List<(int Pages, double Seconds)>();
foreach (var pages in (int[])[100, 1_000, 10_000]) loads.Add((pages, ContentLoad.Measure(pages)));
foreach (var (pages, seconds) in loads)
    Console.WriteLine($"  {pages,6} pages  {seconds,6:0.00} s  {1000 * seconds / pages:0.00} ms a page");

SearchLoad.Report();
