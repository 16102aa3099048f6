using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>The desk as a working day: somebody writes while staff type, and a new colleague finds the way alone.</summary>
public sealed class DeskTests(RunningClinic clinic)
{
    [Fact]
    public async Task An_arrival_is_shown_in_an_open_page_without_touching_what_is_typed()
    {
        await using var staff = await clinic.NewVisitorAsync(width: 1280);
        await JoinAsync(staff, "live@clinic.example");
        await staff.OpenAsync("/desk/inquiries");
        var page = staff.Page;
        await page.GetByText("Filter and sort").ClickAsync();
        await page.GetByLabel("Language").SelectOptionAsync("es");
        var focused = await staff.FocusAsync();

        await using (var patient = await clinic.NewVisitorAsync()) await AskAsync(patient);

        // Other tests ask at the same time, and what one of them says of danger takes the place of a number.
        var told = page.Locator("#arrivals:is([role=status], [role=alert])");
        await Expect(told).ToContainTextAsync(new Regex("new inquir(y|ies)|may be in danger"));
        await Expect(page.GetByLabel("Language")).ToHaveValueAsync("es");
        Assert.Equal(focused, await staff.FocusAsync());
        Assert.Empty(await staff.AxeFindingsAsync());
        await told.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^[0-9A-Z]{3}-[0-9A-Z]{4}$") }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_browser_that_knows_no_event_streams_asks_for_arrivals_every_half_minute()
    {
        await using var staff = await clinic.NewVisitorAsync(width: 1280);
        var page = staff.Page;
        await page.AddInitScriptAsync("delete window.EventSource");
        await page.Clock.InstallAsync();
        await JoinAsync(staff, "polls@clinic.example");
        await staff.OpenAsync("/desk");

        await using (var patient = await clinic.NewVisitorAsync()) await AskAsync(patient);

        await Expect(page.Locator("#arrivals")).ToBeEmptyAsync();
        await page.Clock.FastForwardAsync(31_000);
        await Expect(page.Locator("#arrivals")).ToContainTextAsync(new Regex("new inquir(y|ies)|may be in danger"));
    }

    [Fact]
    public async Task A_new_colleague_calls_back_who_waits_longest_and_sets_a_follow_up_for_Thursday_with_keys_alone()
    {
        await using (var patient = await clinic.NewVisitorAsync()) await AskAsync(patient);
        await using var staff = await clinic.NewVisitorAsync(width: 1280);
        await JoinAsync(staff, "first-day@clinic.example");
        var page = staff.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting for first contact" })).ToBeVisibleAsync();

        var longest = page.Locator(".today__list a").First;
        var reference = await longest.InnerTextAsync();
        await TabToAsync(staff, longest);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync(reference);

        var contact = page.Locator("form[action$='/contacts']");
        await TabToAsync(staff, contact.GetByRole(AriaRole.Button, new() { Name = "Reached them" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".events")).ToContainTextAsync("Contact: Reached");

        var thursday = DateTime.UtcNow.Date.AddDays(1);
        while (thursday.DayOfWeek is not DayOfWeek.Thursday) thursday = thursday.AddDays(1);
        var followUp = page.Locator("form[action$='/follow-up']");
        await TabToAsync(staff, followUp.GetByLabel("Come back to this on"));
        await page.Keyboard.TypeAsync($"{thursday:MMddyyyy}");
        await TabToAsync(staff, followUp.GetByRole(AriaRole.Button, new() { Name = "Set the day" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".events")).ToContainTextAsync(new Regex("Follow-up set for Thu"));
    }

    private static async Task TabToAsync(Visitor visitor, ILocator sought)
    {
        for (var tabs = 0; tabs < 120; tabs++)
        {
            if (await sought.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The focus does not reach {sought}.");
    }

    private async Task JoinAsync(Visitor staff, string email)
    {
        await staff.OpenAsync(await clinic.InviteAsync(email));
        await staff.Page.GetByLabel("Your name").FillAsync("Vera Lind");
        await staff.Page.GetByLabel("Choose a password").FillAsync("four unrelated words here");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new Regex("/desk$"));
    }

    private static async Task AskAsync(Visitor patient)
    {
        var page = patient.Page;
        await patient.OpenAsync("/consultation");
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.GetByLabel("Email address").FillAsync(Filled.Email);
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Anxiety", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my answers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my request" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/consultation/sent"));
    }
}
