using static Clinic.Content.Tests.FindingAsserts;

namespace Clinic.Content.Tests;

/// <summary>Each rule for the files beside the pages, and the message their author reads.</summary>
public sealed class DataFileTests : IDisposable
{
    private readonly TestContent content = new();

    [Fact]
    public void A_name_two_terms_share_is_refused() => AssertError(
        content.Write("glossary.yml", "- { id: a, term: drip, meaning: b }\n- { id: c, term: infusion, meaning: d, aliases: [Drip] }\n"),
        "content/glossary.yml:2: “drip” belongs to `a` and to `c`. Keep it in one of them.");

    [Fact]
    public void Wording_is_refused_in_the_glossary_and_in_facts_too() => AssertError(
        content.Write("glossary.yml", "- { id: a, term: drip, meaning: \"A cure.\" }\n"), "content/glossary.yml:1: “cure” is refused");

    [Fact]
    public void A_fact_may_not_stand_on_what_nobody_has_read() => AssertError(
        content.Write("facts.yml", "- { id: fda-status, text: \"Old.\", checked: 2026-11-23, expires: 2027-11-23, source: Rumor1999, why: \"It may change.\" }\n"),
        "The fact `fda-status` stands on `Rumor1999`, which was never checked against its source.");

    [Fact]
    public void A_fact_that_no_page_shows_is_refused() => AssertError(
        content.Write("facts.yml", content.Read("facts.yml") + "\n- { id: menu, text: \"Press 1 [@Berman2000].\", checked: 2026-11-23, expires: 2027-11-23, source: Berman2000, why: \"It may change.\" }\n"),
        "content/facts.yml:2: No page shows `menu`. Write {{facts.menu}} where it belongs, or take it out");

    [Fact]
    public void Facts_that_hold_each_other_are_refused() => AssertError(
        content.Write("facts.yml", "- { id: fda-status, text: \"See {{facts.fda-status}}\", checked: 2026-11-23, expires: 2027-11-23, source: Berman2000, why: \"It may change.\" }\n")
            .WithBody("{{facts.fda-status}}"),
        "`{{facts.fda-status}}` stands for nothing.");

    [Fact]
    public void A_short_number_of_the_crisis_lines_is_refused_wherever_it_is_typed()
    {
        content.Write("crisis.yml", File.ReadAllText(Path.Combine(content.Folder, "crisis.yml"))
            + "\n  - { id: veterans, name: \"Veterans\", kind: text, number: \"838255\", display: \"838255\", say: \"8 3 8 2 5 5\", who: \"For veterans.\", verified: seen, where: national }\n");
        AssertError(content.WithBody("Text 838255."), "The number 838255 is typed here.");
    }

    [Fact]
    public void A_slip_in_the_name_of_a_field_is_found_in_data_files_too() => AssertError(
        content.Write("crisis.yml", File.ReadAllText(Path.Combine(content.Folder, "crisis.yml")).Replace("where: national", "where: national, pres: \"1\"", StringComparison.Ordinal)),
        "`pres` is not a field here. Use one of display,");

    [Fact]
    public void A_file_that_is_not_utf8_is_named_with_the_line()
    {
        File.WriteAllBytes(Path.Combine(content.Folder, "search.yml"), [.. "synonyms: []\ncrisis: ["u8, 0xE9, .. "]\n"u8]);
        AssertError(content, "content/search.yml:2: A letter here cannot be read. Save the file as UTF-8.");
    }

    [Fact]
    public void A_file_somebody_else_holds_is_a_finding_and_not_a_crash()
    {
        var path = Path.Combine(content.Folder, "search.yml");
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        AssertError(content, "content/search.yml:1: The file cannot be read:");
    }

    [Theory]
    [InlineData("number: \"988\"", "number: \"98a\"", "`98a` cannot be dialed.")]
    [InlineData("number: \"988\"", "number: \"5550147\"", "`5550147` cannot be dialed.")]
    [InlineData("display: \"988\"", "display: \"989\"", "`display` is another number than `number`.")]
    [InlineData("say: \"9 8 8\"", "say: \"9 8 9\"", "`say` is another number than `number`.")]
    public void A_number_for_a_crisis_is_one_number_dialed_shown_and_said(string line, string instead, string message)
    {
        var text = content.Read("crisis.yml");
        Assert.Contains(line, text, StringComparison.Ordinal);
        AssertError(content.Write("crisis.yml", text.Replace(line, instead, StringComparison.Ordinal)), message);
    }

    [Theory]
    [InlineData("clinic.yml", "sample: true\n", "`address` is missing.")]
    [InlineData("crisis.yml", "- a\n- b\n", "Fields are expected here")]
    [InlineData("references.yml", "- { id: A, authors: B, title: C, source: D, verified: perhaps }\n", "`verified` cannot be read. Write one of seen, secondary, unseen.")]
    [InlineData("glossary.yml", "- { id: a, term: a, meaning: b }\n- { id: a, term: c, meaning: d }\n", "`a` stands here 2 times. Keep one of them.")]
    [InlineData("facts.yml", "a: [", "This is not valid YAML")]
    public void A_broken_data_file_says_what_to_do(string file, string text, string message) => AssertError(content.Write(file, text), message);

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(content.Folder, "crisis.yml"));
        AssertError(content, "content/crisis.yml:1: The file is missing.");
    }

    public void Dispose() => content.Dispose();
}
