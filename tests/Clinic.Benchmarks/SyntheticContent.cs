using System.Globalization;
using System.Text.RegularExpressions;

namespace Clinic.Benchmarks;

/// <summary>The repository's content with many more pages: each real page again under other names.</summary>
internal sealed partial class SyntheticContent : IDisposable
{
    private SyntheticContent(string folder) => Folder = folder;

    public string Folder { get; }

    public static string RealFolder { get; } = FindReal();

    public static SyntheticContent Create(int pages)
    {
        var folder = Directory.CreateTempSubdirectory("clinic-many-pages-").FullName;
        foreach (var file in Directory.EnumerateFiles(RealFolder).Where(file => Path.GetExtension(file) is ".yml" or ".tsv")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var part in (string[])["learn", "pages"])
        {
            Directory.CreateDirectory(Path.Combine(folder, "en", part));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(RealFolder, "en", part)))
                File.Copy(file, Path.Combine(folder, "en", part, Path.GetFileName(file)));
        }

        // Spravato's own driving rule holds on its own page alone: a copy under another name is refused.
        var all = Directory.GetFiles(Path.Combine(RealFolder, "en", "learn"));
        var real = all.Where(file => Path.GetFileName(file) != "spravato-esketamine.md").Order(StringComparer.Ordinal).ToArray();
        for (var i = all.Length; i < pages; i++)
        {
            var text = OldAddresses().Replace(File.ReadAllText(real[i % real.Length]), "$1[]");
            var order = text.IndexOf("\norder: ", StringComparison.Ordinal) + "\norder: ".Length;
            var end = text.IndexOf('\n', order);
            var number = (1_000 + i).ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, "en", "learn", $"synthetic-{number}.md"), text[..order] + number + text[end..]);
        }

        return new SyntheticContent(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // An old address leads to one page.
    [GeneratedRegex(@"^(aliases: *)\[[^\]]*\]", RegexOptions.Multiline)]
    private static partial Regex OldAddresses();

    private static string FindReal()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "content", "clinic.yml"))) return Path.Combine(folder.FullName, "content");
        }

        throw new InvalidOperationException("Run this inside the repository: there is no content folder above it.");
    }
}
