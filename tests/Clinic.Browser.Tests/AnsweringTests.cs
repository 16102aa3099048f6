using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>Somebody asks by mail and is answered in writing, on a phone, with JavaScript and without.</summary>
public sealed class AnsweringTests(RunningClinic clinic)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_is_answered_told_by_mail_opened_with_a_button_read_and_answered_back(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        await using var staff = await clinic.NewVisitorAsync(javaScript: javaScript);
        var (page, desk) = (visitor.Page, staff.Page);
        var reference = await AskAsync(visitor);
        await JoinAsync(staff, $"answers-{javaScript}@clinic.example");

        // From Today: one click to who waits, and the answer is written there.
        await staff.OpenAsync("/desk/inquiries");
        await desk.GetByRole(AriaRole.Link, new() { Name = reference }).First.ClickAsync();
        await desk.GetByLabel("Your answer").FillAsync("The parking is behind the house, and somebody meets you there.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(desk.Locator(".letter")).ToContainTextAsync("behind the house");
        await LookAsync(staff, javaScript);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Expect(desk.Locator("main")).ToContainTextAsync("Not read yet");
        await LookAsync(staff, javaScript);

        var link = await clinic.LinkForAsync(reference, "You have an answer");
        await visitor.ForgetCookiesAsync(); // another day, another browser
        await visitor.OpenAsync(link);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Open your page");
        await LookAsync(visitor, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/requests/{reference}([?]draft=[0-9a-f]+)?$"));
        await Expect(page.Locator(".thread")).ToContainTextAsync("behind the house");
        await LookAsync(visitor, javaScript);
        await page.GetByLabel("Your message").FillAsync("Thank you, I will be there.");
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("A person will have read it by");

        await staff.OpenAsync($"/desk/inquiries/{reference}");
        await Expect(desk.Locator("main")).ToContainTextAsync(new Regex("Read [A-Z][a-z]{2}, "));
        await Expect(desk.Locator(".thread .typed").Last).ToHaveTextAsync("Thank you, I will be there.");

        // A phrase before it: the next link leads to the question for it.
        await page.GetByText("Who can open this page").ClickAsync();
        await LookAsync(visitor, javaScript);
        await page.GetByLabel("A pass phrase").FillAsync("green kettle on a train");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the pass phrase" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your pass phrase is set");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close this page on this device" }).ClickAsync();
        await visitor.OpenAsync($"/requests/{reference}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mail me a code" }).ClickAsync();
        await LookAsync(visitor, javaScript);
        await page.GetByLabel("The code").FillAsync(await clinic.CodeForAsync(reference));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await page.GetByLabel("Your pass phrase").FillAsync("not that one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await Expect(page.Locator("#error-summary")).ToContainTextAsync("That is not the phrase");
        await LookAsync(visitor, javaScript);
        await page.GetByLabel("Your pass phrase").FillAsync("Green kettle on a train");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        await Expect(page.Locator(".thread")).ToContainTextAsync("behind the house");

        // A spent link opens nothing, and says so.
        await visitor.ForgetCookiesAsync();
        await visitor.OpenAsync(link);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        await Expect(page.Locator("#error-summary")).ToContainTextAsync("That link was used before");
        await LookAsync(visitor, javaScript);
    }

    private static async Task LookAsync(Visitor visitor, bool javaScript)
    {
        Assert.True(await visitor.FitsTheWindowAsync());
        if (javaScript) Assert.Empty(await visitor.AxeFindingsAsync());
    }

    private static async Task<string> AskAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await AskingInStepsTests.FillInContactAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/contact/sent"));
        return (await page.Locator(".reference").InnerTextAsync()).Trim();
    }

    private async Task JoinAsync(Visitor staff, string email)
    {
        await staff.OpenAsync(await clinic.InviteAsync(email));
        await staff.Page.GetByLabel("Your name").FillAsync("Vera Lind");
        await staff.Page.GetByLabel("Choose a password").FillAsync("four unrelated words here");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new Regex("/desk$"));
    }
}
