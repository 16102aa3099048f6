using System.Net;

namespace Clinic.Web.Tests.Desk;

/// <summary>Changing one's password, and passkeys that nobody was given; real ones need a browser: see the browser tests.</summary>
public sealed class PasswordTests
{
    private const string Email = "nora@clinic.example";

    [Theory]
    [InlineData("not the password at all", "an altogether different sentence", "Change.Current", "This is not your password")]
    [InlineData(StaffAtTheDesk.Password, "short", "Change.New", "Use at least 15 characters; four or five unrelated words are easy to remember")]
    [InlineData(StaffAtTheDesk.Password, "fort lee sample clinic 2026", "Change.New", "Choose a password that is not the name of the clinic")]
    [InlineData("", "an altogether different sentence", "Change.Current", "Enter your password, to show that it is you")]
    public async Task A_password_is_changed_only_by_who_knows_it_and_to_a_good_one(string current, string chosen, string field, string message)
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(Email);
        var refused = await nora.SubmitAsync((await nora.GetPageAsync("/desk/account")).Form("/desk/account/password"),
            new Dictionary<string, string?> { ["Change.Current"] = current, ["Change.New"] = chosen });
        Assert.Equal((HttpStatusCode.BadRequest, message), (refused.Status, refused.ErrorAt(field)));
        Assert.Equal("/desk", (await site.NewBrowser().SignInAgainAsync(Email)).RedirectsTo);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("{}", "nothing sealed here")]
    [InlineData("not even json", "")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}""", "offered")]
    public async Task A_made_up_passkey_opens_nothing(string? credential, string? state)
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(Email);
        var stranger = site.NewBrowser();
        if (state == "offered") state = System.Text.Json.JsonDocument.Parse((await stranger.GetPageAsync("/desk/sign-in/passkey")).Text).RootElement.GetProperty("state").GetString();
        var door = await stranger.GetPageAsync("/desk/sign-in");

        var refused = await stranger.SubmitAsync(door.Form("/desk/sign-in/passkey"), new Dictionary<string, string?> { ["Credential"] = credential, ["State"] = state });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith("This passkey is not known here", refused.ErrorAt("Email"), StringComparison.Ordinal);
        Assert.NotNull((await stranger.GetPageAsync("/desk")).RedirectsTo);
    }
}
