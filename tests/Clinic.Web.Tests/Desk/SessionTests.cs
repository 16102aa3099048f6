using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

/// <summary>Where somebody is signed in, and how each of these places is closed.</summary>
public sealed class SessionTests
{
    private const string Email = "nora@clinic.example";

    [Fact]
    public async Task A_session_left_open_elsewhere_is_ended_alone()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(Email);
        var (phone, tablet) = (site.NewBrowser(), site.NewBrowser());
        await phone.SignInAgainAsync(Email);
        await tablet.SignInAgainAsync(Email);

        var account = await nora.GetPageAsync("/desk/account");
        var end = account.Document.Forms.Where(form => form.Action.EndsWith("/end", StringComparison.Ordinal)).ToList();
        var done = await nora.SubmitAsync(end[1]); // the newest comes first

        Assert.Equal(2, end.Count); // none for the one in use
        Assert.Equal("/desk/account", done.RedirectsTo);
        Assert.StartsWith("/desk/sign-in", (await phone.GetPageAsync("/desk")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await tablet.GetPageAsync("/desk")).Status);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
    }

    [Fact]
    public async Task Signing_out_in_one_place_leaves_the_others_open()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(Email);
        var phone = site.NewBrowser();
        await phone.SignInAgainAsync(Email);

        await phone.SubmitAsync((await phone.GetPageAsync("/desk")).Form("/desk/sign-out"));

        Assert.NotNull((await phone.GetPageAsync("/desk")).RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(Email);
        var tom = await site.SignInAsync("tom@clinic.example", "Tom Hale");
        var noras = await site.QueryAsync(db => db.StaffSessions.OrderBy(s => s.StartedAt).Select(s => s.Id).FirstAsync());
        var token = (await tom.GetPageAsync("/desk/account")).ValueOf("__RequestVerificationToken")!;

        var answer = await tom.PostAsync($"/desk/account/sessions/{noras}/end", [new("__RequestVerificationToken", token)]);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
    }

    [Fact]
    public async Task An_owner_sees_where_somebody_is_signed_in_and_ends_it_all()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(Email);
        var phone = site.NewBrowser();
        await phone.SignInAgainAsync(Email);
        var owner = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        var path = $"/desk/staff/{await site.QueryAsync(db => db.Users.Where(s => s.Email == Email).Select(s => s.Id).SingleAsync())}";

        var before = await owner.GetPageAsync(path);
        await owner.SubmitAsync(before.Form($"{path}/sign-out"));
        var after = await owner.GetPageAsync(path);

        Assert.Equal(2, before.Document.QuerySelectorAll(".ways li").Length);
        Assert.Contains("Nora Field is signed in nowhere.", after.MainText, StringComparison.Ordinal);
        Assert.NotNull((await phone.GetPageAsync("/desk")).RedirectsTo);
    }

    [Fact]
    public async Task A_session_that_is_over_by_itself_is_listed_no_more_and_forgotten_at_the_next_sign_in()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        await site.SignInAsync(Email);
        time.Advance(StaffSessions.Lifetime + TimeSpan.FromMinutes(1));
        var nora = site.NewBrowser();
        await nora.SignInAgainAsync(Email);

        Assert.Single((await nora.GetPageAsync("/desk/account")).Document.QuerySelectorAll(".ways li"));
        Assert.Equal(1, await site.QueryAsync(db => db.StaffSessions.CountAsync()));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Mac")]
    [InlineData("curl/8.5.0", "A browser")]
    [InlineData("", "A browser")]
    public void A_browser_is_called_what_people_call_it(string userAgent, string name) => Assert.Equal(name, BrowserName.From(userAgent));
}
