using System.Collections;
using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>Reads <c>distress.yml</c>: numbers its words and takes its patterns apart, or says what is wrong with them.</summary>
internal sealed partial class DangerFile(YamlFields fields, IReadOnlyDictionary<string, DangerWeight> weights)
{
    private const int Near = 3;
    private const int Far = 8;

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> classes = new(StringComparer.Ordinal);

    public DangerVocabulary Read()
    {
        foreach (var (name, text, _) in fields.Pairs("classes")) Define(name, text);
        var spellings = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (meant, typed, line) in fields.Pairs("spellings"))
        {
            foreach (var way in Listed(typed))
            {
                if (!spellings.TryAdd(way, meant.Split('_'))) fields.ErrorAt(line, $"`{way}` is read in two ways.", "Keep one of them.");
            }
        }

        // Every pattern first, so that all words have their numbers before places are made of them.
        var idioms = Patterns("idioms", fields.Texts("idioms"));
        var (past, now, asked) = (Patterns("past", fields.Texts("past")), Patterns("now", fields.Texts("now")), Patterns("asked", fields.Texts("asked")));
        var signs = Signs("signs");
        var searched = Signs("searched");
        if (signs.Count == 0) fields.Error("signs", "There are no signs.", "Add `signs:` with at least one.");
        string[] named = ["NO", "CARRIES", "UNLESS", "FIRST", "THIRD"];
        var single = named.Select(name => Patterns("classes", [name])[0]).ToArray();
        var misspelled = fields.Texts("misspelled").SelectMany(name => classes.GetValueOrDefault(name) ?? []).Where(run => run.Length == 1)
            .Select(run => run[0]).Where(word => word.Length >= 5).Distinct().ToList();
        foreach (var name in fields.Texts("misspelled").Where(name => !classes.ContainsKey(name)))
            fields.Error("misspelled", $"There is no class `{name}`.", "Name one of `classes`.");
        foreach (var meant in spellings.Values.SelectMany(run => run)) NumberOf(meant);

