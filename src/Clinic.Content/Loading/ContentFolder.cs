using System.Security.Cryptography;
using System.Text;

namespace Clinic.Content;

/// <summary>The files of a content folder, read once.</summary>
internal sealed class ContentFolder
{
    /// <summary>The longest education page is some 12 KB: one megabyte is a mistake, not a page.</summary>
    public const int FileBytesMax = 1024 * 1024;

    // What decoding leaves where bytes are not UTF-8.
    private const string Unreadable = "\uFFFD";

    private readonly string root;
    private readonly Findings findings;
    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public ContentFolder(string root, Findings findings)
    {
        this.root = root;
        this.findings = findings;
    }

    /// <summary>English, and each folder named like a language that holds pages or texts.</summary>
    public IReadOnlyList<Language> Languages => [Language.English, .. Directory.Exists(root)
        ? Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Select(folder => Language.Of(Path.GetFileName(folder)))
            .OfType<Language>().Where(language => !language.IsEnglish && IsWritten(language))
        : []];

    public IEnumerable<string> Pages(string folder) => Files(folder, "*.md");

    public IEnumerable<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal).Select(file => $"{folder}/{Path.GetFileName(file)}")
            : [];
    }

    public bool Has(string name) => File.Exists(Path.Combine(root, name));

    /// <summary>The text of a file, with LF line ends, or null after an error was recorded.</summary>
    public string? Read(string name)
    {
        var file = new FileInfo(Path.Combine(root, name));
        if (!file.Exists)
        {
            findings.Error(Shown(name), 1, "file", "The file is missing.", "Put it back; content/README.md says what it holds.");
            return null;
        }

        if (file.Length > FileBytesMax)
        {
            findings.Error(Shown(name), 1, "file", $"The file is larger than {FileBytesMax / 1024} KB.", "Split it.");
            return null;
        }

        try
        {
            var text = File.ReadAllText(file.FullName).ReplaceLineEndings("\n");
            if (text.Contains(Unreadable, StringComparison.Ordinal))
                findings.Error(Shown(name), 1 + text.AsSpan(0, text.IndexOf(Unreadable, StringComparison.Ordinal)).Count('\n'), "file", "A letter here cannot be read.", "Save the file as UTF-8.");
            texts[name] = text;
            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // An editor may hold it at this moment, or have just replaced it.
            findings.Error(Shown(name), 1, "file", $"The file cannot be read: {exception.Message}", "Close it elsewhere, or give the site's user the right to read it.");
            return null;
        }
    }

    /// <summary>A hash over what was read.</summary>
    public string Fingerprint()
    {
        var all = new StringBuilder();
        foreach (var (name, text) in texts) all.Append(name).Append('\0').Append(text).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..16];
    }

    private bool IsWritten(Language language) => Directory.Exists(Path.Combine(root, language.Code, "learn"))
        || Directory.Exists(Path.Combine(root, language.Code, "pages")) || Directory.Exists(Path.Combine(root, language.Code, "texts"));

    /// <summary>The name as findings show it.</summary>
    public static string Shown(string name) => $"content/{name}";
}
