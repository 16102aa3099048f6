using static Clinic.Content.Tests.FindingAsserts;

namespace Clinic.Content.Tests;

/// <summary>A language is a folder of pages and texts; its texts hold what their English holds.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly TestContent content = new TestContent().WithBody("It helps some people [@Berman2000].")
        .Write("en/texts/site.yml", "\"Home\": \"\"\n\"Updated {0}\": \"\"\n\"Call <b>now</b>\": \"\"\n");

    [Theory]
    [InlineData("\"Updated {0}\": \"Actualizado\"", "content/es/texts/site.yml:1: `Actualizado` has other marks than its English. Keep each {0}, {{name}} and <tag> of the English, and add none.")]
    [InlineData("\"Home\": \"Inicio {0}\"", "`Inicio {0}` has other marks than its English.")]
    [InlineData("\"Call <b>now</b>\": \"Llame <i>ya</i>\"", "has other marks than its English.")]
    [InlineData("\"Home\": 'El \"inicio\"'", "`El \"inicio\"` holds a straight quote or an angle bracket.")]
    [InlineData("- Home", "A text a line is expected here.")]
    public void A_text_that_would_break_what_it_stands_in_is_refused(string texts, string message) =>
        AssertError(content.Write("es/texts/site.yml", texts + "\n"), message);

    [Fact]
    public void What_is_missing_and_what_nobody_says_any_more_is_told()
    {
        content.Write("es/texts/site.yml", "\"Home\": \"Inicio\"\n\"Old\": \"Viejo\"\n");

        var told = content.Load().Findings.Select(finding => finding.ToString()).ToList();

        Assert.Contains(told, text => text.Contains("2 of 3 texts are missing and stay English, such as `Updated {0}`.", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("es/texts/site.yml:2", StringComparison.Ordinal) && text.Contains("The site says nowhere `Old`.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_language_has_its_own_texts_and_addresses_and_English_for_the_rest()
    {
        content.Write("es/texts/site.yml", "\"Home\": \"Inicio\"\n");
        content.Write("es/texts/notes.txt", "").Write("drafts/x.md", "");

        var english = content.Set();
        var spanish = english.In(Language.Of("es")!);

        Assert.Equal(["en", "es"], english.InEveryLanguage.Select(set => set.Language.Code));
        Assert.Equal(("Inicio", null), (spanish.Texts.Find("site", "Home"), english.Texts.Find("site", "Home")));
        Assert.Equal("Inicio", spanish.Texts.Find("asking", "Home")); // another wing may say it first
        Assert.Equal(
            ["/es/contact?about=x", "/learn/side-effects", "/images/x.svg", "/desk", "#here", "https://example.org/", "/es/contact"],
            new[] { "/contact?about=x", "/learn/side-effects", "/images/x.svg", "/desk", "#here", "https://example.org/", "/es/contact" }.Select(spanish.Addresses.Of));
        Assert.Equal("/contact", english.Addresses.Of("/contact"));
    }

    public void Dispose() => content.Dispose();
}
