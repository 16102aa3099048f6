using System.Globalization;
using Clinic.Web.Forms;

namespace Clinic.Web.Tests.Asking;

/// <summary>A labelled message: what it tells of ("none", "self", "other", "emergency"), its language and its words.</summary>
internal sealed record LabelledMessage(string Matter, string Language, string Text)
{
    public bool Danger => Matter != "none";

    public static IReadOnlyList<LabelledMessage> Of(string set) =>
    [
        .. File.ReadLines(PathOf(set)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .Select(cells => new LabelledMessage(cells[1], cells[2], cells[3])),
    ];

    public static string PathOf(string set) => Path.Combine(Repository.Root, $"tests/Clinic.Web.Tests/Asking/danger-{set}.tsv");
}

/// <summary>How many of one kind there are, and how many of them get help first.</summary>
internal readonly record struct DangerCount(string Matter, string Language, int Messages, int HelpFirst);

/// <summary>What the check makes of a set, or what docs/distress-check.md says that it makes of it.</summary>
internal sealed record DangerMeasure(IReadOnlyList<DangerCount> Counts, IReadOnlyList<string> Missed, IReadOnlyList<string> FalseAlarms)
{
    public static DangerMeasure Of(DistressCheck check, string set)
    {
        var read = LabelledMessage.Of(set).Select(message => (Message: message, Found: check.FindsIn(message.Text))).ToList();
        return new DangerMeasure(
            [
                .. read.GroupBy(one => (one.Message.Matter, one.Message.Language))
                    .Select(group => new DangerCount(group.Key.Matter, group.Key.Language, group.Count(), group.Count(one => one.Found)))
                    .OrderBy(count => count.Matter, StringComparer.Ordinal).ThenBy(count => count.Language, StringComparer.Ordinal),
            ],
            [.. read.Where(one => one.Message.Danger && !one.Found).Select(one => one.Message.Text).Order(StringComparer.Ordinal)],
            [.. read.Where(one => !one.Message.Danger && one.Found).Select(one => one.Message.Text).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Reads the part of the document under a heading: rows of the table, then the two lists.</summary>
    public static DangerMeasure Published(string heading)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs/distress-check.md"));
        var part = lines.SkipWhile(line => line != $"### {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal) && !line.StartsWith("### ", StringComparison.Ordinal)).ToList();
        var rows = part.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "))
            .Where(cells => int.TryParse(cells[^1], CultureInfo.InvariantCulture, out _));
        List<string> List(string name) => [.. part.SkipWhile(line => line != name).Skip(1).SkipWhile(line => line.Length == 0)
            .TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..]).Order(StringComparer.Ordinal)];
        return new DangerMeasure(
            [
                .. rows.Select(cells => new DangerCount(Matter(cells[0]), cells[1] == "English" ? "en" : "es",
                        int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture)))
                    .OrderBy(count => count.Matter, StringComparer.Ordinal).ThenBy(count => count.Language, StringComparer.Ordinal),
            ],
            List("Missed:"),
            List("False alarms:"));
    }

    private static string Matter(string said) => said switch
    {
        "yourself" => "self",
        "somebody else" => "other",
        "an emergency" => "emergency",
        _ => "none",
    };
}
