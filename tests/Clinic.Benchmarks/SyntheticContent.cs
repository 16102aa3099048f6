using System.Globalization;

namespace Clinic.Benchmarks;

/// <summary>The repository's content with many more pages: each real page again under other names.</summary>
internal sealed class SyntheticContent : IDisposable
{
    private SyntheticContent(string folder) => Folder = folder;

    public string Folder { get; }

    public static string RealFolder { get; } = FindReal();

    public static SyntheticContent Create(int pages)
    {
        var folder = Directory.CreateTempSubdirectory("clinic-many-pages-").FullName;
        foreach (var file in Directory.EnumerateFiles(RealFolder, "*.yml")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var part in (string[])["learn", "pages"])
        {
            Directory.CreateDirectory(Path.Combine(folder, "en", part));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(RealFolder, "en", part)))
                File.Copy(file, Path.Combine(folder, "en", part, Path.GetFileName(file)));
        }

        var real = Directory.GetFiles(Path.Combine(RealFolder, "en", "learn")).Order(StringComparer.Ordinal).ToArray();
        for (var i = real.Length; i < pages; i++)
        {
            var text = File.ReadAllText(real[i % real.Length]);
            var order = text.IndexOf("\norder: ", StringComparison.Ordinal) + "\norder: ".Length;
            var end = text.IndexOf('\n', order);
            var number = (1_000 + i).ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, "en", "learn", $"synthetic-{number}.md"), text[..order] + number + text[end..]);
        }

        return new SyntheticContent(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindReal()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "content", "clinic.yml"))) return Path.Combine(folder.FullName, "content");
        }

        throw new InvalidOperationException("Run this inside the repository: there is no content folder above it.");
    }
}
