using System.Text.RegularExpressions;

namespace Clinic.Web.Tests.House;

/// <summary>
/// Which folder of a project imports which, by <c>using</c> lines, names written out in full, and what every namespace sees without either:
/// those above it. Also run by itself, on any version of the sources: <c>dotnet run --project tests/Clinic.Benchmarks -- rooms</c>.
/// </summary>
internal sealed partial class Rooms
{
    private readonly Dictionary<string, string> folders = []; // of namespaces
    private readonly SortedDictionary<string, SortedDictionary<string, string>> imports = new(StringComparer.Ordinal);

    /// <param name="root">The project's root namespace.</param>
    /// <param name="files">Paths below the project's folder, with slashes, and texts.</param>
    public Rooms(string root, IReadOnlyCollection<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            if (Namespace().Match(text) is { Success: true } match && path.EndsWith(".cs", StringComparison.Ordinal))
                folders.TryAdd(match.Groups[1].Value, FolderOf(path));
        }

        foreach (var (path, text) in files)
        {
            foreach (Match name in Names().Matches(Comments().Replace(text, "")).Where(name => name.Value.StartsWith(root + ".", StringComparison.Ordinal)))
                if (Known(name.Value) is { } folder) Add(path, folder);
            // A namespace sees what stands in those above it, whether it uses it or not.
            for (var above = Parent(FolderOf(path)); above.Length > 0; above = Parent(above))
                if (folders.ContainsValue(above)) Add(path, above);
        }
    }

    /// <summary>Every import of another folder, and a file that has it.</summary>
    public IEnumerable<(string From, string To, string File)> Imports =>
        imports.SelectMany(room => room.Value, (room, import) => (room.Key, import.Key, import.Value));

    /// <summary>Folders that import each other.</summary>
    public IEnumerable<string> TwoWay => Imports
        .Where(import => string.CompareOrdinal(import.From, import.To) < 0 && imports.TryGetValue(import.To, out var back) && back.ContainsKey(import.From))
        .Select(import => $"{import.From} and {import.To}: {import.File}, {imports[import.To][import.From]}");

    /// <summary>Groups of folders each of which leads to every other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles
    {
        get
        {
            var reach = imports.Keys.ToDictionary(room => room, Reachable);
            return
            [
                .. imports.Keys.Where(room => reach[room].Contains(room))
                    .GroupBy(room => string.Join(", ", reach[room].Where(other => reach.TryGetValue(other, out var back) && back.Contains(room)).Order(StringComparer.Ordinal)))
                    .Select(circle => circle.ToList()),
            ];
        }
    }

    /// <summary>The sources of a project, without what is generated.</summary>
    public static IReadOnlyCollection<(string Path, string Text)> Read(string project) =>
    [
        .. Directory.EnumerateFiles(project, "*.cs*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(project, file).Replace('\\', '/'), File: file))
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, File.ReadAllText(file.File))),
    ];

    public static string FolderOf(string path) => Parent(path);

    private static string Parent(string path) => path.LastIndexOf('/') is var slash && slash < 0 ? "" : path[..slash];

    private HashSet<string> Reachable(string room)
    {
        var (found, open) = (new HashSet<string>(), new Stack<string>([room]));
        while (open.TryPop(out var next))
            foreach (var to in imports.GetValueOrDefault(next)?.Keys ?? Enumerable.Empty<string>())
                if (found.Add(to)) open.Push(to);
        return found;
    }

    // The longest namespace that the name begins with.
    private string? Known(string name)
    {
        for (var at = name; at.Length > 0; at = at.LastIndexOf('.') is var dot && dot < 0 ? "" : at[..dot])
            if (folders.TryGetValue(at, out var folder)) return folder;
        return null;
    }

    private void Add(string path, string to)
    {
        var from = FolderOf(path);
        if (from.Length == 0 || from == to || to.Length == 0) return; // Program puts all of them together
        if (!imports.TryGetValue(from, out var room)) imports[from] = room = new(StringComparer.Ordinal);
        room.TryAdd(to, path);
    }

    [GeneratedRegex(@"(?m)^namespace ([\w.]+);")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex Names();

    [GeneratedRegex(@"(?m)^\s*//.*$|^namespace .*$")]
    private static partial Regex Comments();
}
