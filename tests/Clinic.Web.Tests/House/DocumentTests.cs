using System.Text.RegularExpressions;

namespace Clinic.Web.Tests.House;

/// <summary>What documents say of the house is so: the files they name are there, and what they call by name is called that.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src", "Clinic.Web");

    // Of the platform or of other packages; and names of addresses, kinds and fields that are no types of ours.
    private static readonly string[] OfOthers = ["DbContext", "ExecuteUpdate", "IConfiguration", "TimeProvider"];

    [Fact]
    public void Every_path_that_a_document_names_is_there()
    {
        var gone = Documents().SelectMany(document => Paths().Matches(document.Text).Select(match => (document.Name, Path: match.Value.TrimEnd('.', '/'))))
            .Where(named => !Exists(named.Path) && !Exists(Path.Combine("src", "Clinic.Web", named.Path)))
            .Select(named => $"{named.Name}: {named.Path}").Distinct();

        Assert.Empty(gone);
    }

    [Fact]
    public void Every_comment_names_a_path_that_is_there()
    {
        var gone = Rooms.Read(Sources).SelectMany(file => Comments().Matches(file.Text).SelectMany(comment => Paths().Matches(comment.Value)).Select(match => (file.Path, Named: match.Value.TrimEnd('.', '/'))))
            .Where(named => !Exists(named.Named) && !Exists(Path.Combine("src", "Clinic.Web", named.Named)))
            .Select(named => $"{named.Path}: {named.Named}").Distinct();

        Assert.Empty(gone);
    }

    [Fact]
    public void What_the_picture_of_the_house_calls_by_name_is_called_that()
    {
        var code = string.Concat(Rooms.Read(Sources).Concat(Rooms.Read(Path.Combine(Repository.Root, "src", "Clinic.Content"))).Select(file => file.Text))
            + string.Concat(Rooms.Read(Path.Combine(Repository.Root, "tests")).Select(file => file.Text));
        var names = Names().Matches(Architecture).SelectMany(match => match.Groups[1].Value.Split('.')).Distinct().Except(OfOthers).ToList();

        Assert.True(names.Count > 40, $"{names.Count} names");
        Assert.DoesNotContain(names, name => !Regex.IsMatch(code, $@"\b{name}\b"));
    }

    [Fact]
    public void Each_walk_is_a_straight_line_through_files_that_know_each_other()
    {
        var walks = Architecture.Split("### Three walks")[1].Split("\n\n").Skip(1).Take(3).ToList();

        Assert.All(walks, walk =>
        {
            var files = Links().Matches(walk).Select(link => Path.Combine(Repository.Root, "docs", link.Groups[1].Value)).ToList();
            Assert.True(files.Count >= 5, $"{files.Count} files in: {walk[..40]}");
            for (var at = 1; at < files.Count; at++)
                Assert.True(files[..at].Any(before => Knows(before, files[at]) || Knows(files[at], before)), $"{Path.GetFileName(files[at])} is not met on the way: {walk[..40]}");
        });
    }

    private static string Architecture => File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

    // By the name of its type, which an attribute sheds; a layout by the view start above a view.
    private static bool Knows(string file, string other)
    {
        var name = Path.GetFileNameWithoutExtension(other).Split('.')[0];
        if (name.EndsWith("Layout", StringComparison.Ordinal) && file.EndsWith(".cshtml", StringComparison.Ordinal))
        {
            for (var folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder = Path.GetDirectoryName(folder))
                if (Path.Combine(folder, "_ViewStart.cshtml") is var start && File.Exists(start)) return File.ReadAllText(start).Contains($"\"{name}\"", StringComparison.Ordinal);
        }

        return Regex.IsMatch(File.ReadAllText(file), $@"(?<!\w){Regex.Replace(name, "Attribute$", "")}(?:Attribute)?(?!\w)");
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static IEnumerable<(string Name, string Text)> Documents() =>
        ((string[])["README.md", "CHANGELOG.md", "Dockerfile", ".ci/run", "compose.yaml", "content/README.md"])
        .Concat(new[] { "docs", ".github" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".md" or ".yml" or ".mjs").Select(file => Path.GetRelativePath(Repository.Root, file)))
        .Select(name => (name, File.ReadAllText(Path.Combine(Repository.Root, name))));

    // From the top of the repository, or from the site's own folder. What a build makes is there after it.
    [GeneratedRegex(@"(?<![\w./-])(?:src|tests|Features|Startup|Forms|Data|Security|Hosting|Clock|Typed|Mail)/(?![\w./-]*(?:/bin/|/obj/))[A-Z][\w./-]*(?!\w)(?![*{])")]
    private static partial Regex Paths();

    [GeneratedRegex(@"(?m)^\s*//.*$|(?s:@\*.*?\*@)")]
    private static partial Regex Comments();

    [GeneratedRegex(@"`([A-Z][a-z]+[A-Z]\w*(?:\.[A-Z]\w+)*)`")]
    private static partial Regex Names();

    [GeneratedRegex(@"\]\((\.\./src/[^)\s]+)\)")]
    private static partial Regex Links();
}
