using System.Net;

namespace Clinic.Web.Tests.Search;

/// <summary>Who searches for help is shown it, however the words are spelled; and no query ends in an error.</summary>
public sealed class SearchHelpTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    [Theory]
    [InlineData("sucide", "/help-now")]
    [InlineData("suiside", "/help-now")]
    [InlineData("suicidal", "/help-now")]
    [InlineData("kill my self", "/help-now")]
    [InlineData("I don\u00B4t want to live", "/help-now")]
    [InlineData("i want 2 die", "/help-now")]
    [InlineData("quiero morir", "/help-now")]
    [InlineData("my son wants to kill himself", "/help-now/someone-else")]
    [InlineData("overdosed", "/help-now/emergency")]
    [InlineData("he wont wake up", "/help-now/emergency")]
    [InlineData("my husband hit me", "/help-now/emergency")]
    [InlineData("988", "/help-now")]
    public async Task Help_stands_before_the_results(string typed, string page)
    {
        var browser = site.NewBrowser();
        var found = await browser.GetPageAsync($"/search?q={Uri.EscapeDataString(typed)}");
        var asYouType = await browser.GetPageAsync($"/search/as-you-type?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        var help = found.Document.QuerySelector("#results > .care--emergency");
        Assert.NotNull(help);
        Assert.Equal(page, help.QuerySelector("a[href^='/help-now']")!.GetAttribute("href"));
        Assert.Contains("\"crisis\":true", asYouType.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cost of ketamine")]
    [InlineData("side effects")]
    [InlineData("diet")]
    [InlineData("bipolar depression")]
    [InlineData("can I drive home")]
    public async Task Other_words_bring_results_alone(string typed)
    {
        var found = await site.NewBrowser().GetPageAsync($"/search?q={Uri.EscapeDataString(typed)}");

        Assert.Null(found.Document.QuerySelector("#results > .care--emergency"));
    }

    [Theory]
    [InlineData("%EF%BF%BE")] // U+FFFE, which cannot be normalized
    [InlineData("%EF%B7%90kill")]
    [InlineData("%ED%A0%80")]
    [InlineData("a%00b")]
    [InlineData("%E2%80%8B")]
    public async Task No_sign_makes_a_search_fail(string query)
    {
        var browser = site.NewBrowser();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync($"/search?q={query}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync($"/search/as-you-type?q={query}")).Status);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(198)]
    [InlineData(195)]
    public async Task A_long_query_is_cut_between_whole_signs(int before)
    {
        var typed = new string('a', before) + "\U0001F468\u200D\U0001F469\u200D\U0001F467";

        var found = await site.NewBrowser().GetPageAsync($"/search?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Equal(new string('a', before), ((AngleSharp.Html.Dom.IHtmlInputElement)found.Document.QuerySelector("#q")!).Value);
    }
}
