using System.Text.RegularExpressions;
using System.Xml.Linq;
using Clinic.Web.Hosting;
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
    public void Every_setting_is_explained_and_no_other() => Assert.Equal(
        SettingKeys.All.Order(StringComparer.Ordinal),
        TableKeys().Matches(Read("docs/operations.md").Split("\n## Settings\n")[1].Split("\n## ")[0]).Select(match => match.Groups[1].Value).Where(key => !key.EndsWith('*')).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_is_read_by_somebody()
    {
        var code = Sources().Where(file => Path.GetFileName(file) is not $"{nameof(SettingKeys)}.cs").ToDictionary(file => Path.GetRelativePath(Repository.Root, file), File.ReadAllText);
        Assert.All(SettingKeys.All, key => Assert.Contains(code.Values, text => text.Contains($"\"{key}\"", StringComparison.Ordinal)));
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
    [InlineData(".github/dependabot.yml", "updates")]
    [InlineData(".github/ISSUE_TEMPLATE/config.yml", "contact_links")]
    [InlineData(".github/ISSUE_TEMPLATE/fault.yml", "body")]
    [InlineData(".github/ISSUE_TEMPLATE/medical.yml", "body")]
    [InlineData(".github/ISSUE_TEMPLATE/wish.yml", "body")]
    public void The_file_is_YAML_and_says_what_it_should(string file, string section)
    {
        using var reader = new StringReader(Read(file));
        var yaml = new YamlStream();
        yaml.Load(reader);

        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        Assert.Contains(root.Children.Keys, key => ((YamlScalarNode)key).Value == section);
    }

    [Theory]
    [InlineData("LICENSE", "MIT License")]
    [InlineData("CHANGELOG.md", "keepachangelog.com")]
    [InlineData(".github/SECURITY.md", "Report a vulnerability")]
    [InlineData(".github/pull_request_template.md", "CHANGELOG.md")]
    [InlineData(".gitattributes", "* text=auto eol=lf")]
    public void What_a_stranger_looks_for_is_where_they_look(string file, string says) => Assert.Contains(says, Read(file), StringComparison.Ordinal);

    [Fact]
    public void At_the_top_stands_what_the_design_allows_and_nothing_else()
    {
        string[] allowed =
        [
            "CHANGELOG.md", "Clinic.sln", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Dockerfile", "LICENSE", "README.md",
            "compose.yaml", "content", "docs", "global.json", "src", "tests",
        ];
        var ignored = Read(".gitignore").Split('\n').Select(line => line.TrimEnd('/', '\r'));

        // What begins with a dot belongs to tools, each developer's own among them.
        Assert.Equal(allowed, Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.')).Except(ignored).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_workflow_tests_on_every_system_builds_the_image_and_counts_lines()
    {
        var (workflow, here) = (Read(".github/workflows/ci.yml"), Read(".ci/run"));

        Assert.All(["ubuntu-24.04", "windows-2025", "macos-15", "CLINIC_TEST_SQLSERVER", ".ci/run", "docker build", "--coverlet"], part => Assert.Contains(part, workflow, StringComparison.Ordinal));
        Assert.All(["docker", "coverlet"], part => Assert.DoesNotContain(part, here, StringComparison.Ordinal));
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
        Path.Combine(Repository.Root, "README.md"), Path.Combine(Repository.Root, "CHANGELOG.md"), Path.Combine(Repository.Root, "content", "README.md"),
        Path.Combine(Repository.Root, ".github", "SECURITY.md"),
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

    [GeneratedRegex(@"(?m)^\| `([^`]+)` \|")]
    private static partial Regex TableKeys();
}
