using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Clinic.Content;

/// <summary>The fields of one YAML map. A missing or unreadable one is recorded and a stand-in returned.</summary>
internal sealed class YamlFields
{
    private readonly YamlMappingNode map;
    private readonly YamlPlace place;
    private readonly string rule;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private YamlFields(YamlMappingNode map, YamlPlace place, string rule)
    {
        this.map = map;
        this.place = place;
        this.rule = rule;
    }

    public int Line => place.LineOf(map);

    public static YamlFields? From(YamlNode? node, YamlPlace place, string rule)
    {
        if (node is YamlMappingNode map) return new YamlFields(map, place, rule);
        if (node is not null)
            place.Error((int)node.Start.Line, rule, "Fields are expected here, such as `title: Side effects`.", "Write `name: value` lines.");
        return null;
    }

    /// <summary>The names of all fields, where the file chooses them.</summary>
    public IReadOnlyList<string> Keys => [.. map.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    public int LineOf(string key) => Find(key) is { } node ? place.LineOf(node) : Line;

    public void Error(string key, string message, string fix) =>
        place.Findings.Error(place.File, LineOf(key), rule, message, fix);

    public void ErrorAt(int line, string message, string fix) => place.Findings.Error(place.File, line, rule, message, fix);

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key)
    {
        if (TextOrNull(key) is { } text) return text;
        if (Find(key) is null or YamlScalarNode) Error(key, $"`{key}` is missing.", $"Add `{key}: …`.");
        return "";
    }

    public string? TextOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: var value } => string.IsNullOrWhiteSpace(value) || value is "~" or "null" ? null : value.Trim(),
        _ => Wrong<string>(key, "one line of text"),
    };

    public DateOnly Date(string key) => DateOrNull(key) ?? Missing<DateOnly>(key, "a date such as 2026-11-23");

    public DateOnly? DateOrNull(string key) => TextOrNull(key) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => Wrong<DateOnly?>(key, "a date such as 2026-11-23"),
    };

    public int Number(string key) => NumberOrNull(key) ?? Missing<int>(key, "a whole number");

    public int? NumberOrNull(string key) => TextOrNull(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => Wrong<int?>(key, "a whole number"),
    };

    public double? DecimalOrNull(string key) => TextOrNull(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => Wrong<double?>(key, "a number"),
    };

    public bool? Flag(string key) => TextOrNull(key)?.ToLowerInvariant() switch
    {
        null or "unknown" => null,
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => Wrong<bool?>(key, "true or false"),
    };

    public TEnum Choice<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var names = string.Join(", ", Enum.GetNames<TEnum>().Select(name => name.ToLowerInvariant()));
        if (TextOrNull(key) is not { } text) return Missing<TEnum>(key, $"one of {names}");
        return Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : Wrong<TEnum>(key, $"one of {names}");
    }

    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list => [.. list.OfType<YamlScalarNode>().Select(item => item.Value!.Trim())],
        _ => Wrong<IReadOnlyList<string>>(key, "a list such as [one, two]") ?? [],
    };

    public IReadOnlyList<YamlFields> Maps(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list => [.. list.Select(item => From(item, place, rule)).OfType<YamlFields>()],
        _ => Wrong<IReadOnlyList<YamlFields>>(key, "a list of fields") ?? [],
    };

    /// <summary>Reads every entry of a list of fields, and records the fields that <paramref name="read"/> did not ask for.</summary>
    public IReadOnlyList<T> Maps<T>(string key, Func<YamlFields, T> read)
    {
        var entries = new List<T>();
        foreach (var entry in Maps(key))
        {
            entries.Add(read(entry));
            entry.RefuseOthers();
        }

        return entries;
    }

    public IReadOnlyList<IReadOnlyList<string>> Lists(string key) => Find(key) is YamlSequenceNode lists
        ? [.. lists.OfType<YamlSequenceNode>().Select(list => list.OfType<YamlScalarNode>().Select(item => item.Value!.Trim()).ToList())]
        : [];

    /// <summary>The names and texts of a map whose names are the author's own.</summary>
    public IReadOnlyList<(string Name, string Text, int Line)> Pairs(string key) => Find(key) switch
    {
        null => [],
        YamlMappingNode pairs when pairs.Children.All(pair => pair is { Key: YamlScalarNode, Value: YamlScalarNode }) =>
            [.. pairs.Children.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", ((YamlScalarNode)pair.Value).Value ?? "", place.LineOf(pair.Key)))],
        _ => Wrong<IReadOnlyList<(string, string, int)>>(key, "`name: text` lines") ?? [],
    };

    public YamlFields? Map(string key)
    {
        if (Find(key) is { } node) return From(node, place, rule);
        Error(key, $"`{key}` is missing.", $"Add `{key}:` with its fields.");
        return null;
    }

    public YamlFields? MapOrNull(string key) => Find(key) is { } node ? From(node, place, rule) : null;

    /// <summary>Records every field nobody asked for: most often a slip in its name.</summary>
    public void RefuseOthers()
    {
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(key => !asked.Contains(key.Value ?? "")))
        {
            place.Findings.Error(place.File, place.LineOf(key), rule, $"`{key.Value}` is not a field here.",
                $"Use one of {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private T Missing<T>(string key, string expected)
        where T : struct
    {
        // An unreadable value has been recorded already.
        if (TextOrNull(key) is null) Error(key, $"`{key}` is missing.", $"Add `{key}:` with {expected}.");
        return default;
    }

    private T? Wrong<T>(string key, string expected)
    {
        Error(key, $"`{key}` cannot be read.", $"Write {expected}.");
        return default;
    }
}
