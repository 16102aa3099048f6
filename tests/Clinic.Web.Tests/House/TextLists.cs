using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Clinic.Web.Tests.House;

/// <summary>
/// Every text that the sources put through the localizer, a list a wing: what translators fill in (<c>content/en/texts</c>).
/// <c>dotnet run --project tests/Clinic.Benchmarks -- texts</c> writes the lists.
/// </summary>
internal static partial class TextLists
{
    /// <summary>Whose sentences are all shown through the localizer, by whoever shows them.</summary>
    private static readonly string[] SaidElsewhere =
    [
        "Features/Errors/ErrorText.cs", "Features/Reading/Home/HomeTopic.cs", "Forms/DangerMatter.cs", "Forms/HelpLines.cs", "Data/InquiryWords.cs", "Data/ConsentText.cs",
        "Mail/ShippedTemplates.cs", "Features/Asking/Consultation/ConsultationForm.cs", "Features/Asking/ReviewAnswers.cs",
    ];

    private static readonly string[] Lists = ["asking", "content", "mail", "reading", "site"];

    // Shown by name: the topics of education pages, and answers that are no enum.
    private static readonly string[] Named = ["Basics", "Conditions", "Treatment", "Safety", "Deciding", "Yes", "No"];

    /// <summary>The lists by name, each text once and in order.</summary>
    /// <param name="root">The repository's folder.</param>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Collect(string root)
    {
        var web = Rooms.Read(Path.Combine(root, "src", "Clinic.Web"));
        var content = Rooms.Read(Path.Combine(root, "src", "Clinic.Content"));
        var limits = Limits(web);
        var lists = Lists.ToDictionary(name => name, _ => new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (path, source) in web)
        {
            if (ListOf(path) is not { } list) continue;
            var text = Whole(source);
            lists[list].UnionWith(Said(path, text, limits));
            lists["content"].UnionWith(OfContent().Matches(text).Select(match => Plain(match.Groups["text"].Value)));
        }

        foreach (var (_, source) in content) lists["content"].UnionWith(InContent().Matches(Whole(source)).Select(match => Plain(match.Groups["text"].Value)));
        lists["site"].UnionWith(Named);
        lists["site"].UnionWith(web.Where(file => file.Path.StartsWith("Data/", StringComparison.Ordinal)).SelectMany(file => Choices(file.Text, web)));
        foreach (var list in lists.Values) list.RemoveWhere(text => !Letters().IsMatch(Value().Replace(text, "")));
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyCollection<string>)list.Value);
    }

    /// <summary>The list as it lies in <c>content/en/texts</c>.</summary>
    public static string Write(IEnumerable<string> texts) =>
        "# Written by: dotnet run --project tests/Clinic.Benchmarks -- texts. A language's own file has its words behind each text.\n"
        + string.Concat(texts.Select(text => $"{JsonSerializer.Serialize(text, Readable)}: \"\"\n"));

    public static string FileOf(string root, string list) => Path.Combine(root, "content", "en", "texts", $"{list}.yml");

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string? ListOf(string path) =>
        path.StartsWith("Features/Desk/", StringComparison.Ordinal) || path.StartsWith("Startup/", StringComparison.Ordinal) || path.StartsWith("Data/Migrations/", StringComparison.Ordinal)
            || path.StartsWith("Features/Reading/Patterns/", StringComparison.Ordinal) ? null
        : path.StartsWith("Features/Reading/", StringComparison.Ordinal) ? "reading"
        : path.StartsWith("Features/Asking/", StringComparison.Ordinal) || path == "Data/ConsentText.cs" ? "asking"
        : path.StartsWith("Mail/", StringComparison.Ordinal) ? "mail"
        : "site";

    // Without comments, and with a text that takes several lines in one piece.
    private static string Whole(string source) => Joined().Replace(Comments().Replace(source, ""), "");

    private static IEnumerable<string> Said(string path, string text, IReadOnlyDictionary<string, string> limits)
    {
        var said = Localized().Matches(text).Concat(Messages().Matches(text)).Select(match => Filled(Plain(match.Groups["text"].Value), limits));
        if (path.EndsWith(".cshtml", StringComparison.Ordinal)) said = said.Concat(Attributes().Matches(text).Select(match => match.Groups["text"].Value));
        if (SaidElsewhere.Contains(path))
        {
            said = said.Concat(Sentences().Matches(text).Select(match => Plain(match.Groups["text"].Value)).Where(found => (char.IsUpper(found[0]) || found.Contains(' ')) && !Identifier().IsMatch(found)))
                .Concat(Raw().Matches(text).Select(match => Dedented(match.Groups["text"].Value)));
        }

        return said;
    }

    // A message at a limit names it: "Shorten your name to 100 characters".
    private static string Filled(string text, IReadOnlyDictionary<string, string> limits) =>
        Interpolated().Replace(text, match => limits.TryGetValue(match.Groups[1].Value, out var limit)
            ? match.Groups[2].Value == ":N0" ? int.Parse(limit, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture) : limit
            : match.Value);

    private static Dictionary<string, string> Limits(IEnumerable<(string Path, string Text)> files) => files
        .SelectMany(file => Constants().Matches(file.Text).Select(match => (Name: $"{Path.GetFileName(file.Path).Split('.')[0]}.{match.Groups[1].Value}", Value: match.Groups[2].Value.Replace("_", "", StringComparison.Ordinal))))
        .DistinctBy(limit => limit.Name).ToDictionary(limit => limit.Name, limit => limit.Value);

    // What visitors choose from: enums that a form of theirs has a field of, in the words that Choices makes of them.
    private static IEnumerable<string> Choices(string text, IReadOnlyCollection<(string Path, string Text)> web) =>
        from kind in Enums().Matches(text)
        where web.Any(file => file.Path.StartsWith("Features/Asking/", StringComparison.Ordinal) && file.Path.EndsWith("Form.cs", StringComparison.Ordinal)
            && Regex.IsMatch(file.Text, $@"\b{kind.Groups[1].Value}\?? \w+ {{ get"))
        from member in Members().Matches(Comments().Replace(kind.Groups[2].Value, ""))
        select member.Groups["text"] is { Success: true } display ? Plain(display.Value) : WordStart().Replace(member.Groups["name"].Value, start => $" {start.Value.ToLowerInvariant()}");

    private static string Plain(string literal) => literal.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);

    private static string Dedented(string raw)
    {
        var lines = raw.Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : ""));
    }

    [GeneratedRegex("""(?:\bT\[|\bT\.GetString\(\s*|\b[tT]exts\[\s*|\bSay\(\s*)"(?<text>(?:[^"\\]|\\.)*)(?:")""")]
    private static partial Regex Localized();

    [GeneratedRegex("""(?:WithMessage|AddModelError\("[^"]*",|AddModelError\(nameof\([^)]*\)\),?)\(?\s*(?:_ => )?\$?"(?<text>(?:[^"\\]|\\.)*)(?:")""")]
    private static partial Regex Messages();

    [GeneratedRegex("""\bTexts\.Of\(\s*"(?<text>(?:[^"\\]|\\.)*)(?:")""")]
    private static partial Regex OfContent();

    [GeneratedRegex("""\bOf\(\s*"(?<text>(?:[^"\\]|\\.)*)(?:")""")]
    private static partial Regex InContent();

    [GeneratedRegex("""\s(?:label|hint|legend|empty-text|heading)="(?<text>[^"@]+)(?:")""")]
    private static partial Regex Attributes();

    [GeneratedRegex("(?<!\")\"(?!\")(?<text>(?:[^\"\\\\\\n]|\\\\.)+)\"(?!\")")]
    private static partial Regex Sentences();

    [GeneratedRegex("\"\"\"\\n(?<text>.*?)\\n\\s*\"\"\"", RegexOptions.Singleline)]
    private static partial Regex Raw();

    [GeneratedRegex(@"(?m)^\s*//.*$")]
    private static partial Regex Comments();

    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Joined();

    [GeneratedRegex("^[A-Z][a-z]+[A-Z][A-Za-z]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\{([\w.]+)(:N0)?\}")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"const int (\w+) = ([\d_]+);")]
    private static partial Regex Constants();

    [GeneratedRegex(@"enum (\w+)\s*\{([^}]*)\}")]
    private static partial Regex Enums();

    [GeneratedRegex("""(?:\[Display\(Name = "(?<text>[^"]*)"\)\]\s*)?(?<name>[A-Z]\w+)\s*(?:=[^,]*)?(?:,|$)""")]
    private static partial Regex Members();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();
}
