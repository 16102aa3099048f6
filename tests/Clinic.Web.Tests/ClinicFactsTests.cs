using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Clinic.Content;

namespace Clinic.Web.Tests;

/// <summary>What the clinic states is shown, and nothing is said to be missing that is there.</summary>
public sealed partial class ClinicFactsTests : IDisposable
{
    // Not shown as they are: sample warns, the others are what every promise of time is worked out from.
    private static readonly string[] Used = ["sample", "timeZone", "replyWithinBusinessDays"];

    private readonly ContentCopy content = new();

    public ClinicFactsTests() => content.LetFactsHoldUntil(new(2099, 12, 31));

    [Fact]
    public void Every_key_of_the_clinic_stands_on_a_page()
    {
        var pages = Pages(EveryKey());
        var said = string.Join('\n', pages.Values);
        Assert.Equal(
            ["address", "civilRightsCoordinator", "clinicians", "email", "fees", "holidays", "hours", "insurance", "languageHelp", "name", "phone", "replyWithinBusinessDays", "sample", "services", "timeZone"],
            Key().Matches(EveryKey()).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Equal(3, Used.Length);
        Assert.All(
            ["Palisade Test Clinic", "12 Cliff Road", "201-867-5300", "desk@palisade-clinic.org", "Tuesday, 10 am to 6 pm", "Friday, January 1, 2027: New Year", "Dana Example, MD",
                "Ketamine infusions: offered here", "Spravato nasal spray: not offered here", "Visits by video or phone: offered here", "Talk therapy: not offered here",
                "First visit", "$123", "the evaluation", "We take the Example Plan.", "Ask for Robin at the front desk.", "Robin Example, extension 5"],
            value => Assert.Contains(value, said, StringComparison.Ordinal));
    }

    [Fact]
    public void With_every_key_nothing_is_said_to_be_missing_and_with_none_nothing_to_be_there()
    {
        var (full, bare) = (Pages(EveryKey()), Pages(NoKey()));
        var conditions = Conditions().ToList();
        Assert.Equal(11, conditions.Count);
        foreach (var (file, word, text) in conditions)
        {
            var (with, without) = word == "when" ? (full[file], bare[file]) : (bare[file], full[file]);
            Assert.Contains(text, with, StringComparison.Ordinal);
            Assert.DoesNotContain(text, without, StringComparison.Ordinal);
        }

        Assert.All(full, page => Assert.DoesNotMatch(@"has not (yet )?(given|told|published|named|supplied)|have not been (told|given)|not published yet|do not list prices", page.Value));
        Assert.All(bare, page => Assert.DoesNotMatch(@"offered here|published:\s|the clinic says:|This clinic's coordinator", page.Value));
    }

    public void Dispose() => content.Dispose();

    private static string EveryKey() => """
        sample: false
        name: "Palisade Test Clinic"
        address: { street: "12 Cliff Road", city: "Fort Lee", state: "NJ", zip: "07024" }
        phone: "201-867-5300"
        email: "desk@palisade-clinic.org"
        timeZone: America/New_York
        hours:
          - { days: [Tuesday], opens: "10:00", closes: "18:00" }
        holidays:
          - { date: 2027-01-01, name: "New Year" }
        replyWithinBusinessDays: 1
        services: { ivKetamine: true, spravato: false, telehealth: true, psychotherapy: false }
        clinicians: ["Dana Example, MD"]
        fees: [{ service: "First visit", amount: "$123", covers: "the evaluation" }]
        insurance: "We take the Example Plan."
        languageHelp: "Ask for Robin at the front desk."
        civilRightsCoordinator: "Robin Example, extension 5"
        """;

    private static string NoKey() => EveryKey()[..EveryKey().IndexOf("services:", StringComparison.Ordinal)].Replace("\n  - { date: 2027-01-01, name: \"New Year\" }", " []", StringComparison.Ordinal);

    private Dictionary<string, string> Pages(string clinic)
    {
        content.Write("clinic.yml", clinic);
        var result = ContentLoader.Load(content.Folder, new(2026, 11, 25));
        // What these tests change is the clinic; that its name and numbers are made up is found by other rules.
        Assert.DoesNotContain(result.Findings, finding => finding.Severity is Severity.Error);
        return result.Set!.Pages.ToDictionary(page => page.SourceFile, page => new HtmlParser().ParseDocument(page.Html).Body!.TextContent);
    }

    // The first words of each condition, up to the first mark that is rendered.
    private static IEnumerable<(string File, string Word, string Text)> Conditions()
    {
        var root = Path.Combine(Repository.Root, "content");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "en"), "*.md", SearchOption.AllDirectories))
        {
            foreach (Match match in Condition().Matches(File.ReadAllText(file)))
            {
                if (match.Groups[2].Value.Trim() is { Length: > 5 } text) yield return (Path.GetRelativePath(root, file).Replace('\\', '/'), match.Groups[1].Value, text);
            }
        }
    }

    [GeneratedRegex(@"^::: (when|unless) clinic\.\w+\n(?:## )?([^\n{\[`]*)", RegexOptions.Multiline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(\w+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
