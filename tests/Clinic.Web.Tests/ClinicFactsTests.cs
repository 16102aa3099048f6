using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Clinic.Content;

namespace Clinic.Web.Tests;

/// <summary>What the clinic states is shown, and nothing is said to be missing that is there.</summary>
public sealed partial class ClinicFactsTests : IDisposable
{
    // What of each key readers see. Not shown as they are: sample warns, the others are what every promise of time is worked out from.
    private static readonly Dictionary<string, string[]> Shown = new(StringComparer.Ordinal)
    {
        ["sample"] = [],
        ["timeZone"] = [],
        ["replyWithinBusinessDays"] = [],
        ["name"] = ["Palisade Test Clinic"],
        ["address"] = ["12 Cliff Road", "Fort Lee", "NJ", "07024"],
        ["phone"] = ["201-867-5300"],
        ["email"] = ["desk@palisade-clinic.org"],
        ["hours"] = ["Tuesday, 10 am to 6 pm"],
        ["holidays"] = ["Friday, January 1, 2027: New Year"],
        ["services"] = ["Ketamine infusions: offered here", "Spravato nasal spray: not offered here", "Visits by video or phone: offered here", "Talk therapy: not offered here"],
        ["clinicians"] = ["Dana Example, MD"],
        ["fees"] = ["First visit", "$123", "the evaluation"],
        ["insurance"] = ["We take the Example Plan."],
        ["languageHelp"] = ["Ask for Robin at the front desk."],
        ["civilRightsCoordinator"] = ["Robin Example, extension 5"],
    };

    private readonly ContentCopy content = new();

    public ClinicFactsTests() => content.LetFactsHoldUntil(new(2099, 12, 31));

    [Fact]
    public void Every_key_of_the_clinic_stands_on_a_page()
    {
        // What the program reads is what it has a place for: a new one is looked for here until a page shows it. The words it is told in are no key.
        var keys = typeof(ClinicProfile).GetProperties().Where(property => property.CanWrite && property.PropertyType != typeof(Texts)).Select(property => Camel(property.Name)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(keys, Shown.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(keys, Key().Matches(EveryKey()).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        // A part of one counts as a key: a service more is shown too.
        Assert.Equal(Shown["services"].Length, typeof(ClinicServices).GetProperties().Length);
        Assert.Equal(Shown["fees"].Length, typeof(ClinicFee).GetProperties().Length);
        Assert.Equal(Shown["address"].Length, typeof(ClinicAddress).GetProperties().Length);

        var said = string.Join('\n', Pages(EveryKey()).Values);
        Assert.All(Shown.Values.SelectMany(values => values), value => Assert.Contains(value, said, StringComparison.Ordinal));
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

        Assert.All(full, page => Assert.DoesNotMatch(Missing, page.Value));
        Assert.All(bare, page => Assert.DoesNotMatch(There, page.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_every_page_that_a_visitor_can_open_nothing_is_said_that_is_not_so(bool all)
    {
        content.Write("clinic.yml", all ? EveryKey() : NoKey());
        await using var site = new ClinicSite { Settings = { ["Content:Directory"] = content.Folder } };
        var visitor = site.NewBrowser();
        var paths = Location().Matches((await visitor.GetPageAsync("/sitemap.xml")).Text).Select(match => match.Groups[1].Value).ToList();
        Assert.True(paths.Count > 45, "hardly a page is looked at");
        foreach (var path in paths.Append("/requests"))
        {
            var text = (await visitor.GetPageAsync(path)).Document.Body!.TextContent;
            Assert.DoesNotContain("This is a sample clinic", text, StringComparison.Ordinal);
            if (all) Assert.DoesNotMatch(Missing, text);
            else Assert.DoesNotMatch(There, text);
        }

        var estimate = (await visitor.GetPageAsync("/search?q=how+much+does+it+cost")).MainText;
        Assert.Equal(all, estimate.Contains("$123", StringComparison.Ordinal));
        Assert.Equal(!all, estimate.Contains("has not published its fees", StringComparison.Ordinal));
    }

    public void Dispose() => content.Dispose();

    private const string Missing = @"has not (yet )?(given|told|published|named|supplied)|have not been (told|given)|not published yet|(do not list|show no|list no) (prices|fees)";

    private const string There = @"offered here|has published:|the clinic says:|This clinic's coordinator|These clinicians work here";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

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
        return result.Set!.Pages.ToDictionary(page => page.SourceFile, page => new HtmlParser().ParseDocument(page.Brief + page.Html).Body!.TextContent);
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

    [GeneratedRegex("<loc>https://clinic[.]example([^<]*)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex(@"^(\w+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
