using System.Text.RegularExpressions;
using System.Xml.Linq;
using YamlDotNet.RepresentationModel;

namespace Clinic.Web.Tests;

/// <summary>What stands beside the code says what is true of it: documents, container files, workflow.</summary>
public sealed partial class RepositoryTests
{
    [Fact]
    public void Every_link_between_the_documents_leads_to_a_file()
    {
        var broken = Documents().SelectMany(document => Links().Matches(File.ReadAllText(document))
            .Select(link => link.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('/'))
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target)))
            .Select(target => $"{Path.GetRelativePath(Repository.Root, document)}: {target}"));

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_setting_that_the_code_reads_is_explained_and_no_other()
    {
        var code = string.Concat(Sources().Select(File.ReadAllText));
        var explained = TableKeys().Matches(Read("docs/operations.md")).Select(match => match.Groups[1].Value).ToHashSet();

        // "RateLimits:Enabled", configuration["Site:Url"] and the like; and the one that has a name of its own.
        var read = ReadKeys().Matches(code).Select(match => match.Groups[1].Value)
            .Append("ConnectionStrings:Clinic").Append("HTTPS_PORT").ToHashSet();

        Assert.Empty(read.Except(explained));
        Assert.Empty(explained.Where(key => !key.EndsWith('*')).Except(read));
    }

    [Fact]
    public void Every_package_has_a_reason_in_writing()
    {
        var reasons = Read("docs/dependencies.md");
        var packages = XDocument.Parse(Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => package.Attribute("Include")!.Value);

        // A line may name a family once: "Microsoft.EntityFrameworkCore.SqlServer, .Sqlite".
        Assert.All(packages, name => Assert.True(
            reasons.Contains(name, StringComparison.Ordinal)
            || reasons.Contains($", .{name.Split('.')[^1]}", StringComparison.Ordinal), name));
    }

    [Theory]
    [InlineData("compose.yaml", "services")]
    [InlineData(".github/workflows/ci.yml", "jobs")]
    public void The_file_is_YAML_and_says_what_it_should(string file, string section)
    {
        using var reader = new StringReader(Read(file));
        var yaml = new YamlStream();
        yaml.Load(reader);

        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        Assert.Contains(root.Children.Keys, key => ((YamlScalarNode)key).Value == section);
    }

    [Fact]
    public void What_the_readme_promises_is_what_CI_runs()
    {
        var commands = Read("README.md").Split("```sh")[1].Split("```")[0].Trim().Split('\n').Select(line => line.Split('#')[0].Trim());

        Assert.Equal(["dotnet run --project src/Clinic.Web", "dotnet test"], commands);
        Assert.Matches(@"(?m)^dotnet test 2>&1 ", Read(".ci/run"));
    }

    [Fact]
    public void Nothing_is_saved_past_the_door_by_a_call_that_waits_on_its_thread()
    {
        var saving = Sources().Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(file => WritesOnItsThread().Matches(File.ReadAllText(file))
            .Select(call => $"{Path.GetRelativePath(Repository.Root, file)}: {call.Value}"));

        Assert.Empty(saving);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    private static IEnumerable<string> Documents() =>
    [
        Path.Combine(Repository.Root, "README.md"), Path.Combine(Repository.Root, "content", "README.md"),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
    ];

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Clinic.Web"), "*.cs*html", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Clinic.Web"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\.(SaveChanges|ExecuteUpdate|ExecuteDelete|ExecuteSql\w*(?<!Async)|BeginTransaction)\(")]
    private static partial Regex WritesOnItsThread();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"(?m)^\| `(HTTPS_PORT|[A-Z]\w+:[\w:*]+)` \|")]
    private static partial Regex TableKeys();

    [GeneratedRegex("\"((?:Database|Data|Content|Site|Mail|Redis|ForwardedHeaders|RateLimits|Forms|Desk):\\w+)\"")]
    private static partial Regex ReadKeys();
}
