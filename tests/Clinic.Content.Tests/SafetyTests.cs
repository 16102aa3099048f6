using static Clinic.Content.Tests.FindingAsserts;

namespace Clinic.Content.Tests;

/// <summary>A rule of safety stands on the pages it belongs to, whole and with its source, and no page that names the matter is without it.</summary>
public sealed class SafetyTests : IDisposable
{
    private const string Rule = "- { id: liver, about: the liver, drug: ketamine, says: tests before and during, source: DripPI, ON say: [[liver test, liver tests], [before], [again, during]] }\n";
    private const string Whole = "The label asks for liver tests before a plan of repeated doses and again during it [@DripPI].";

    private readonly TestContent content = new();

    [Theory]
    [InlineData("")]
    [InlineData("The label asks for liver tests before a plan of repeated doses [@DripPI].")]
    [InlineData("The label asks for liver tests [@DripPI].\n\nThey come before a plan of repeated doses and again during it [@DripPI].")]
    [InlineData("The label asks for liver tests before a plan of repeated doses and again during it.")]
    [InlineData("The label asks for liver tests before a plan of repeated doses and again during it [@Berman2000].")]
    public void A_page_that_drops_a_rule_it_has_to_give_is_refused(string body) => AssertError(
        Ruled("on: [side-effects],").WithBody(body),
        "content/en/learn/side-effects.md:1: The page does not give the rule about the liver: tests before and during (DripPI). Write it in one paragraph, item or row with [@DripPI] and a word of each of: liver test, liver tests; before; again, during.");

    [Theory]
    [InlineData(Whole)]
    [InlineData("- " + Whole)]
    [InlineData("| What | When |\n| --- | --- |\n| Liver tests | Before a plan of repeated doses and again during it [@DripPI] |")]
    [InlineData("The label asks for tests of the liver [@DripPI], liver tests:\n\n- before a plan of repeated doses\n- again during it")]
    public void In_a_paragraph_an_item_a_row_or_a_list_with_its_sentence_it_stands(string body) => AssertNone(Ruled("on: [side-effects], wherever: [liver],").WithBody(body));

    [Fact]
    public void In_the_short_version_it_stands_too() => AssertNone(Ruled("on: [side-effects],").WithBody("", $"brief: |\n  {Whole}"));

    [Fact]
    public void A_page_that_names_the_matter_without_the_rule_is_refused_at_that_line() => AssertError(
        Ruled("wherever: [liver],").WithBody("It may harm the liver."),
        "content/en/learn/side-effects.md:17: The page does not give the rule about the liver");

    [Fact]
    public void A_page_that_does_not_name_it_and_a_page_of_the_other_drug_need_not_give_it()
    {
        AssertNone(Ruled("wherever: [liver],").WithBody("It may harm the delivery of mail."));
        AssertNone(Ruled("wherever: [liver],").WritePage("spravato-studies", TestContent.Prose + "\nIt may harm the liver.\n"));
    }

    [Theory]
    [InlineData("on: [side-efects],", "`liver` names the unknown page `side-efects`.")]
    [InlineData("", "Nothing says which pages have to hold this.")]
    public void A_rule_that_stands_nowhere_says_what_to_do(string on, string message) => AssertError(Ruled(on), message);

    [Theory]
    [InlineData("say: [[liver test, liver tests], [before], [again, during]]", "say: []", "`say` holds no words.")]
    [InlineData("say: [[liver test, liver tests], [before], [again, during]]", "when: [liver]", "`say` holds no words.")]
    [InlineData("DripPI", "Nobody1900", "`liver` names the unknown reference `Nobody1900`.")]
    [InlineData("on: [side-effects], say: [[liver test, liver tests], [before], [again, during]]", "note: none", "`when` is missing.")]
    public void A_rule_that_is_wrong_says_what_to_do(string from, string to, string message)
    {
        var rule = Rule.Replace("ON", "on: [side-effects],", StringComparison.Ordinal);
        Assert.Contains(from, rule, StringComparison.Ordinal);
        AssertError(content.Write("safety.yml", rule.Replace(from, to, StringComparison.Ordinal)), message);
    }

    public void Dispose() => content.Dispose();

    private TestContent Ruled(string on) => content.Write("safety.yml", Rule.Replace("ON", on, StringComparison.Ordinal));

    private static void AssertNone(TestContent content) => Assert.DoesNotContain(content.Load().Findings, f => f.Rule is "safety");
}
