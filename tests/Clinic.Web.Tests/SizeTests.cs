namespace Clinic.Web.Tests;

/// <summary>The published site, for one platform, holds what it runs with and no more.</summary>
public sealed class SizeTests
{
    // MB of 1,000,000 bytes, before ReadyToRun: docs/operations.md, "Container".
    private const int Limit = 60;

    private static readonly DirectoryInfo Site = new(Path.GetDirectoryName(SiteProcess.Assembly)!);

    // Where the tests run on a platform that the site is not published for, those of all the others lie here.
    private static readonly List<FileInfo> Files =
        [.. Site.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !file.FullName.StartsWith(Path.Combine(Site.FullName, "runtimes"), StringComparison.Ordinal))];

    [Fact]
    public void It_is_no_larger_than_the_documents_say()
    {
        var largest = Files.OrderByDescending(file => file.Length).Take(8).Select(file => $"{file.Name} {file.Length:N0}");

        Assert.True(Files.Sum(file => file.Length) <= Limit * 1_000_000L, string.Join(", ", largest));
        Assert.Contains($"at most {Limit} MB", File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("msalruntime")] // Entra's account window
    [InlineData("Microsoft.Identity.Client.Broker")]
    [InlineData("Bogus")]
    [InlineData("Hl7.")]
    [InlineData("Newtonsoft.")]
    [InlineData("Microsoft.CodeAnalysis")]
    [InlineData("SkiaSharp.pdb")]
    public void What_only_tests_or_desktops_need_is_not_there(string name) =>
        Assert.DoesNotContain(Files, file => file.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("libSkiaSharp")]
    [InlineData("e_sqlite3")]
    public void Machine_code_is_there_once_for_its_own_platform(string name) =>
        Assert.Single(Files, file => file.Extension is ".so" or ".dylib" or ".dll" && Path.GetFileNameWithoutExtension(file.Name) is var bare && (bare == name || bare == $"lib{name}"));
}
