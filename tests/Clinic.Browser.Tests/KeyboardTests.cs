using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>Everything can be done without a mouse, and the focus is where a reader would look for it.</summary>
public sealed class KeyboardTests(RunningClinic clinic)
{
    [Fact]
    public async Task The_first_key_offers_to_skip_to_the_page_itself()
    {
        await using var visitor = await clinic.NewVisitorAsync(width: 1280);
        await visitor.OpenAsync("/learn/side-effects");

        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(visitor.Page.GetByText("Skip to the page itself")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await visitor.FocusAsync());
    }

    [Fact]
    public async Task A_glossary_term_opens_its_meaning_and_gives_the_focus_back()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        await visitor.OpenAsync("/learn/side-effects");
        var term = visitor.Page.Locator("a.term").First;
        var meaning = visitor.Page.Locator($"#meaning-{(await term.GetAttributeAsync("href"))!.Split('#')[1]}");

        await term.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Space");
        await Expect(meaning).ToBeVisibleAsync();
        await Expect(meaning).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");

        await Expect(meaning).ToBeHiddenAsync();
        await Expect(term).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_JavaScript_a_glossary_term_leads_to_its_place_in_the_glossary()
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: false);
        await visitor.OpenAsync("/learn/side-effects");

        await visitor.Page.Locator("a.term").First.ClickAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/glossary#."));
    }

    [Fact]
    public async Task A_form_can_be_filled_in_corrected_and_sent_with_keys_alone()
    {
        await using var visitor = await clinic.NewVisitorAsync(width: 1280);
        var page = visitor.Page;
        await visitor.OpenAsync("/consultation");

        await page.GetByLabel("Your name").FocusAsync();
        await page.Keyboard.TypeAsync(Filled.Name);
        await page.Keyboard.PressAsync("Enter"); // sends the form: nearly everything is missing
        await Expect(page.Locator("#error-summary")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter"); // the first mistake leads to its field
        Assert.Equal("Phone", await visitor.FocusAsync());
        await page.Keyboard.TypeAsync(Filled.Phone);
        await TabToAsync(visitor, "ReachBy");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(visitor, "Topic");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(visitor, "CanWait");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(visitor, "Agree");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" })).ToBeVisibleAsync();
        await TabToButtonAsync(visitor, "Send");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/consultation/sent"));
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Leaving_quickly_takes_the_page_out_of_the_history()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        var page = visitor.Page;
        await page.RouteAsync(url => !url.StartsWith(clinic.Address.ToString(), StringComparison.Ordinal), route =>
            route.FulfillAsync(new RouteFulfillOptions { Body = "<title>Elsewhere</title>", ContentType = "text/html" }));
        visitor.MayLeave = true;
        await visitor.OpenAsync("/learn");
        await visitor.OpenAsync("/help-now");

        for (var presses = 0; presses < 3; presses++) await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveTitleAsync("Elsewhere");
        await page.GoBackAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/learn$"));
    }

    private static Task TabToAsync(Visitor visitor, string field) => TabUntilAsync(
        visitor, field, "field => document.activeElement.name === field");

    private static Task TabToButtonAsync(Visitor visitor, string begins) => TabUntilAsync(
        visitor, begins, "begins => document.activeElement.matches('button') && document.activeElement.textContent.trim().startsWith(begins)");

    private static async Task TabUntilAsync(Visitor visitor, string sought, string reached)
    {
        for (var tabs = 0; tabs < 40; tabs++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<bool>(reached, sought)) return;
        }

        throw new InvalidOperationException($"Forty times Tab and the focus is not on {sought}.");
    }
}
