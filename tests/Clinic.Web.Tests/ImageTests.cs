using System.Text.RegularExpressions;

namespace Clinic.Web.Tests;

/// <summary>The image can be built from what Docker is given, which is the folder less what <c>.dockerignore</c> leaves out.</summary>
public sealed partial class ImageTests
{
    private static readonly DockerIgnore Ignore = new(File.ReadAllText(Path.Combine(Repository.Root, ".dockerignore")));

    [Fact]
    public void All_that_the_image_copies_is_given_to_it()
    {
        var given = Files("").Where(file => !Ignore.Ignores(file)).ToList();

        Assert.All(Copied, source => Assert.True(
            source.EndsWith('/') ? given.Exists(file => file.StartsWith(source, StringComparison.Ordinal)) : given.Contains(source), source));
    }

    [Fact]
    public void All_of_the_site_and_its_content_is_given()
    {
        string[] needed = [.. Files("src"), .. Files("content")];

        Assert.DoesNotContain(needed, Ignore.Ignores);
        Assert.All([".cs", ".cshtml", ".css", ".js", ".ttf", ".md", ".yml", "packages.lock.json"], end => Assert.Contains(needed, file => file.EndsWith(end, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_build_looks_for_beside_the_code_is_copied()
    {
        // Found by MSBuild, NuGet and the SDK without being named anywhere.
        string[] found = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props", "global.json", "nuget.config", "NuGet.config", ".editorconfig", ".globalconfig"];

        Assert.All(found.Where(file => File.Exists(Path.Combine(Repository.Root, file))), file => Assert.Contains(file, Copied));
    }

    [Theory]
    [InlineData("src/Clinic.Web/bin/Debug/net10.0/Clinic.Web.dll")]
    [InlineData("src/Clinic.Web/obj/project.assets.json")]
    [InlineData("src/Clinic.Web/App_Data/keys/vault/1.key")]
    [InlineData("App_Data/clinic.db")]
    [InlineData(".git/config")]
    [InlineData("tests/Clinic.Web.Tests/ImageTests.cs")]
    [InlineData("src/Clinic.Web/Clinic.Web.csproj.user")]
    [InlineData(".env")]
    public void What_a_build_or_a_run_leaves_behind_is_not_given(string path) => Assert.True(Ignore.Ignores(path));

    [Theory]
    [InlineData("*/temp*", "somedir/temporary.txt", true)]
    [InlineData("*/temp*", "somedir/sub/temporary.txt", false)]
    [InlineData("*/*/temp*", "somedir/sub/temporary.txt", true)]
    [InlineData("temp?", "tempa", true)]
    [InlineData("temp?", "a/tempa", false)]
    [InlineData("temp", "temp/below/it", true)]
    [InlineData("/foo//bar/.", "foo/bar", true)]
    [InlineData("**/*.go", "a/b/c.go", true)]
    [InlineData("**/*.go", "c.go", true)]
    [InlineData("**/bin/", "src/x/bin/y.dll", true)]
    [InlineData("**/bin/", "src/x/bins/y.dll", false)]
    [InlineData("*\n!src/\n**/bin/", "src/bin/x", true)]
    [InlineData("*\n**/bin/\n!src/", "src/bin/x", false)] // the last that matches counts
    [InlineData("*.md\n!README.md", "README.md", false)]
    [InlineData("*.md\n!README.md", "docs/README.md", false)]
    [InlineData("*.md\n!README*.md\nREADME-secret.md", "README-secret.md", true)]
    [InlineData("*.md\nREADME-secret.md\n!README*.md", "README-secret.md", false)]
    [InlineData("# *\n  \n a.txt ", "a.txt", true)]
    [InlineData("[a-c].txt", "b.txt", true)]
    [InlineData("a\\*.txt", "ab.txt", false)]
    public void Patterns_mean_what_Docker_says_they_mean(string patterns, string path, bool ignored) => Assert.Equal(ignored, new DockerIgnore(patterns).Ignores(path));

    private static List<string> Copied =>
    [
        .. Copies().Matches(File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"))).SelectMany(match => match.Groups[1].Value.Split(' ')[..^1])
            .Where(source => !source.StartsWith("--", StringComparison.Ordinal)),
    ];

    // What Git would know: not what a build leaves behind, which other tests are writing at this moment.
    private static IEnumerable<string> Files(string below) =>
        Below(Path.Combine(Repository.Root, below)).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".user", StringComparison.Ordinal))
        .Concat(Directory.EnumerateDirectories(folder).Where(below => Path.GetFileName(below) is not ("bin" or "obj" or "App_Data" or ".git" or ".vs")).SelectMany(Below));

    [GeneratedRegex(@"(?m)^COPY ((?!--from).+)$")]
    private static partial Regex Copies();
}
