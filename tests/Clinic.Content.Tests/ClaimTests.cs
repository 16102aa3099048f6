namespace Clinic.Content.Tests;

/// <summary>What the site says about itself stands once, with the tests that hold it, and nowhere without.</summary>
public sealed class ClaimTests : IDisposable
{
    private const string Held = "- { id: no-cookie, says: \"It sets **no cookie** until you [open a form](/contact), and it does not ask who you are while you are reading.\", heldBy: [Web.Some.Test] }\n";

    private readonly TestContent content = new();

    [Fact]
    public void A_page_takes_the_words_of_a_claim_and_they_count_as_its_own()
    {
        var page = content.Write("claims.yml", Held).WithBody("In general, and before anything else is said here, {{claim.no-cookie}} Afterwards the words of the page itself go on as usual.", "brief: |\n  {{claim.no-cookie}} In short.").Page();
        Assert.Contains("is said here, It sets <strong>no cookie</strong> until you <a href=\"/contact\">open a form</a>, and it does not ask", page.Html, StringComparison.Ordinal);
        Assert.Contains("<strong>no cookie</strong>", page.Brief, StringComparison.Ordinal);
        Assert.Contains(page.Sections, section => section.Text.Contains("It sets no cookie until you open a form, and it", StringComparison.Ordinal));
        Assert.Equal(content.WithBody("In general, and before anything else is said here, Afterwards the words of the page itself go on as usual.").Load().Grades.Single().Words + 21, page.WordCount);
    }

    [Theory]
    [InlineData("It sets no cookie until you open a form.")]
    [InlineData("The site uses no trackers.")]
    [InlineData("A program reads your words.")]
    [InlineData("Our server keeps a log.")]
    [InlineData("What you typed is kept for two hours.")]
    [InlineData("It is encrypted before it is stored.")]
    [InlineData("Nobody is watching the forms.")]
    [InlineData("The “Leave this page” button erases it.")]
    [InlineData("Each page shows who has reviewed it.")]
    [InlineData("Nothing that you sent is deleted by itself.")]
    [InlineData("We never share it, and we store nothing else.")]
    [InlineData("| What | Why |\n| --- | --- |\n| Backup copies hold it | It is so |")]
    public void A_claim_that_no_test_holds_is_refused(string body) =>
        AssertError(content.Write("claims.yml", "[]\n").WithBody(body), "says something about this site that no test holds. Put it into claims.yml with its test, and write {{claim.ID}} here.");

    [Theory]
    [InlineData("The clinic keeps your records as the law says, and staff watch you during the infusion.")]
    [InlineData("Blood pressure is stored in your chart. The form should say what the risks are.")]
    [InlineData("Tell the clinic what you wrote down about your sleep.")]
    [InlineData("See the score that we mean elsewhere on this site, which does not mean that it is gone.")]
    [InlineData("They say nothing about you as a person.")]
    public void What_is_said_of_a_clinic_or_a_treatment_is_no_claim_about_the_site(string body) =>
        Assert.DoesNotContain(content.WithBody(body).Load().Findings, finding => finding.Rule == "claim");

    [Theory]
    [InlineData("- { id: a, says: \"It sets no cookie.\" }\n", "No test holds `a`. Name the tests that fail when it is not so in `heldBy`")]
    [InlineData("- { id: a, says: \"It sets no cookie.\", heldBy: [Web.A.B], noTest: \"why\" }\n", "No test holds `a`.")]
    [InlineData("- { id: unused, says: \"It sets no cookie.\", heldBy: [Web.A.B] }\n", "content/claims.yml:1: No page says `unused`. Write {{claim.unused}} where it belongs,")]
    [InlineData("- { id: a, says: \"It will cure you.\", heldBy: [Web.A.B] }\n", "“cure” is refused")]
    [InlineData("- { id: a, says: \"It sets no cookie.\", heldby: [Web.A.B] }\n", "`heldby` is not a field here.")]
    public void A_claim_that_is_wrong_says_what_to_do(string claims, string message) =>
        AssertError(content.Write("claims.yml", claims).WithBody("It helps [@Berman2000]. {{claim.a}}"), message);

    [Fact]
    public void A_claim_that_does_not_exist_is_refused() =>
        AssertError(content.WithBody("{{claim.nothing}}"), "`{{claim.nothing}}` stands for nothing. Use a name from facts.yml, claims.yml,");

    [Fact]
    public void A_form_may_say_a_claim_that_no_page_says() =>
        Assert.DoesNotContain(content.Write("claims.yml", "- { id: a, says: \"It sets no cookie.\", heldBy: [Web.A.B], form: true }\n").Load().Findings, finding => finding.Rule == "claim");

    [Fact]
    public void Facts_and_words_of_the_glossary_are_held_to_it_too()
    {
        AssertError(content.Write("glossary.yml", "- { id: dissociation, term: \"dissociation\", meaning: \"Our server keeps what you typed.\" }\n"), "content/glossary.yml:1: “Our server keeps");
        AssertError(content.Write("facts.yml", "- { id: fda-status, text: \"Our server keeps it [@Berman2000].\", checked: 2026-11-23, expires: 2027-11-23, source: Berman2000, why: \"It may change.\" }\n"), "content/facts.yml:1: “Our server keeps");
    }

    public void Dispose() => content.Dispose();

    private static void AssertError(TestContent content, string message)
    {
        var result = content.Load();
        Assert.Null(result.Set);
        Assert.Contains(result.Findings, f => f.Severity is Severity.Error && f.ToString().Contains(message, StringComparison.Ordinal));
    }
}