        return new DangerVocabulary
        {
            Words = words,
            Spellings = spellings,
            Misspelled = misspelled,
            Ordinary = fields.Texts("ordinary").SelectMany(Listed).ToHashSet(StringComparer.Ordinal),
            Idioms = Made(idioms),
            Past = Made(past),
            Now = Made(now),
            Asked = Made(asked),
            Weights = weights,
            Signs = [.. signs.Select(Made)],
            Searched = [.. searched.Select(Made)],
            Denies = Made(single[0]),
            Carries = Made(single[1]),
            TurnsBack = Made(single[2]),
            First = Made(single[3]),
            Third = Made(single[4]),
        };
    }

    private IReadOnlyList<UnmadeSign> Signs(string key) => fields.Maps(key, sign =>
    {
        var cleared = sign.Texts("cleared");
        foreach (var by in cleared.Where(by => by is not ("denial" or "past" or "question" or "nothing")))
            sign.Error("cleared", $"`{by}` clears nothing.", "Use denial, past, question or nothing.");
        var of = sign.Texts("of");
        if (of.Count == 0) sign.Error("of", "The sign has no pattern.", "Add `of:` with at least one.");
        return new UnmadeSign(
            sign.Text("name"), sign.Choice<DangerKind>("kind"), sign.Has("whose") ? sign.Choice<DangerOf>("whose") : DangerOf.Said,
            ByDenial: cleared.Count == 0 || cleared.Contains("denial"), ByPast: cleared.Count == 0 || cleared.Contains("past"),
            ByQuestion: cleared.Contains("question"), Patterns(key, of));
    });

    private DangerSign Made(UnmadeSign sign) => new(sign.Name, sign.Kind, sign.Of, sign.ByDenial, sign.ByPast, sign.ByQuestion, Made(sign.Patterns));

    private static IEnumerable<string> Listed(string text) => text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private void Define(string name, string text)
    {
        var runs = new List<string[]>();
        foreach (var word in Listed(text))
        {
            if (IsClass(word))
            {
                if (classes.TryGetValue(word, out var other)) runs.AddRange(other);
                else fields.Error("classes", $"`{name}` uses `{word}`, which is not defined before it.", "Define it above.");
                continue;
            }

            foreach (var form in Forms(word)) runs.Add(Known(form));
        }

        classes[name] = runs;
    }

    // "kill+" stands for its regular English forms, "stab++" for those that double the last letter.
    private static IEnumerable<string> Forms(string word)
    {
        if (!word.EndsWith('+')) return [word];
        var stem = word.TrimEnd('+');
        if (word.EndsWith("++", StringComparison.Ordinal))
            return [stem, stem + "s", $"{stem}{stem[^1]}ed", $"{stem}{stem[^1]}ing", $"{stem}{stem[^1]}in"];
        if (stem.EndsWith('e')) return [stem, stem + "s", stem + "d", stem[..^1] + "ing", stem[..^1] + "in"];
        if (stem is [.. var before, not ('a' or 'e' or 'o' or 'u'), 'y'])
            return [stem, $"{stem[..^1]}ies", $"{stem[..^1]}ied", stem + "ing", stem + "in"];
        return [stem, stem + (stem[^1] is 's' or 'x' or 'z' || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith("sh", StringComparison.Ordinal) ? "es" : "s"), stem + "ed", stem + "ing", stem + "in"];
    }

    private string[] Known(string run)
    {
        var parts = run.Split('_');
        foreach (var part in parts)
        {
            if (part is not ("%" or "%year" or "%many") && Folding.Fold(part) != part)
                fields.Error("classes", $"`{part}` is not written as the check reads it.", "Write small letters without accents or apostrophes.");
            NumberOf(part);
        }

        return parts;
    }

    private int NumberOf(string word)
    {
        if (!words.TryGetValue(word, out var number)) words[word] = number = words.Count + 1;
        return number;
    }

    private static bool IsClass(string word) => ClassName().IsMatch(word);

    private IReadOnlyList<Unmade> Patterns(string key, IReadOnlyList<string> texts) => [.. texts.Select(text => Taken(key, text))];

    private Unmade Taken(string key, string text)
    {
        var anywhere = text.Contains(" && ", StringComparison.Ordinal);
        if (text.EndsWith("..", StringComparison.Ordinal) || text.Contains(".. &", StringComparison.Ordinal))
            fields.Error(key, $"`{text}` ends in a gap.", "Say what comes behind it; quote a pattern that holds `: ` or ` #`.");
        return new Unmade(text, [.. text.Split(anywhere ? " && " : " & ").Select(part => Listed(part).Select(place => Place(key, text, place)).ToList())], anywhere);
    }

    private UnmadePlace Place(string key, string pattern, string text)
    {
        switch (text)
        {
            case "..": return new UnmadePlace([], Near, Optional: false, Not: false, DangerEdge.None);
            case "...": return new UnmadePlace([], Far, Optional: false, Not: false, DangerEdge.None);
            case "^": return new UnmadePlace([], 0, Optional: false, Not: false, DangerEdge.Begins);
            case "$": return new UnmadePlace([], 0, Optional: false, Not: false, DangerEdge.Ends);
        }

        var not = text.StartsWith('!');
        var optional = text.EndsWith('?');
        var runs = new List<string[]>();
        foreach (var way in text.TrimStart('!').TrimEnd('?').Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsClass(way)) runs.AddRange(Forms(way).Select(Known));
            else if (classes.TryGetValue(way, out var known)) runs.AddRange(known);
            else fields.Error(key, $"There is no class `{way}` (in `{pattern}`).", "Name one of `classes`, or write the words in small letters.");
        }

        return new UnmadePlace(runs, 0, optional, not, DangerEdge.None);
    }

    private IReadOnlyList<DangerPattern> Made(IReadOnlyList<Unmade> patterns) => [.. patterns.Select(Made)];

    private DangerPattern Made(Unmade pattern) => new(pattern.Text, [.. pattern.Parts.Select(part => part.Select(Made).ToList())], pattern.Anywhere,
        pattern.Parts.Any(part => part.Exists(place => !place.Not && place.Runs.Exists(run => run is ["not" or "never" or "no" or "nobody"]))));

    private DangerPlace Made(UnmadePlace place)
    {
        var fits = new BitArray(words.Count + 1);
        var starts = new ulong[(words.Count >> 6) + 1];
        var runs = new List<int[]>();
        foreach (var run in place.Runs)
        {
            var numbers = run.Select(NumberOf).ToArray();
            starts[numbers[0] >> 6] |= 1UL << (numbers[0] & 63);
            if (numbers.Length == 1) fits[numbers[0]] = true;
            else runs.Add(numbers);
        }

        return new DangerPlace(fits, runs, starts, place.GapMax, place.Optional, place.Not, place.Edge);
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]+$")]
    private static partial Regex ClassName();

    private sealed record UnmadeSign(
        string Name, DangerKind Kind, DangerOf Of, bool ByDenial, bool ByPast, bool ByQuestion, IReadOnlyList<Unmade> Patterns);

    private sealed record Unmade(string Text, IReadOnlyList<List<UnmadePlace>> Parts, bool Anywhere);

    private sealed record UnmadePlace(List<string[]> Runs, int GapMax, bool Optional, bool Not, DangerEdge Edge);
}
