using System.Globalization;

namespace Clinic.Content;

/// <summary>
/// What the site says outside its pages, in one language: each text by its English, which stands where it is said. A file a
/// wing; of two files that know a text, a wing's own counts.
/// </summary>
public sealed class Texts
{
    /// <summary>The words that the pages' own components and the files beside them hold.</summary>
    public const string OfContent = "content";

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> files;
    private readonly Dictionary<string, string> all = new(StringComparer.Ordinal);

    internal Texts(Language language, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> files)
    {
        Language = language;
        this.files = files;
        foreach (var (english, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value)) all.TryAdd(english, text);
    }

    /// <summary>English says everything as it stands.</summary>
    public static Texts English { get; } = new(Language.English, new Dictionary<string, IReadOnlyDictionary<string, string>>());

    public Language Language { get; }

    /// <summary>The text, or null where this language has none; English has none of its own.</summary>
    /// <param name="file">The wing that asks, such as <c>asking</c>.</param>
    /// <param name="english">The text as it stands in the source.</param>
    public string? Find(string file, string english) =>
        all.Count == 0 ? null
        : files.TryGetValue(file, out var own) && own.TryGetValue(english, out var text) ? text
        : all.GetValueOrDefault(english);

    /// <summary>Every text of a file, by its English.</summary>
    public IReadOnlyDictionary<string, string> In(string file) => files.GetValueOrDefault(file) ?? new Dictionary<string, string>();

    /// <summary>A word of the content, in this language where it has it.</summary>
    public string Of(string english) => Find(OfContent, english) ?? english;

    /// <summary><c>en</c> for what has to be said in English here, to be marked so; null for what is in this language.</summary>
    public string? MarkOf(string english) => Language.IsEnglish || Find(OfContent, english) is not null ? null : Language.English.Code;

    public string Of(string english, params object?[] values) => string.Format(CultureInfo.InvariantCulture, Of(english), values);
}
