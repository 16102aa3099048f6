using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Clinic.Web.Tests;

/// <summary>The strictest rule that a source gives stands wherever the matter is named, on every page and not only on the one about it.</summary>
public sealed partial class SafetyRulesTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    // Spravato's label has rules of its own; nothing else may go by them.
    private const string Spravato = "/learn/spravato-esketamine";

    // One line about each page, which leads to it.
    private const string Contents = "/learn";

    private static readonly string[] LiverSigns = ["yellow", "dark", "pale", "right ribs"];

    [Fact]
    public Task Who_may_not_drive_is_told_of_24_hours_wherever_driving_after_ketamine_is_ruled() => EveryBlockAsync((path, text) =>
        path == Spravato || !Driving().IsMatch(text) || text.Contains("24 hours", StringComparison.Ordinal) || text.Contains("Spravato", StringComparison.Ordinal));

    [Fact]
    public Task Wherever_driving_is_ruled_a_night_of_sleep_comes_first_too() => EveryPageAsync(page =>
        page.Path == Spravato || !page.Blocks.Any(text => Driving().IsMatch(text) && !text.Contains("Spravato", StringComparison.Ordinal))
            || page.Text.Contains("night's sleep", StringComparison.Ordinal) || page.Text.Contains("a full night", StringComparison.Ordinal));

    [Fact]
    public async Task The_home_page_says_whom_it_is_not_for_and_what_follows_an_infusion()
    {
        var home = (await site.NewBrowser().GetPageAsync("/")).MainText;
        Assert.All(
            ["off-label", "does not help everyone", "a sharp rise in blood pressure", "psychosis", "active mania", "pregnant", "under 18", "ride home", "at least 24 hours", "night's sleep", "not an emergency service"],
            words => Assert.Contains(words, home, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/learn/is-it-right-for-me", "overactive thyroid", "Glaucoma", "Bladder disease", "Seizures or a head injury", "sleep apnea", "CPAP", "Being 65 or older", "psychosis", "mania", "liver disease", "aneurysm", "AVM")]
    [InlineData("/learn/consent", "off-label", "other choices", "do nothing", "risks are known", "not known", "you can stop", "Who may touch you", "before any medicine is given", "during a session")]
    [InlineData("/learn/how-to-prepare", "insulin", "CPAP", "pregnancy test", "consent form")]
    public async Task What_a_page_is_there_to_name_is_named(string path, params string[] named)
    {
        var page = (await site.NewBrowser().GetPageAsync(path)).MainText;
        Assert.DoesNotContain(named, words => !page.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public Task No_rule_ends_on_the_next_day_but_Spravatos() => EveryBlockAsync((path, text) =>
        path == Spravato || !text.Contains("until the next day", StringComparison.OrdinalIgnoreCase) || text.Contains("Spravato", StringComparison.Ordinal));

    [Fact]
    public Task Wherever_calming_medicines_are_named_their_deadly_mix_and_the_danger_of_stopping_stand_too() => EveryPageAsync(page =>
    {
        var text = page.Text;
        return page.Path is Spravato or Contents || !Calming().IsMatch(text)
            || (text.Contains("coma or death", StringComparison.Ordinal) && (!Benzodiazepine().IsMatch(text) || text.Contains("seizure", StringComparison.Ordinal)));
    });

    [Fact]
    public Task Every_list_of_same_day_signs_that_names_urine_names_the_livers_signs() => EveryPageAsync(page =>
        page.Path == Spravato || page.Main.QuerySelectorAll(".care--urgent").Where(list => Urine().IsMatch(list.TextContent)).All(list => LiverSigns.All(sign => list.TextContent.Contains(sign, StringComparison.Ordinal))));

    [Fact]
    public Task Electric_pulses_are_said_to_bring_on_a_seizure() => EveryBlockAsync((_, text) =>
        !text.Contains("lectric pulses", StringComparison.Ordinal) || text.Contains("seizure", StringComparison.Ordinal));

    [Fact]
    public Task A_guideline_on_PTSD_is_not_quoted_by_half() => EveryPageAsync(page =>
        page.Path == Contents || !PtsdGuideline().IsMatch(page.Text) || page.Text.Contains("suggests against ketamine", StringComparison.Ordinal));

    [Fact]
    public Task Who_had_one_infusion_a_week_is_said_to_have_responded_first() => EveryBlockAsync((_, text) =>
        !text.Contains("one a week", StringComparison.Ordinal) || !text.Contains("infusion", StringComparison.Ordinal) || text.Contains("respon", StringComparison.Ordinal));

    [Fact]
    public Task No_page_says_what_no_source_was_found_for() => EveryBlockAsync((_, text) =>
        !text.Contains("an hour or two", StringComparison.Ordinal) && !text.Contains("half of the ketamine molecule", StringComparison.Ordinal) && !text.Contains("halves of the molecule", StringComparison.Ordinal));

    private Task EveryBlockAsync(Func<string, string, bool> holds) => EveryPageAsync(page => page.Blocks.FirstOrDefault(text => !holds(page.Path, text)));

    private Task EveryPageAsync(Func<VisitorsPage, bool> holds) => EveryPageAsync(page => holds(page) ? null : "");

    private async Task EveryPageAsync(Func<VisitorsPage, string?> fault)
    {
        var reader = site.NewBrowser();
        var paths = Location().Matches((await reader.GetPageAsync("/sitemap.xml")).Text).Select(match => match.Groups[1].Value).ToList();
        Assert.True(paths.Count > 45, "hardly a page is listed");
        Assert.Contains("/", paths);

        var wrong = new List<string>();
        foreach (var path in paths)
        {
            var main = (await reader.GetPageAsync(path)).Document.QuerySelector("main")!;
            if (fault(new VisitorsPage(path, main)) is { } found) wrong.Add($"{path}: {found}");
        }

        Assert.Empty(wrong);
    }

    private sealed class VisitorsPage(string path, IElement main)
    {
        public string Path => path;

        public IElement Main => main;

        /// <summary>All of the page's own words, the list of its sources left out.</summary>
        public string Text => string.Join(' ', Blocks);

        /// <summary>What is read in one go: a paragraph, an item, a row of a table, a title with the list it stands above.</summary>
        public IEnumerable<string> Blocks => main
            .QuerySelectorAll("p, li, tr, .do-list")
            .Where(block => block.Closest("nav, footer, .references") is null && (block.LocalName is not "li" || block.Closest(".do-list") is null))
            .Select(Flat);

        private static string Flat(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();
    }

    [GeneratedRegex(@"\b(?:not|may|again|before you) drive\b|\bdrive again\b|no driving", RegexOptions.IgnoreCase)]
    private static partial Regex Driving();

    [GeneratedRegex(@"benzodiazepine|lorazepam|alprazolam|\bopioids\b|sleep pill", RegexOptions.IgnoreCase)]
    private static partial Regex Calming();

    [GeneratedRegex(@"benzodiazepine|lorazepam|alprazolam", RegexOptions.IgnoreCase)]
    private static partial Regex Benzodiazepine();

    [GeneratedRegex(@"urine|to pee", RegexOptions.IgnoreCase)]
    private static partial Regex Urine();

    [GeneratedRegex(@"guideline[^.]*PTSD|PTSD[^.]*guideline|guideline of the VA", RegexOptions.IgnoreCase)]
    private static partial Regex PtsdGuideline();

    [GeneratedRegex(@"<loc>https://clinic\.example([^<]*)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
