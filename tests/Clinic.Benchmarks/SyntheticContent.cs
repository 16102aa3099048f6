using System.Globalization;
using System.Text.RegularExpressions;

namespace Clinic.Benchmarks;

/// <summary>The real content folder, its education pages copied under other names until there are enough.</summary>
internal sealed partial class SyntheticContent : IDisposable
{
    // Above the orders that real pages have.
    private const int FirstOrder = 100_000;

    public SyntheticContent(int pages)
    {
        var real = FindContent();
        foreach (var file in Directory.EnumerateFiles(real, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(real, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var learn = Path.Combine(Folder, "en", "learn");
        var models = Directory.GetFiles(learn, "*.md").Select(file => (Slug: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file))).ToList();
        var there = models.Count + Directory.GetFiles(Path.Combine(Folder, "en", "pages"), "*.md").Length;
        for (var i = 0; i < pages - there; i++)
        {
            var (slug, text) = models[i % models.Count];
            var order = (FirstOrder + i).ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(learn, $"{slug}-{i}.md"), Aliases().Replace(Order().Replace(text, $"order: {order}", 1), "", 1));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("clinic-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindContent()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "content");
            if (File.Exists(Path.Combine(content, "clinic.yml"))) return content;
        }

        throw new InvalidOperationException("There is no content folder above the program.");
    }

    [GeneratedRegex(@"^order: .*$", RegexOptions.Multiline)]
    private static partial Regex Order();

    // One address leads to one page.
    [GeneratedRegex(@"^aliases:.*\n(?:[ \t]+.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Aliases();
}
