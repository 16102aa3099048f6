using System.Xml.Linq;

namespace Clinic.Web.Tests;

/// <summary>The version stands in one place, and whoever runs the site can see it in three.</summary>
public sealed class VersionTests
{
    private static readonly string Version =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public async Task The_command_line_says_it()
    {
        using var data = new TemporaryFolder();

        var (exitCode, output) = await SiteProcess.RunAsync(data.Info, "--version");

        Assert.Equal(0, exitCode);
        Assert.StartsWith(Version, output, StringComparison.Ordinal);
        Assert.Empty(data.Info.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task The_owner_and_the_machine_itself_are_told_and_no_stranger()
    {
        await using var site = new ClinicSite();
        var owner = await site.SignInAsync(role: Clinic.Web.Data.StaffRole.Owner);

        var settings = await owner.GetPageAsync("/desk/settings");
        var here = await site.NewBrowser("127.0.0.1").GetPageAsync("/health/ready");
        var elsewhere = await site.NewBrowser().GetPageAsync("/health/ready");

        Assert.Contains($"The site runs version {Version}", settings.MainText, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^version: {System.Text.RegularExpressions.Regex.Escape(Version)}(\+\w+)?$", here.Text);
        Assert.DoesNotContain(Version, elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_changelog_tells_what_it_brought() =>
        Assert.Matches($@"(?m)^## \[{System.Text.RegularExpressions.Regex.Escape(Version)}\]", File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")));
}
