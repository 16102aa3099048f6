using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>The page of one inquiry, with two people at it, and with keys alone.</summary>
public sealed class InquiryPageTests(RunningClinic clinic)
{
    [Fact]
    public async Task Two_at_one_inquiry_see_each_other_and_lose_nothing()
    {
        var reference = await AskAsync();
        await using var nora = await JoinedAsync("nora.two@clinic.example", "Nora Field");
        await using var omar = await JoinedAsync("omar.two@clinic.example", "Omar Reyes");
        await nora.OpenAsync($"/desk/inquiries/{reference}");
        await omar.OpenAsync($"/desk/inquiries/{reference}");
        await Expect(omar.Page.GetByText("Also open at Nora Field")).ToBeVisibleAsync();
        await Expect(nora.Page.GetByText("Also open at Omar Reyes")).ToBeVisibleAsync(); // by itself: she opened it first

        await omar.Page.Locator("form[action$='/notes']").GetByLabel("Note").FillAsync("My half-finished thought");
        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Reached them" }).ClickAsync();
        await Expect(omar.Page.GetByText("Somebody saved this since you opened it.")).ToBeVisibleAsync();

        omar.ExpectedStatuses.Add(409);
        await omar.Page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await Expect(omar.Page.Locator(".since")).ToContainTextAsync("Contact: Reached");
        await Expect(omar.Page.Locator("form[action$='/notes']").GetByLabel("Note")).ToHaveValueAsync("My half-finished thought");
        await omar.Page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await Expect(omar.Page.Locator(".events")).ToContainTextAsync("My half-finished thought");
        await Expect(omar.Page.Locator(".events")).ToContainTextAsync("Contact: Reached");
    }

    [Fact]
    public async Task Where_keys_are_switched_off_none_answers_also_on_the_next_page()
    {
        var reference = await AskAsync();
        await using var nora = await JoinedAsync("nora.keys@clinic.example", "Nora Field");
        var page = nora.Page;
        await nora.OpenAsync($"/desk/inquiries/{reference}");
        await nora.PressShortcutAsync("f");
        Assert.Equal("FollowUp_On", await nora.FocusAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await Expect(help).ToBeVisibleAsync();
        Assert.Empty(await nora.AxeFindingsAsync());
        await help.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ReloadAsync();
        await nora.PressShortcutAsync("f");
        Assert.NotEqual("FollowUp_On", await nora.FocusAsync());
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Everybody_can_use_the_page_with_all_of_it_unfolded_and_every_page_that_it_leads_to(int width)
    {
        var reference = await AskAsync();
        await using var nora = await JoinedAsync($"nora.{width}@clinic.example", "Nora Field", width);
        var findings = new List<string>();
        foreach (var place in (string[])[$"inquiries/{reference}", $"inquiries/{reference}/message?template=FollowUp", $"inquiries/{reference}/estimate", "templates", "templates/FollowUp"])
        {
            await nora.OpenAsync($"/desk/{place}");
            await nora.Page.EvaluateAsync("document.querySelectorAll('details').forEach(folded => folded.open = true)");
            findings.AddRange((await nora.AxeFindingsAsync()).Select(finding => $"{place}: {finding}"));
            if (!await nora.FitsTheWindowAsync()) findings.Add($"{place}: wider than the window");
        }

        Assert.Empty(findings);
    }

    [Fact]
    public async Task The_one_who_waits_is_called_and_comes_back_on_Thursday_with_keys_alone()
    {
        var reference = await AskAsync();
        await using var nora = await JoinedAsync("nora.alone@clinic.example", "Nora Field", 1280);
        var page = nora.Page;
        await nora.OpenAsync($"/desk/inquiries/{reference}");
        await nora.PressShortcutAsync("c"); // to how it went
        Assert.Equal("Contact_Outcome", await nora.FocusAsync());
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".desk-done")).ToContainTextAsync("recorded");

        await nora.PressShortcutAsync("f");
        await page.Keyboard.TypeAsync($"{NextThursday():MMddyyyy}");
        await TabToAsync(nora, "Set the day");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".events")).ToContainTextAsync($"Follow-up set for {NextThursday():ddd, MMM d}");
        await nora.PressShortcutAsync("u");
        await Expect(page.Locator(".events")).ToContainTextAsync("Follow-up cleared");
    }

    private static DateOnly NextThursday()
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2);
        while (day.DayOfWeek is not DayOfWeek.Thursday) day = day.AddDays(1);
        return day;
    }

    private static async Task TabToAsync(Visitor visitor, string button)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == button) return;
        }

        Assert.Fail($"The key Tab does not lead to '{button}'.");
    }

    private async Task<string> AskAsync()
    {
        await using var patient = await clinic.NewVisitorAsync();
        var page = patient.Page;
        await patient.OpenAsync("/contact");
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.GetByLabel("Email address").FillAsync($"{Guid.NewGuid():N}@mail.example");
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("What is it about?").SelectOptionAsync("Cost");
        await page.GetByLabel("Your question").FillAsync(Filled.Message);
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
        return (await page.Locator(".reference").InnerTextAsync()).Trim();
    }

    private async Task<Visitor> JoinedAsync(string email, string name, int width = 1280)
    {
        var staff = await clinic.NewVisitorAsync(width);
        await staff.OpenAsync(await clinic.InviteAsync(email));
        await staff.Page.GetByLabel("Your name").FillAsync(name);
        await staff.Page.GetByLabel("Choose a password").FillAsync("four unrelated words here");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new Regex("/desk$"));
        return staff;
    }
}
