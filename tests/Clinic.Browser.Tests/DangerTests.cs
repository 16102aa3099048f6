using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>Somebody may be in danger: an open desk is told, the band stands on top, and keys alone record what came of it.</summary>
public sealed class DangerTests(RunningClinic clinic)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_desk_is_told_at_once_and_keys_alone_record_what_came_of_it(int width)
    {
        await using var staff = await clinic.NewVisitorAsync(width);
        var page = staff.Page;
        await staff.OpenAsync(await clinic.InviteAsync($"danger.{width}@clinic.example"));
        await page.GetByLabel("Your name").FillAsync("Nora Field");
        await page.GetByLabel("Choose a password").FillAsync("four unrelated words here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/desk$"));

        var reference = await WriteInDangerAsync();

        // Without a look or a touch; then the link leads to the band.
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody may be in danger.");
        Assert.Empty(await staff.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Look now" }).ClickAsync();
        var band = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Look at (this|these) now$") }); // other tests write of danger too
        await Expect(band.GetByRole(AriaRole.Link, new() { Name = reference })).ToBeVisibleAsync();
        Assert.True((await band.BoundingBoxAsync())!.Y < (await page.Locator(".today").BoundingBoxAsync())!.Y);
        foreach (var list in (string[])["/desk", "/desk/inquiries"])
        {
            await staff.OpenAsync(list);
            await Expect(band).ToBeVisibleAsync();
            Assert.Empty(await staff.AxeFindingsAsync());
            Assert.True(await staff.FitsTheWindowAsync(), $"{list} is wider than the window");
        }

        await TabToAsync(staff, reference);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync(reference);
        Assert.Empty(await staff.AxeFindingsAsync());
        Assert.True(await staff.FitsTheWindowAsync());
        await staff.PressShortcutAsync("d"); // to what came of it
        Assert.Equal("Danger_Outcome", await staff.FocusAsync());
        await TabToAsync(staff, "Handed over");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".events")).ToContainTextAsync("Danger: handed over");
        await Expect(page.GetByText("Nora Field recorded")).ToBeVisibleAsync();

        await staff.PressShortcutAsync("u");
        await Expect(band).ToBeVisibleAsync();
        await staff.PressShortcutAsync("d");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".events")).ToContainTextAsync("Danger: reached and safe");
        await staff.OpenAsync("/desk");
        await Expect(page.Locator(".danger-band").GetByRole(AriaRole.Link, new() { Name = reference })).ToHaveCountAsync(0);
    }

    private async Task<string> WriteInDangerAsync()
    {
        await using var writer = await clinic.NewVisitorAsync();
        var page = writer.Page;
        await writer.OpenAsync("/contact");
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.GetByLabel("Email address").FillAsync($"{Guid.NewGuid():N}@mail.example");
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Your question").FillAsync("I want to kill myself");
        await page.GetByLabel("I agree").CheckAsync();
        if (await page.GetByLabel("I am not sure").CountAsync() > 0) await page.GetByLabel("I am not sure").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        if (!page.Url.Contains("/sent", StringComparison.Ordinal)) await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
        return (await page.Locator(".reference").InnerTextAsync()).Trim();
    }

    private static async Task TabToAsync(Visitor visitor, string text)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == text) return;
        }

        Assert.Fail($"The key Tab does not lead to '{text}'.");
    }
}
