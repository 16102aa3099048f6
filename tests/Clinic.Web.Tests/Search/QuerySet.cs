namespace Clinic.Web.Tests.Search;

/// <summary>Lists of what people type, with what must be found; a file of lines "typed, tab, expected|expected".</summary>
public static class QuerySet
{
    public static IReadOnlyList<(string Typed, string[] Expected)> Read(string name) =>
        [.. File.ReadLines(PathOf(name)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1].Split('|')))];

    public static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "Clinic.Web.Tests", "Search", name);
}
