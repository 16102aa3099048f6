using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>The fields between the two <c>---</c> lines at the top of a page.</summary>
internal sealed partial record FrontMatter
{
    /// <summary>What a file may be named, because it becomes the address.</summary>
    public static readonly Regex Slug = SlugPattern();

    public required string Title { get; init; }

    public required string Short { get; init; }

    public required string Summary { get; init; }

    public Topic? Topic { get; init; }

    public required int Order { get; init; }

    public required DateOnly Updated { get; init; }

    public DateOnly? Reviewed { get; init; }

    public string? Reviewer { get; init; }

    public required DateOnly NextReview { get; init; }

    public bool OffLabel { get; init; }

    public required string Brief { get; init; }

    public PageLink? NextStep { get; init; }

    public IReadOnlyList<string> Related { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Line of each field that later checks point at.</summary>
    public required Func<string, int> LineOf { get; init; }

    /// <summary>Splits a file at its second <c>---</c> line and reads what stands above it.</summary>
    public static (FrontMatter? Matter, string Body, int BodyLine) Read(string text, PageSource source, Findings findings)
    {
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            findings.Error(source.File, 1, "front-matter", "The page has no front matter.",
                "Begin the file with a line of three dashes, the fields, and another line of three dashes.");
            return (null, "", 1);
        }

        var yaml = text[4..(end + 1)];
        var body = text[(end + 5)..];
        var place = new YamlPlace(source.File, 1, findings);
        var bodyLine = 1 + text.AsSpan(0, end + 5).Count('\n');
        return YamlFields.From(Yaml.Parse(yaml, place), place, "front-matter") is { } fields
            ? (Read(fields, source), body, bodyLine)
            : (null, body, bodyLine);
    }

    private static FrontMatter Read(YamlFields f, PageSource source)
    {
        var learn = source.Section is PageSection.Learn;
        var matter = new FrontMatter
        {
            Title = Length(f, "title", 1, 80),
            Short = Length(f, "short", 1, 32),
            Summary = Length(f, "summary", 50, 160),
            Topic = learn ? f.Choice<Topic>("topic") : null,
            Order = f.Number("order"),
            Updated = f.Date("updated"),
            Reviewed = f.DateOrNull("reviewed"),
            Reviewer = f.TextOrNull("reviewer"),
            NextReview = f.Date("nextReview"),
            OffLabel = f.Flag("offLabel") ?? false,
            Brief = learn ? f.Text("brief") : f.TextOrNull("brief") ?? "",
            NextStep = ReadNextStep(f, required: learn),
            Related = Slugs(f, "related"),
            Aliases = f.Texts("aliases"),
            LineOf = f.LineOf,
        };
        _ = learn ? null : f.TextOrNull("topic");
        if (matter.Reviewed is null != matter.Reviewer is null)
            f.Error(matter.Reviewed is null ? "reviewer" : "reviewed", "A review needs both a day and a name.", "Fill in both `reviewed` and `reviewer`, or neither.");
        if (matter.Related.Count > 4) f.Error("related", "There are more than four related pages.", "Keep the four that help most.");
        foreach (var alias in matter.Aliases.Where(alias => !alias.StartsWith('/') || alias.Length < 2))
            f.Error("aliases", $"`{alias}` is not an address.", "Write the old path from the first slash on, such as /old-page.");
        f.RefuseOthers();
        return matter;
    }

    private static PageLink? ReadNextStep(YamlFields f, bool required)
    {
        if ((required ? f.Map("nextStep") : f.MapOrNull("nextStep")) is not { } step) return null;
        return new PageLink(step.Text("text"), step.Text("href"));
    }

    private static string Length(YamlFields f, string key, int min, int max)
    {
        var text = f.Text(key);
        if (text.Length > 0 && (text.Length < min || text.Length > max))
            f.Error(key, $"`{key}` has {text.Length} characters.", min > 1 ? $"Write {min} to {max}." : $"Write at most {max}.");
        return text;
    }

    private static IReadOnlyList<string> Slugs(YamlFields f, string key)
    {
        var slugs = f.Texts(key);
        foreach (var slug in slugs.Where(slug => !Slug.IsMatch(slug)))
            f.Error(key, $"`{slug}` is not a page's name.", "Write the file name without .md, such as side-effects.");
        return slugs;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugPattern();
}

/// <summary>Where a page comes from.</summary>
internal sealed record PageSource(string Name, string Slug, PageSection Section)
{
    public string File => ContentFolder.Shown(Name);
}
