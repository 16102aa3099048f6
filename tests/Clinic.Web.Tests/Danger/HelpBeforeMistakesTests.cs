namespace Clinic.Web.Tests.Danger;

/// <summary>
/// Whoever writes of danger and forgets a box may not read on and mend it: wherever a form shows words of danger again, help
/// stands above its mistakes and takes the focus.
/// </summary>
public sealed class HelpBeforeMistakesTests
{
    private const string Danger = "i cant do this anymore, i want to kill myself tonight";

    [Theory]
    [InlineData("/contact")]
    [InlineData("/consultation")]
    public async Task On_a_form_with_a_mistake_and_when_going_back_to_it(string path)
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var mistaken = await browser.SubmitAsync((await browser.GetPageAsync(path)).Form(path), Filled.Well(new Dictionary<string, string?> { ["Message"] = Danger, ["Agree"] = null }));
        AssertHelpFirst(mistaken, mistakes: true);

        var help = await browser.SubmitAsync(mistaken.Form(path), new Dictionary<string, string?> { ["Agree"] = "true" });
        Assert.Equal($"{path}/help", new Uri(help.Document.Url).AbsolutePath);
        AssertHelpFirst(await browser.GetPageAsync($"{path}{new Uri(help.Document.Url).Query}"), mistakes: false);
    }

    [Fact]
    public async Task On_the_step_after_the_one_that_told_of_it()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync("/consultation/step/6");
        page = await browser.SubmitAsync(page.Form("/consultation/step"), new Dictionary<string, string?> { ["Message"] = Danger });
        AssertHelpFirst(page, mistakes: false);
    }

    [Fact]
    public async Task On_an_answer_about_a_page()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        const string Path = "/learn/side-effects/feedback";
        var mistaken = await browser.SubmitAsync((await browser.GetPageAsync(Path)).Form(Path), new Dictionary<string, string?> { ["Comment"] = Danger });
        AssertHelpFirst(mistaken, mistakes: true);
    }

    [Fact]
    public async Task On_the_writers_own_page_also_where_it_has_closed_meanwhile()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var sent = await browser.FollowAsync(await browser.AskAsync("/consultation"));
        var own = await browser.FollowAsync(await browser.GetPageAsync(sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!));
        var path = new Uri(ClinicSite.Address, own.Document.Forms.Single(form => form.Action.EndsWith("/messages", StringComparison.Ordinal)).Action).AbsolutePath;
        var mistaken = await browser.FollowAsync(await browser.PostAsync(path, own.FieldsOf(path, new Dictionary<string, string?> { ["Message.Text"] = Danger })));
        AssertHelpFirst(mistaken, mistakes: true); // whether it can wait was not answered

        var leave = own.Document.Forms.Single(form => form.Action.EndsWith("/leave", StringComparison.Ordinal));
        await browser.PostAsync(new Uri(leave.Action).AbsolutePath, own.FieldsOf(new Uri(leave.Action).AbsolutePath, new Dictionary<string, string?>()));
        AssertHelpFirst(await browser.GetPageAsync(new Uri(mistaken.Document.Url).PathAndQuery), mistakes: false);
    }

    [Fact]
    public async Task And_never_without_words_of_danger_or_the_writers_own_word()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var mistaken = await browser.SubmitAsync((await browser.GetPageAsync("/contact")).Form("/contact"), Filled.Well(new Dictionary<string, string?> { ["Agree"] = null }));

        Assert.Null(mistaken.Document.QuerySelector("#first"));
        Assert.True(mistaken.Document.QuerySelector("#error-summary")!.HasAttribute("autofocus"));
    }

    private static void AssertHelpFirst(WebPage page, bool mistakes)
    {
        var first = page.Document.QuerySelector("main #first");
        Assert.True(first is not null, page.MainText);
        Assert.True(first.HasAttribute("autofocus"));
        Assert.NotNull(first.QuerySelector("a[href='tel:988']"));
        var summary = page.Document.QuerySelector("#error-summary");
        Assert.Equal(mistakes, summary is not null);
        if (summary is null) return;
        Assert.False(summary.HasAttribute("autofocus"));
        Assert.True(first.CompareDocumentPosition(summary).HasFlag(AngleSharp.Dom.DocumentPositions.Following));
    }
}
