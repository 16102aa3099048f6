using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>Whatever happens between the first word and the last button, nothing typed is lost and nothing is doubled.</summary>
public sealed class AskingInStepsTests(RunningClinic clinic)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_question_at_a_time_leads_to_the_review_a_change_and_the_sent_page(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        await visitor.OpenAsync("/consultation");
        await page.GetByRole(AriaRole.Link, new() { Name = "one question at a time" }).ClickAsync();
        await NextAsync(page, "Your name");
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await NextAsync(page, "How to reach you");
        await page.GetByLabel("Email address").FillAsync(Filled.Email);
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(page.GetByLabel("Your name")).ToHaveValueAsync(Filled.Name);
        await NextAsync(page, "How to reach you");
        await Expect(page.GetByLabel("Email address")).ToHaveValueAsync(Filled.Email);
        await NextAsync(page, "Reaching you safely");
        await NextAsync(page, "What you would like help with");
        await page.GetByLabel("Depression", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        if (javaScript) Assert.Empty(await visitor.AxeFindingsAsync());
        Assert.True(await visitor.FitsTheWindowAsync());
        await NextAsync(page, "What we should know");
        await page.Locator("textarea").FillAsync(Filled.Message);
        await NextAsync(page, "Your language, and how you found us");
        await NextAsync(page, "Your agreement");
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my answers" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Change what you would like help with" }).ClickAsync();
        await page.GetByLabel("Anxiety", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.Locator(".answers")).ToContainTextAsync("Anxiety");
        await Expect(page.Locator(".answers")).ToContainTextAsync(Filled.Message);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my request" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/consultation/sent"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Help_comes_first_then_a_change_keeps_the_words_and_sending_anyway_works(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await FillInContactAsync(page);
        await page.Locator("textarea").FillAsync("Sometimes I want to just die.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("You can talk to somebody now");
        await Expect(page.Locator("main a[href='tel:988']").First).ToBeVisibleAsync();
        if (javaScript) Assert.Empty(await visitor.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Change what I wrote" }).ClickAsync();
        await Expect(page.Locator("textarea")).ToHaveValueAsync("Sometimes I want to just die.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Check your answers");
        await Expect(page.Locator("main a[href='tel:988']").First).ToBeVisibleAsync();
        if (javaScript) Assert.Empty(await visitor.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
        await Expect(page.Locator("main")).ToContainTextAsync("If things get worse before we answer");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Back_and_forward_and_a_token_that_is_over_lose_nothing_and_double_nothing(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        visitor.ExpectedStatuses.Add(400);
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await FillInContactAsync(page);
        await visitor.ForgetCookiesAsync(); // what an antiforgery token was made for is gone
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(page.Locator("#error-summary")).ToContainTextAsync("Nothing is lost");
        await Expect(page.Locator("textarea")).ToHaveValueAsync(Filled.Message);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
        var reference = await page.Locator(".reference").InnerTextAsync();

        await visitor.OpenAsync("/learn/side-effects");
        await page.GoBackAsync();

        await Expect(page.Locator(".reference")).ToHaveTextAsync(reference);
    }

    [Fact]
    public async Task Two_tabs_send_two_forms_and_neither_takes_the_others_words()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        var second = await visitor.Page.Context.NewPageAsync();
        await visitor.OpenAsync("/contact");
        await second.GotoAsync("/contact");
        await FillInContactAsync(visitor.Page);
        await FillInContactAsync(second);
        await second.GetByLabel("Your name").FillAsync("Somebody else");

        var references = new List<string>();
        foreach (var page in new[] { second, visitor.Page })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
            references.Add(await page.Locator(".reference").InnerTextAsync());
        }

        Assert.NotEqual(references[0], references[1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_restarts_between_the_form_and_the_review_loses_nothing(bool javaScript)
    {
        using var data = new TemporaryFolder();
        string[] settings = ["--environment", "Development"];
        await using var before = await SiteProcess.ServeAsync(data.Info, settings);
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript, at: before.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await FillInContactAsync(page);
        await page.GetByLabel("Email address").FillAsync("ottoline@gmial.com"); // doubtful, so the answers are shown once more
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Check your answers");

        visitor.MayComplain = true; // what the browser fetches ahead for the next page is not there for a moment
        await before.KillAsync();
        await using var after = await SiteProcess.ServeAsync(data.Info, [.. settings, "--urls", before.Address.ToString()]);
        visitor.MayComplain = false;
        await Expect(page.Locator(".answers")).ToContainTextAsync(Filled.Message);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
        await page.CloseAsync(); // before its site goes, which it still fetches from
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_flood_a_browser_proves_itself_unasked_and_one_that_cannot_is_told(bool javaScript)
    {
        using var data = new TemporaryFolder();
        await using var site = await SiteProcess.ServeAsync(data.Info, ["--environment", "Development", "--Forms:ProofOfWork", "Always"]);
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript, at: site.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await FillInContactAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Check your answers");

        await Expect(page.GetByText("your browser runs no JavaScript")).ToBeVisibleAsync(new() { Visible = !javaScript });
        await page.WaitForLoadStateAsync(); // with what does the sum: somebody who reads their answers is slower than that
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
        var reference = (await page.Locator(".reference").InnerTextAsync()).Trim();
        await visitor.OpenAsync(await SiteProcess.InviteOwnerAsync(data.Info, "nora@clinic.example"));
        await WholeLoopTests.FillInJoiningAsync(visitor);
        await visitor.OpenAsync($"/desk/inquiries/{reference}");
        await Expect(page.GetByText("Set aside.")).ToHaveCountAsync(javaScript ? 0 : 1);
        await page.CloseAsync(); // before its site goes, which it still fetches from
    }

    internal static async Task FillInContactAsync(IPage page)
    {
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.GetByLabel("Email address").FillAsync(Filled.Email);
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.Locator("textarea").FillAsync(Filled.Message);
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByLabel("I agree").CheckAsync();
    }

    private static async Task NextAsync(IPage page, string heading)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(heading);
    }
}
