namespace Clinic.Content.Tests;

/// <summary>What the table of studies may not be without, and that no page can choose among its studies.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly TestContent content = new();

    private string Table => File.ReadAllText(Path.Combine(content.Folder, "evidence.yml"));

    [Theory]
    [InlineData("    against: A placebo infusion\n", "", "`berman-2000` does not say what it was compared with. Write it in `against`, or in `noComparison` why there was nothing.")]
    [InlineData(", { who: Placebo, of100: 28 }", "", "`response` has 1 arm(s) and no reason why. Write what happened in the comparison group too,")]
    [InlineData("of100: 28", "of100: 128", "An arm of `response` has more people than there are. Write how many of 100.")]
    [InlineData("of100: 28", "points: 28", "The arms of `response` are not counted alike.")]
    [InlineData("scale: madrs, ", "", "`points` counts points and names no scale.")]
    [InlineData("scale: madrs", "scale: bdi", "There is no scale `bdi`. Correct the name, or add it to `scales`.")]
    [InlineData(", from: 0, to: 60", "", "The scale `madrs` has no range. Write where it begins and ends")]
    [InlineData("low: -8.5, ", "", "The range of `points` does not hold its difference.")]
    [InlineData("high: 2.2", "high: -4", "The range of `points` does not hold its difference.")]
    [InlineData("source: Berman2000", "source: Nobody1900", "`berman-2000` names the unknown reference `Nobody1900`.")]
    [InlineData("goal: missed", "goal: none", "`berman-2000` has the goal `None` and a comparison.")]
    [InlineData("goal: missed", "goal: great", "`goal` cannot be read. Write one of met, missed, mixed, none, unread.")]
    [InlineData("about: [depression]", "about: [weather]", "`about` cannot be read. Write a list of depression, suicide,")]
    [InlineData("found: Nothing was", "found: This will cure you, and nothing was", "“cure” is refused")]
    [InlineData("found: Nothing was", "found: \"[[dissociation]] was\" #", "`berman-2000` marks a term of the glossary.")]
    [InlineData("limits:", "limts:", "")]
    public void A_study_that_lacks_what_readers_need_is_refused(string from, string to, string message)
    {
        if (message.Length == 0) (from, to, message) = ("followed: 3 days", "followed: 3 days\n    limts: none", "`limts` is not a field here.");
        Assert.Contains(from, Table, StringComparison.Ordinal);
        var result = content.Write("evidence.yml", Table.Replace(from, to, StringComparison.Ordinal)).Load();
        Assert.Null(result.Set);
        Assert.Contains(result.Findings, f => f.Severity is Severity.Error && f.File == "content/evidence.yml" && f.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_shown_without_the_others_of_its_topic_is_refused_until_the_page_leads_to_all_of_them()
    {
        AddSecondStudy();
        content.WritePage("all", TestContent.Prose + "\n```trials\nabout: depression\n```\n");
        AssertFound("content/en/learn/side-effects.md:18: `berman-2000` stands here alone, without the other studies about `depression`. Link to /learn/all, where all of them stand,",
            content.WithBody("```evidence\ntrial: berman-2000\n```"));

        Assert.DoesNotContain(content.WithBody("```evidence\ntrial: berman-2000\n```\n\nSee [all of them](/learn/all).").Load().Findings, f => f.Rule == "evidence");
    }

    [Fact]
    public void A_topic_that_no_page_shows_whole_is_refused()
    {
        AddSecondStudy();
        AssertFound("No page shows all studies about `depression`. Add a `trials` block with `about: depression`", content);
    }

    [Fact]
    public void A_study_whose_source_nobody_has_read_stands_in_no_table()
    {
        AddSecondStudy("Rumor1999");
        var html = content.WithBody("```trials\nabout: depression\n```").Page().Html;
        Assert.Contains("Berman, 2000", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Second, 2001", html, StringComparison.Ordinal);
    }

    public void Dispose() => content.Dispose();

    private void AddSecondStudy(string source = "Berman2000") => content.Write("evidence.yml", Table
        + "\n" + Table[Table.IndexOf("  - id: berman-2000", StringComparison.Ordinal)..]
            .Replace("berman-2000", "second-2001", StringComparison.Ordinal).Replace("name: Berman", "name: Second", StringComparison.Ordinal)
            .Replace("year: 2000", "year: 2001", StringComparison.Ordinal).Replace("source: Berman2000", $"source: {source}", StringComparison.Ordinal));

    private static void AssertFound(string message, TestContent content)
    {
        var result = content.Load();
        Assert.Null(result.Set);
        Assert.Contains(result.Findings, f => f.Severity is Severity.Error && f.ToString().Contains(message, StringComparison.Ordinal));
    }
}
