using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>A reader becomes somebody who asks, on a phone, with JavaScript and without.</summary>
public sealed class AskingTests(RunningClinic clinic)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_reading_to_asking_with_three_mistakes_on_the_way(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;

        await visitor.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask for a consultation" }).First.ClickAsync();
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.GetByLabel("Email address").FillAsync("ottoline at mail");
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("What would you like us to know?").FillAsync(Filled.Message);
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my answers" }).ClickAsync();

        await Expect(page.Locator("#error-summary li")).ToHaveCountAsync(3);
        await Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("What would you like us to know?")).ToHaveValueAsync(Filled.Message);
        await Expect(page.GetByLabel("I agree")).ToBeCheckedAsync();

        await page.Locator("#error-summary a").First.ClickAsync();
        await page.GetByLabel("Email address").FillAsync(Filled.Email);
        await page.GetByLabel("Depression", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my answers" }).ClickAsync();
        await Expect(page.Locator(".answers")).ToContainTextAsync(Filled.Message);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my request" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/consultation/sent"));
        await Expect(page.Locator(".reference")).ToHaveTextAsync(new Regex(@"^\s*[0-9A-Z]{3}-[0-9A-Z]{4}\s*$"));
        await Expect(page.Locator("body")).Not.ToContainTextAsync(Filled.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_writes_of_danger_and_forgets_a_box_meets_help_before_the_mistake(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await page.Locator("textarea[name=Message]").FillAsync("i want to kill myself tonight");

        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();

        await Expect(page.Locator("#first")).ToBeFocusedAsync();
        await Expect(page.Locator("#first a[href='tel:988']")).ToBeInViewportAsync();
        await Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
        if (javaScript) Assert.Empty(await visitor.AxeFindingsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_about_a_page_remembers_which_page(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;

        await visitor.OpenAsync("/learn/side-effects");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask a question about this page" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/contact\?about=side-effects"));
        await Expect(page.Locator("input[name=About]")).ToHaveValueAsync("side-effects");
    }

    [Fact]
    public async Task With_JavaScript_a_second_press_of_the_button_sends_nothing_more()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.GetByLabel("Email address").FillAsync(Filled.Email);
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.Locator("textarea[name=Message]").FillAsync(Filled.Message);
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByLabel("I agree").CheckAsync();

        await page.Locator("form[action='/contact'] button[type=submit]").DblClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
    }
}
