using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>What somebody sent stays in their hands, on a phone, with JavaScript and without.</summary>
public sealed class OwnRequestTests(RunningClinic clinic)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_link_opens_it_and_every_action_there_works(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        var reference = await AskAsync(visitor);

        await page.GetByRole(AriaRole.Link, new() { Name = "Your own page" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($@"/requests/{reference}\?draft=[0-9a-f]+$")); // the key has left the address
        await Expect(page.Locator("main")).ToContainTextAsync("A person will have read it by");
        await LookAsync(visitor, javaScript);

        await page.GetByLabel("Your message").FillAsync("One more thing: tangerine.");
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("We have your message");
        await Expect(page.Locator("p.typed").Last).ToHaveTextAsync("One more thing: tangerine.");

        await page.GetByText("Change how we may reach you").ClickAsync();
        await page.GetByLabel("Phone number").FillAsync("201-555-0188");
        await page.GetByLabel("Phone call").CheckAsync();
        await page.GetByText("When and how to reach you safely").ClickAsync();
        await page.GetByLabel("Times when we must not call or text").FillAsync("after nine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your details are changed");
        await Expect(page.GetByLabel("Times when we must not call or text")).ToHaveValueAsync("after nine");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download a copy" }).ClickAsync());
        Assert.Contains("tangerine", await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.GetByText("Have it erased").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for erasure" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("You asked us to erase it.");

        await page.GetByText("Take it back").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take my request back" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("It is closed. We will not contact you about it.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Close this page on this device" }).ClickAsync();
        await visitor.OpenAsync($"/requests/{reference}");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Open your request");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_by_mail_opens_it_and_a_wrong_one_looks_like_an_unknown_reference(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        var reference = await AskAsync(visitor);

        var refusals = new List<string>();
        foreach (var tried in new[] { reference, "ZZZ-ZZZZ" })
        {
            await visitor.OpenAsync("/requests");
            await page.GetByLabel("Your reference").FillAsync(tried);
            await page.GetByLabel("The code from our mail").FillAsync("00000000");
            await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
            await Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
            refusals.Add(await page.Locator("main").InnerTextAsync());
        }

        await visitor.OpenAsync("/requests");
        await page.GetByLabel("Your reference").FillAsync(reference);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mail me a code" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("a code is on its way");
        await page.GetByLabel("The code from our mail").FillAsync(await clinic.CodeForAsync(reference));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync(Filled.Message);
        Assert.Equal(refusals[0], refusals[1]);
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
}
