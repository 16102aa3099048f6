using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>The site's main job from end to end: somebody asks, staff are invited, find the request and see it through.</summary>
public sealed class WholeLoopTests(RunningClinic clinic)
{
    private const string Password = "four unrelated words here";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_request_to_its_end_on_a_phone(bool javaScript)
    {
        string reference;
        await using (var patient = await clinic.NewVisitorAsync(javaScript: javaScript))
        {
            reference = await AskAsync(patient);
        }

        await using var nora = await clinic.NewVisitorAsync(javaScript: javaScript);
        var page = nora.Page;
        var email = $"nora.{(javaScript ? "with" : "without")}@clinic.example";
        await JoinAsync(nora, email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        nora.ExpectedStatuses.Add(400); // the first try below
        await SignInAsync(nora, email, "not the password at all");
        await Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
        await SignInAsync(nora, email, Password);

        await nora.OpenAsync("/desk/inquiries");
        await page.GetByRole(AriaRole.Link, new() { Name = reference }).ClickAsync();
        await Expect(page.GetByText(Filled.Message)).ToBeVisibleAsync();

        var contact = page.Locator("form[action$='/contacts']");
        await contact.GetByLabel("Note").FillAsync("Wants a call on Friday.");
        await contact.GetByRole(AriaRole.Button, new() { Name = "Reached them" }).ClickAsync();
        await Expect(page.Locator(".desk-done")).ToContainTextAsync("recorded");

        var followUp = page.Locator("form[action$='/follow-up']");
        await followUp.GetByLabel("Come back to this on").FillAsync($"{DateTime.UtcNow.AddDays(7):yyyy-MM-dd}");
        await followUp.GetByRole(AriaRole.Button, new() { Name = "Set the day" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Clear the day" })).ToBeVisibleAsync();

        await page.GetByText("Close or move on").ClickAsync();
        var status = page.Locator("form[action$='/status']");
        await status.GetByLabel("Status").SelectOptionAsync("Closed");
        await status.GetByRole(AriaRole.Button).ClickAsync(); // closing asks for a reason
        await Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await status.GetByLabel("Reason, when closing").SelectOptionAsync("QuestionAnswered");
        await status.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reopen" })).ToBeVisibleAsync();
        await Expect(page.Locator(".events")).ToContainTextAsync("Wants a call on Friday.");
        await nora.OpenAsync("/desk?status=closed");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = reference })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Everybody_can_use_the_desk_too()
    {
        string reference;
        await using (var patient = await clinic.NewVisitorAsync())
        {
            reference = await AskAsync(patient);
            await patient.OpenAsync("/learn/side-effects");
            await patient.Page.GetByRole(AriaRole.Link, new() { Name = "no", Exact = true }).ClickAsync();
            await patient.Page.GetByLabel("What did you look for").FillAsync("How long the dizziness lasts.");
            Assert.Empty(await patient.AxeFindingsAsync());
            await patient.Page.GetByRole(AriaRole.Button, new() { Name = "Send my answer" }).ClickAsync();
            await Expect(patient.Page.Locator("h1")).ToHaveTextAsync("Thank you");
        }

        await using var staff = await clinic.NewVisitorAsync(width: 1280);
        var findings = new List<string>();
        async Task LookAsync(string where)
        {
            findings.AddRange((await staff.AxeFindingsAsync()).Select(finding => $"{where}: {finding}"));
            if (!await staff.FitsTheWindowAsync()) findings.Add($"{where}: wider than the window");
        }

        await staff.OpenAsync(await clinic.InviteAsync("vera@clinic.example"));
        await LookAsync("joining");
        await FillInJoiningAsync(staff);
        foreach (var width in new[] { 390, 1280 })
        {
            await staff.Page.SetViewportSizeAsync(width, 844);
            await staff.OpenAsync("/desk");
            await LookAsync($"today at {width}");
            await staff.OpenAsync("/desk/inquiries?status=all&sort=newest");
            await LookAsync($"the queue at {width}");
            await staff.OpenAsync($"/desk/inquiries/{reference}");
            await LookAsync($"an inquiry at {width}");
            foreach (var place in (string[])["staff", "feedback", "mail", "numbers", "settings", "trail", "search", "export?status=all", $"inquiries/{reference}/fhir", "templates", "templates/FollowUp", $"inquiries/{reference}/message", $"inquiries/{reference}/estimate"])
            {
                await staff.OpenAsync($"/desk/{place}");
                await LookAsync($"{place} at {width}");
            }
        }

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await staff.OpenAsync("/desk/sign-in");
        await LookAsync("signing in");
        Assert.Empty(findings);
    }

    [Fact]
    public async Task An_inquiry_is_worked_with_keys_alone()
    {
        string reference;
        await using (var patient = await clinic.NewVisitorAsync())
        {
            reference = await AskAsync(patient);
        }

        await using var staff = await clinic.NewVisitorAsync(width: 1280);
        var page = staff.Page;
        await JoinAsync(staff, "keys@clinic.example");
        await staff.OpenAsync("/desk/inquiries");
        await page.GetByRole(AriaRole.Link, new() { Name = reference }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Note").First.FocusAsync();
        await page.Keyboard.TypeAsync("Typed without a mouse.");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reached them" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".desk-done")).ToContainTextAsync("recorded");
        await Expect(page.Locator(".events")).ToContainTextAsync("Typed without a mouse.");

        await staff.PressShortcutAsync("n");
        await Expect(page.GetByLabel("Note").Last).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("never a shortcut while typing");
        await Expect(page.GetByLabel("Note").Last).ToHaveValueAsync("never a shortcut while typing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".events")).ToContainTextAsync("never a shortcut while typing");

        await staff.PressShortcutAsync("x");
        await Expect(page.GetByLabel("Reason, when closing")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Next follow-up");
        await page.GetByLabel("Use single-key shortcuts in this browser").FocusAsync();
        await page.Keyboard.PressAsync(" ");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    private static async Task<string> AskAsync(Visitor patient)
    {
        var page = patient.Page;
        await patient.OpenAsync("/consultation");
        await page.GetByLabel("Your name").FillAsync(Filled.Name);
        await page.GetByLabel("Email address").FillAsync(Filled.Email);
        await page.GetByLabel("Email", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Anxiety", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Yes, it can wait").CheckAsync();
        await page.GetByLabel("What would you like us to know?").FillAsync(Filled.Message);
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my answers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my request" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/consultation/sent"));
        return (await page.Locator(".reference").InnerTextAsync()).Trim();
    }

    private async Task JoinAsync(Visitor staff, string email)
    {
        await staff.OpenAsync(await clinic.InviteAsync(email));
        await FillInJoiningAsync(staff);
    }

    internal static async Task FillInJoiningAsync(Visitor staff)
    {
        await staff.Page.GetByLabel("Your name").FillAsync("Nora Field");
        await staff.Page.GetByLabel("Choose a password").FillAsync(Password);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new Regex("/desk$"));
    }

    private static async Task SignInAsync(Visitor staff, string email, string password)
    {
        await staff.OpenAsync("/desk/sign-in");
        await staff.Page.GetByLabel("Email address").FillAsync(email);
        await staff.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
