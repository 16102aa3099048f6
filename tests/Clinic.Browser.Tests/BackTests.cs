using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>Going back, forward and reloading show pages with their words, and never send a form again.</summary>
public sealed class BackTests(RunningClinic clinic)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_page_on_the_way_through_the_steps_is_there_again_with_its_words(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        var way = new Way(page);
        await visitor.OpenAsync("/consultation");
        await way.ComeToAsync("Ask for a consultation", () => HoldsAsync(page.GetByLabel("Your name"), way.Ended ? Filled.Name : ""));
        await page.GetByRole(AriaRole.Link, new() { Name = "one question at a time" }).ClickAsync();

        await way.ComeToAsync("Whom it is for", () => Expect(page.GetByLabel("Someone else", new() { Exact = true })).ToHaveJSPropertyAsync("defaultChecked", way.Ended));
        await page.GetByLabel("Someone else", new() { Exact = true }).CheckAsync();
        await page.GetByText("If you ask for someone else").ClickAsync();
        await page.GetByLabel("They know that I ask for them").CheckAsync();
        await ContinueAsync(page);
        await way.ComeToAsync("Your name", () => HoldsAsync(page.GetByLabel("Your name"), way.Ended ? Filled.Name : ""));
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await ContinueAsync(page);
        // Going back past a correction, the browser itself puts what was left in the field before the page's own, which is the corrected.
        await way.ComeToAsync("How to reach you", () => Expect(page.GetByLabel("Email address")).ToHaveJSPropertyAsync("defaultValue", way.Ended ? Filled.Email : ""));
        await page.GetByLabel("Email address").FillAsync("ottoline at mail");
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await ContinueAsync(page);
        await way.ComeToAsync("How to reach you", async () =>
        {
            await Expect(page.Locator("#error-summary li")).ToHaveCountAsync(way.Ended ? 0 : 1);
            await HoldsAsync(page.GetByLabel("Email address"), way.Ended ? Filled.Email : "ottoline at mail");
        });
        await page.GetByLabel("Email address").FillAsync(Filled.Email);
        await ContinueAsync(page);
        await way.ComeToAsync("Reaching you safely", () => HoldsAsync(page.GetByLabel("Good times to reach you"), way.Ended ? Filled.TimeToReach : ""));
        await page.GetByLabel("Good times to reach you").FillAsync(Filled.TimeToReach);
        await ContinueAsync(page);
        await way.ComeToAsync("What you would like help with", () => Expect(page.GetByLabel("No, it cannot wait")).ToHaveJSPropertyAsync("defaultChecked", way.Ended));
        await page.GetByLabel("Depression", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("No, it cannot wait").CheckAsync();
        await ContinueAsync(page);
        await way.ComeToAsync("What we should know", () => HoldsAsync(page.Locator("textarea"), way.Ended ? Filled.Message : ""));
        await page.Locator("textarea").FillAsync(Filled.Message);
        await ContinueAsync(page);
        await way.ComeToAsync("Your language, and how you found us", () => HoldsAsync(page.GetByLabel("The language"), way.Ended ? "Yiddish" : ""));
        await page.GetByLabel("The language").FillAsync("Yiddish");
        await ContinueAsync(page);
        await way.ComeToAsync("Your agreement", () => Expect(page.GetByLabel("I agree")).ToHaveJSPropertyAsync("defaultChecked", way.Ended));
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my answers" }).ClickAsync();
        await way.ComeToAsync("You can talk to somebody now", () => Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your message is still here" })).ToBeVisibleAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        await way.ComeToAsync("Check your answers", async () =>
        {
            foreach (var word in (string[])[Filled.Name, Filled.Email, Filled.TimeToReach, Filled.Message, "Yiddish"]) await Expect(page.Locator(".answers")).ToContainTextAsync(word);
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my request" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/consultation/sent$"));
        var reference = await page.Locator(".reference").InnerTextAsync();
        await way.ComeToAsync("We have your request", () => Expect(page.Locator(".reference")).ToHaveTextAsync(reference));

        await way.GoBackAndForwardAsync();
    }

    [Theory]
    [InlineData("/contact", "Ask a question", true)]
    [InlineData("/contact", "Ask a question", false)]
    [InlineData("/consultation", "Ask for a consultation", true)]
    [InlineData("/consultation", "Ask for a consultation", false)]
    public async Task A_page_that_says_what_is_wrong_is_there_again_with_its_words_and_a_second_tab_does_not_disturb_it(string path, string heading, bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        var way = new Way(page);
        await SendWithoutANameAsync(page, path, "In the first tab.");
        await way.ComeToAsync(heading, async () =>
        {
            await Expect(page.Locator("#error-summary li")).ToHaveCountAsync(1);
            await HoldsAsync(page.Locator("textarea"), "In the first tab.");
            await Expect(page.GetByLabel("I agree")).ToHaveJSPropertyAsync("defaultChecked", true);
        });

        var second = await page.Context.NewPageAsync();
        await SendWithoutANameAsync(second, path, "In the second tab.");
        await Expect(second.Locator("textarea")).ToHaveValueAsync("In the second tab.");
        await second.GetByLabel("Your name").FillAsync(Filled.Name);
        await second.Locator($"form[action='{path}'] button[type=submit]").Last.ClickAsync();
        if (path is "/consultation") await second.GetByRole(AriaRole.Button, new() { Name = "Send my request" }).ClickAsync();
        await Expect(second).ToHaveURLAsync(new Regex($"{path}/sent$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "More ways to get help" }).First.ClickAsync();
        await way.ComeToAsync("You can talk to someone right now", () => Task.CompletedTask);

        await way.GoBackAndForwardAsync();
        await page.GoBackAsync();
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.Locator($"form[action='{path}'] button[type=submit]").Last.ClickAsync();
        if (path is "/consultation") await page.GetByRole(AriaRole.Button, new() { Name = "Send my request" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{path}/sent$"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_on_the_own_page_is_there_again_until_it_was_added_and_never_added_twice(bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        await OpenOwnPageAsync(visitor);
        var way = new Way(page);
        var message = page.GetByLabel("Your message");
        await way.ComeToAsync("Your request", () => HoldsAsync(message, way.Ended ? "One more thing: tangerine." : ""));
        await message.FillAsync("One more thing: tangerine.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await way.ComeToAsync("Your request", async () =>
        {
            await Expect(page.Locator("#error-summary li")).ToHaveCountAsync(way.Ended ? 0 : 1);
            await HoldsAsync(message, "One more thing: tangerine.");
        });
        await page.GetByLabel("No, it cannot wait").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await way.ComeToAsync("You can talk to somebody now", () => Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send anyway" })).ToBeVisibleAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        await way.ComeToAsync("Check your answers", () => Expect(page.Locator(".answers")).ToContainTextAsync("tangerine"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("We have your message");
        await way.ComeToAsync("Your request", () => Expect(page.Locator(".told .typed", new() { HasText = "tangerine" })).ToHaveCountAsync(1));

        await way.GoBackAndForwardAsync();
    }

    [Theory]
    [InlineData("/contact", true)]
    [InlineData("/contact", false)]
    [InlineData("/consultation", true)]
    [InlineData("/consultation", false)]
    [InlineData("/requests", true)]
    [InlineData("/requests", false)]
    public async Task Both_questions_are_answered_with_keys_alone_by_their_names_and_help_is_large_enough_for_a_thumb(string path, bool javaScript)
    {
        await using var visitor = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = visitor.Page;
        if (path is "/requests")
        {
            await OpenOwnPageAsync(visitor);
            await page.GetByLabel("Your message").FillAsync(Filled.Message);
        }
        else
        {
            await visitor.OpenAsync(path);
            if (path is "/consultation") await page.GetByLabel("Depression", new() { Exact = true }).CheckAsync();
            await page.GetByLabel("Your name").FillAsync(Filled.Name);
            await page.GetByLabel("Email address").FillAsync(Filled.Email);
            await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
            await page.Locator("textarea").FillAsync(Filled.Message);
            await page.GetByLabel("I agree").CheckAsync();
        }

        await AnswerWithKeysAsync(page, "Can this wait until then?", "No, it cannot wait");
        await page.Keyboard.PressAsync("Enter"); // sends the form that has the focus
        await Expect(page.Locator("h1")).ToHaveTextAsync("You can talk to somebody now");
        await LookAtHelpAsync(visitor, javaScript);

        await AnswerWithKeysAsync(page, "Is somebody in danger?", "Yes");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Check your answers");
        await Expect(page.Locator(".answers__row", new() { HasText = "danger" })).ToContainTextAsync("Yes");
        await LookAtHelpAsync(visitor, javaScript);
    }

    private static async Task SendWithoutANameAsync(IPage page, string path, string message)
    {
        await page.GotoAsync(path);
        await AskingInStepsTests.FillInContactAsync(page);
        if (path is "/consultation") await page.GetByLabel("Depression", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Your name").FillAsync("");
        await page.Locator("textarea").FillAsync(message);
        await page.Locator($"form[action='{path}'] button[type=submit]").Last.ClickAsync();
        await Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
    }

    private static async Task OpenOwnPageAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/contact");
        await AskingInStepsTests.FillInContactAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my question" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Your own page" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your request");
    }

    /// <summary>The page came with the words, and they are what stands there: a browser that puts back what was typed proves nothing.</summary>
    private static async Task HoldsAsync(ILocator field, string words)
    {
        await Expect(field).ToHaveJSPropertyAsync("defaultValue", words);
        await Expect(field).ToHaveValueAsync(words);
    }

    private static Task ContinueAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

    /// <summary>Finds the question as a screen reader names it, goes there with Tab and chooses with the arrows.</summary>
    private static async Task AnswerWithKeysAsync(IPage page, string question, string answer)
    {
        var name = new Regex($@"^{Regex.Escape(question)}( \(optional\))?$");
        var group = page.GetByRole(AriaRole.Group, new() { NameRegex = name }).Or(page.GetByRole(AriaRole.Radiogroup, new() { NameRegex = name }));
        await Expect(group).ToHaveCountAsync(1);
        await Expect(group.Locator("input:checked")).ToHaveCountAsync(0);
        var focused = group.Locator("input:focus");
        for (var tabs = 0; await focused.CountAsync() == 0; tabs++)
        {
            Assert.True(tabs < 100, $"The key Tab does not lead to '{question}'.");
            await page.Keyboard.PressAsync("Tab");
        }

        var wanted = group.GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true });
        await page.Keyboard.PressAsync("Space");
        for (var arrows = 0; !await wanted.IsCheckedAsync(); arrows++)
        {
            Assert.True(arrows < 5, $"The arrows do not lead to '{answer}'.");
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await Expect(wanted).ToBeFocusedAsync();
    }

    private static async Task LookAtHelpAsync(Visitor visitor, bool javaScript)
    {
        var lines = visitor.Page.Locator("main").GetByRole(AriaRole.Link).And(visitor.Page.Locator("[href^='tel:'], [href^='sms:']"));
        Assert.True(await lines.CountAsync() >= 3);
        foreach (var line in await lines.AllAsync())
        {
            var box = (await line.BoundingBoxAsync())!;
            Assert.True(box.Height >= 44, $"{await line.InnerTextAsync()} is {box.Height} px high");
        }

        Assert.True(await visitor.FitsTheWindowAsync());
        if (javaScript) Assert.Empty(await visitor.AxeFindingsAsync());
    }
}
