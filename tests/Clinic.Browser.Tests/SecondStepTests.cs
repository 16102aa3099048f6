using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>Passkeys with the browser's own virtual authenticator, and the pages of one's own account.</summary>
public sealed class SecondStepTests(RunningClinic clinic)
{
    private const string Password = "four unrelated words here";

    // As the site calls itself.
    private Uri ByName => new UriBuilder(clinic.Address) { Host = "localhost" }.Uri;

    [Fact]
    public async Task A_passkey_signs_in_alone_and_from_then_on_the_password_alone_does_not()
    {
        await using var staff = await clinic.NewVisitorAsync(at: ByName);
        staff.ExpectedStatuses.Add(400);
        await UseAuthenticatorAsync(staff);
        await JoinAsync(staff, "passkey@clinic.example");
        var page = staff.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Your account" }).ClickAsync();
        Assert.Empty(await staff.AxeFindingsAsync());
        Assert.True(await staff.FitsTheWindowAsync());
        await AddAsync(page, "", "");
        await Expect(page.Locator("#error-summary li")).ToHaveTextAsync(["Name the device or the key, so that you know it among others", "Enter your password, to show that it is you"]);
        Assert.Empty(await staff.AxeFindingsAsync());
        await AddAsync(page, "Front desk", "not the password at all");
        await Expect(page.Locator("#error-summary")).ToContainTextAsync("This is not your password");
        await Expect(page.GetByLabel("Name of the device or key")).ToHaveValueAsync("Front desk");
        await page.Locator("form[data-new]").GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("You can sign in with this passkey now.");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Passkeys" })).ToContainTextAsync("Front desk");
        await SignOutAsync(page);

        Assert.Empty(await staff.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/desk$"));
        await SignOutAsync(page);

        await SignInAsync(page, "passkey@clinic.example");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Second step");
        Assert.Empty(await staff.AxeFindingsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/desk$"));

        await staff.OpenAsync("/desk/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove the passkey Front desk" }).ClickAsync();
        Assert.Empty(await staff.AxeFindingsAsync());
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("You have none yet.");
        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.Locator("#error-summary")).ToContainTextAsync("This passkey is not known here");
        await SignInAsync(page, "passkey@clinic.example");
        await Expect(page).ToHaveURLAsync(new Regex("/desk$"));
    }

    [Fact]
    public async Task A_device_that_refuses_leaves_the_password_as_the_way_in()
    {
        await using var staff = await clinic.NewVisitorAsync(at: ByName);
        await UseAuthenticatorAsync(staff, recognizes: false);
        await JoinAsync(staff, "stranger-finger@clinic.example");
        var page = staff.Page;
        await SignOutAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("No passkey was used. Try again, or sign in with your password.");
        await SignInAsync(page, "stranger-finger@clinic.example");
        await Expect(page).ToHaveURLAsync(new Regex("/desk$"));
    }

    [Fact]
    public async Task At_another_address_than_its_own_the_site_says_where_passkeys_work()
    {
        await using var staff = await clinic.NewVisitorAsync();
        await staff.OpenAsync("/desk/sign-in");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Passkeys of this site work at https://localhost only. Open the desk there.");
    }

    [Fact]
    public async Task Without_JavaScript_no_passkey_is_offered_and_an_app_is()
    {
        await using var staff = await clinic.NewVisitorAsync(javaScript: false);
        var page = staff.Page;
        await staff.OpenAsync("/desk/sign-in");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeHiddenAsync();
        await JoinAsync(staff, "no-script@clinic.example");
        await staff.OpenAsync("/desk/account");
        await Expect(page.GetByText("This browser cannot add passkeys")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up an app" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "The key below" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Setting_up_an_app_is_clear_to_everybody(int width)
    {
        await using var staff = await clinic.NewVisitorAsync(width);
        await JoinAsync(staff, $"app-{width}@clinic.example");
        await staff.OpenAsync("/desk/account/app");
        Assert.Empty(await staff.AxeFindingsAsync());
        Assert.True(await staff.FitsTheWindowAsync());
    }

    private static async Task UseAuthenticatorAsync(Visitor staff, bool recognizes = true)
    {
        var devtools = await staff.Page.Context.NewCDPSessionAsync(staff.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = recognizes,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task AddAsync(IPage page, string name, string password)
    {
        var form = page.Locator("form[data-new]");
        await form.GetByLabel("Name of the device or key").FillAsync(name);
        await form.GetByLabel("Your password").FillAsync(password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/desk/sign-in"));
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private async Task JoinAsync(Visitor staff, string email)
    {
        await staff.OpenAsync(await clinic.InviteAsync(email));
        await staff.Page.GetByLabel("Your name").FillAsync("Vera Lind");
        await staff.Page.GetByLabel("Choose a password").FillAsync(Password);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new Regex("/desk$"));
    }
}
