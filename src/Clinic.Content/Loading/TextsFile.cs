using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Clinic.Content;

/// <summary>
/// Reads <c>texts/*.yml</c> of a language: each text by its English. English's own files hold every text with nothing behind it,
/// for translators to fill in; the site says English as it stands in the source.
/// </summary>
internal static partial class TextsFile
{
    private const string Rule = "texts";

    public static Texts Read(ContentFolder folder, Language language, Findings findings)
    {
        if (language.IsEnglish) return Texts.English;
        var asked = ReadAll(folder, Language.English, findings);
        var read = ReadAll(folder, language, findings);
        foreach (var (name, texts) in read)
        {
            var file = ContentFolder.Shown($"{language}/texts/{name}.yml");
            foreach (var (english, text) in texts.Where(pair => pair.Value.Text.Length > 0)) CheckMarks(file, english, text, findings);
            foreach (var (english, text) in texts.Where(pair => asked.TryGetValue(name, out var known) && !known.ContainsKey(pair.Key)))
                findings.Warning(file, text.Line, Rule, $"The site says nowhere `{WholeText.Shortened(english, 60)}`.", $"Look for what it says now in content/en/texts/{name}.yml.");
        }

        foreach (var (name, known) in asked)
        {
            var missing = known.Keys.Where(english => !read.TryGetValue(name, out var texts) || !texts.TryGetValue(english, out var text) || text.Text.Length == 0).ToList();
            if (missing.Count > 0)
            {
                findings.Warning(ContentFolder.Shown($"{language}/texts/{name}.yml"), 1, Rule,
                    $"{missing.Count} of {known.Count} texts are missing and stay English, such as `{WholeText.Shortened(missing[0], 60)}`.", $"Take them from content/en/texts/{name}.yml.");
            }
        }

        return new Texts(language, read.ToDictionary(
            file => file.Key,
            file => (IReadOnlyDictionary<string, string>)file.Value.Where(text => text.Value.Text.Length > 0).ToDictionary(text => text.Key, text => text.Value.Text, StringComparer.Ordinal)));
    }

    private static Dictionary<string, Dictionary<string, (string Text, int Line)>> ReadAll(ContentFolder folder, Language language, Findings findings) =>
        folder.Files($"{language}/texts", "*.yml").ToDictionary(
            name => Path.GetFileNameWithoutExtension(name), name => Read(folder, name, findings), StringComparer.Ordinal);

    private static Dictionary<string, (string, int)> Read(ContentFolder folder, string name, Findings findings)
    {
        var texts = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        var place = new YamlPlace(ContentFolder.Shown(name), 0, findings);
        if (folder.Read(name) is not { } file || Yaml.Parse(file, place) is not { } root) return texts;
        if (root is not YamlMappingNode map)
        {
            place.Error(1, Rule, "A text a line is expected here.", "Write the English in quotes, a colon, and the text in quotes.");
            return texts;
        }

        foreach (var (key, value) in map.Children)
        {
            if (key is YamlScalarNode { Value: { Length: > 0 } english } && value is YamlScalarNode text) texts[english] = (text.Value ?? "", place.LineOf(key));
            else place.Error((int)key.Start.Line, Rule, "A text a line is expected here.", "Write the English in quotes, a colon, and the text in quotes.");
        }

        return texts;
    }

    // What a text is put together from: a value that is left out, or a mark that breaks the page, would be seen by readers first.
    private static void CheckMarks(string file, string english, (string Text, int Line) text, Findings findings)
    {
        if (!Marks(english).SetEquals(Marks(text.Text)))
        {
            findings.Error(file, text.Line, Rule, $"`{WholeText.Shortened(text.Text, 60)}` has other marks than its English.",
                "Keep each {0}, {{name}} and <tag> of the English, and add none.");
        }
        else if (Tag().Replace(text.Text, "").IndexOfAny(['<', '>', '"']) >= 0 && Tag().Replace(english, "").IndexOfAny(['<', '>', '"']) < 0)
        {
            findings.Error(file, text.Line, Rule, $"`{WholeText.Shortened(text.Text, 60)}` holds a straight quote or an angle bracket.", "Write the quotes of the language, such as “ ” or « ».");
        }
    }

    private static HashSet<string> Marks(string text) =>
        [.. Tag().Matches(text).Concat(Value().Matches(text)).Select(match => match.Value)];

    [GeneratedRegex("</?[a-z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\{\{[^{}]*\}\}|\{[^{}]*\}")]
    private static partial Regex Value();
}
