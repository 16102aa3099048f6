using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

/// <summary>What staff were writing when their session ended: kept through signing in, and never for another site.</summary>
public sealed class KeptFormTests
{
    private const string Email = "nora@clinic.example";

    [Fact]
    public async Task What_is_written_when_a_session_ends_is_saved_after_signing_in_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync(Email);
        var path = $"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}";
        var form = (await nora.GetPageAsync(path)).FieldsOf($"{path}/notes", new Dictionary<string, string?> { ["Note.Text"] = "Called twice.\nNobody was in." });
        time.Advance(TimeSpan.FromHours(11));

        var door = await PostFromPageAsync(nora, $"{path}/notes", form);
        var wrong = await nora.SubmitAsync(door.Form("/desk/sign-in"), SignIn("not the password at all"));
        var kept = await nora.SubmitAsync(wrong.Form("/desk/sign-in"), SignIn(StaffAtTheDesk.Password));
        var saved = await nora.FollowAsync(await nora.SubmitAsync(kept.Form($"{path}/notes")));

        Assert.Equal(HttpStatusCode.Unauthorized, door.Status);
        Assert.Contains("nothing is lost", door.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Called twice", door.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", string.Join(' ', door.Response.Headers.CacheControl!.ToString().Split(", ").Intersect(["no-store"])));
        Assert.Equal("Called twice.\nNobody was in.", kept.Document.QuerySelector("blockquote")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Contains("Called twice. Nobody was in.", saved.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signs_in_to_save_what_another_site_wrote()
    {
        await using var site = new ClinicSite();
        var stranger = site.NewBrowser();

        var crossSite = await PostFromPageAsync(stranger, "/desk/inquiries/KR7-4M2Q/notes", [new("Note.Text", "from elsewhere")], "cross-site");
        var old = await stranger.PostAsync("/desk/inquiries/KR7-4M2Q/notes", [new("Note.Text", "from a program")]);

        Assert.All([crossSite, old], answer => Assert.DoesNotContain(answer.Document.Forms, form => form.Action.EndsWith("/desk/sign-in", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_password_that_was_typed_when_the_session_ended_is_shown_nowhere()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync(Email);
        const string path = "/desk/account/password";
        var form = (await nora.GetPageAsync("/desk/account")).FieldsOf(path, new Dictionary<string, string?> { ["Change.Current"] = StaffAtTheDesk.Password, ["Change.New"] = "an altogether different sentence" });
        time.Advance(TimeSpan.FromHours(11));

        var answer = await PostFromPageAsync(nora, path, form);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Empty(answer.Document.QuerySelectorAll("[name='Kept']"));
        Assert.DoesNotContain("different sentence", answer.Text, StringComparison.Ordinal);
    }

    private static Task<WebPage> PostFromPageAsync(
        BrowserSession browser, string path, IEnumerable<KeyValuePair<string, string>> fields, string from = "same-origin")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", from);
        return browser.SendAsync(request);
    }

    private static Dictionary<string, string?> SignIn(string password) => new() { ["Email"] = Email, ["Password"] = password };
}
