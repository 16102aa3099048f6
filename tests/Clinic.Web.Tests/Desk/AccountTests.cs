using System.Net;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

public sealed class AccountTests
{
    private const string Email = "nora@clinic.example";

    [Fact]
    public async Task A_page_of_the_desk_that_says_nothing_about_who_may_see_it_is_closed()
    {
        await using var site = new ClinicSite
        {
            Replace = services => services.AddControllers().AddApplicationPart(typeof(ForgottenController).Assembly),
        };
        Assert.StartsWith("/desk/sign-in", (await site.NewBrowser().GetPageAsync("/desk/forgotten")).RedirectsTo, StringComparison.Ordinal);
        var page = await (await site.SignInAsync(Email)).GetPageAsync("/desk/forgotten");
        Assert.Equal("for staff alone", page.Text);
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task An_invitation_makes_one_account_and_then_its_link_is_over()
    {
        await using var site = new ClinicSite();
        var link = await site.InviteAsync(Email, StaffRole.Owner);
        var browser = site.NewBrowser();
        var join = await browser.GetPageAsync(link);
        var joined = await browser.SubmitAsync(join.Form(link), Join());
        Assert.Equal("/desk", joined.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync("/desk")).Status);

        var again = await site.NewBrowser().GetPageAsync(link);
        var unknown = await site.NewBrowser().GetPageAsync("/desk/join/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (again.Status, again.Document.QuerySelector("h1")!.TextContent));
        Assert.Equal(unknown.MainText, again.MainText);
        var member = await site.QueryAsync(db => db.Users.SingleAsync());
        Assert.Equal((Email, StaffRole.Owner, "Nora Field"), (member.Email, member.Role, member.DisplayName));
    }

    [Fact]
    public async Task A_database_that_takes_no_more_rows_ends_a_sign_in_instead_of_trying_for_ever()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(Email);
        await site.FillDiskAsync("SignInAttempts");

        var answer = await site.NewBrowser().SignInAgainAsync(Email, "not the password at all");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.DoesNotContain("not the password at all", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_sent_twice_at_once_makes_one_account()
    {
        await using var site = new ClinicSite();
        var link = await site.InviteAsync(Email);
        var browsers = Enumerable.Range(0, 8).Select(_ => site.NewBrowser()).ToList();
        var pages = await Task.WhenAll(browsers.Select(b => b.GetPageAsync(link)));
        await Task.WhenAll(browsers.Zip(pages, (browser, page) => browser.SubmitAsync(page.Form(link), Join())));
        Assert.Equal(1, await site.QueryAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task An_invitation_is_over_after_three_days()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        var link = await site.InviteAsync(Email);
        time.Advance(StaffInvitation.Lifetime + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await site.NewBrowser().GetPageAsync(link)).Status);
    }

    [Theory]
    [InlineData("fourteen chars", "Use at least 15 characters; four or five unrelated words are easy to remember")]
    [InlineData("aaaaaaaaaaaaaaaa", "Use words that do not repeat: this one is too easy to guess")]
    [InlineData("fort lee sample clinic 2026", "Choose a password that is not the name of the clinic")]
    [InlineData("NORA.of.the.long.name@clinic.example", "Choose a password that is not your email address")]
    [InlineData("", "Choose a password")]
    public async Task A_weak_password_is_refused_with_advice_and_the_name_stays(string password, string advice)
    {
        await using var site = new ClinicSite();
        var link = await site.InviteAsync("nora.of.the.long.name@clinic.example");
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync(link);
        var refused = await browser.SubmitAsync(page.Form(link), Join(password));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(advice, refused.Errors);
        Assert.Equal("Nora Field", refused.ValueOf("Name"));
        Assert.True(string.IsNullOrEmpty(refused.ValueOf("Password")));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(Email);
        var wrong = await site.NewBrowser().SignInAgainAsync(Email, "not the right password");
        var unknown = await site.NewBrowser().SignInAgainAsync("nobody@clinic.example", "not the right password");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(["The email address or the password is not right"], wrong.Errors);
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.Equal(wrong.MainText, unknown.MainText);
    }

    [Fact]
    public async Task A_stranger_who_guesses_is_slowed_down_and_cannot_lock_anybody_out()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(Email);
        for (var guess = 0; guess < 8; guess++)
            await site.NewBrowser("198.51.100.66").SignInAgainAsync(Email, $"wrong password number {guess}");
        var stranger = await site.NewBrowser("198.51.100.66").SignInAgainAsync(Email);
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
        Assert.Contains("Wait", stranger.Errors[0], StringComparison.Ordinal);
        Assert.Equal("/desk", (await site.NewBrowser("203.0.113.77").SignInAgainAsync(Email)).RedirectsTo);
    }

    [Fact]
    public async Task A_device_that_signed_in_before_is_not_slowed_by_a_guesser_of_the_same_network()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(Email);
        await nora.SubmitAsync((await nora.GetPageAsync("/desk")).Form("/desk/sign-out"));
        for (var guess = 0; guess < 8; guess++)
            await site.NewBrowser().SignInAgainAsync(Email, $"wrong password number {guess}");
        Assert.Equal("/desk", (await nora.SignInAgainAsync(Email)).RedirectsTo);
    }

    [Fact]
    public async Task Waiting_ends_and_the_right_password_works_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        await site.SignInAsync(Email);
        var browser = site.NewBrowser("198.51.100.66");
        for (var guess = 0; guess < 5; guess++) await browser.SignInAgainAsync(Email, $"wrong password number {guess}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAgainAsync(Email)).Status);
        time.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal("/desk", (await browser.SignInAgainAsync(Email)).RedirectsTo);
    }

    [Fact]
    public async Task Signing_out_ends_a_copied_session_too()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(Email);
        var thief = site.NewBrowser();
        thief.Cookies.Add(nora.Cookies.GetCookies(ClinicSite.Address));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetPageAsync("/desk")).Status);
        await nora.SubmitAsync((await nora.GetPageAsync("/desk")).Form("/desk/sign-out"));
        Assert.NotNull((await thief.GetPageAsync("/desk")).RedirectsTo);
    }

    [Fact]
    public async Task A_session_ends_after_ten_hours_however_busy()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync(Email);
        for (var hour = 1; hour < 10; hour++)
        {
            time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk")).Status);
        }

        time.Advance(TimeSpan.FromHours(1.1));
        Assert.StartsWith("/desk/sign-in", (await nora.GetPageAsync("/desk")).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_invitation_replaces_a_lost_password_and_ends_what_the_old_one_opened()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(Email);
        var forgotten = await site.InviteAsync(Email);
        var link = await site.InviteAsync(Email);
        var browser = site.NewBrowser();
        var joined = await browser.SubmitAsync((await browser.GetPageAsync(link)).Form(link), Join("an altogether different sentence"));

        Assert.Equal("/desk", joined.RedirectsTo);
        Assert.Equal(1, await site.QueryAsync(db => db.Users.CountAsync()));
        Assert.NotNull((await nora.GetPageAsync("/desk")).RedirectsTo);
        Assert.Equal(HttpStatusCode.BadRequest, (await nora.SignInAgainAsync(Email)).Status);
        Assert.Equal("/desk", (await nora.SignInAgainAsync(Email, "an altogether different sentence")).RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await site.NewBrowser().GetPageAsync(forgotten)).Status);
    }

    [Fact]
    public async Task Every_cookie_of_the_desk_is_bound_to_this_site_and_hidden_from_scripts()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync(Email);
        var path = $"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}";
        await nora.SubmitAsync((await nora.GetPageAsync(path)).Form($"{path}/notes"), new Dictionary<string, string?> { ["Note.Text"] = "Something" });
        var cookies = nora.Cookies.GetAllCookies();
        Assert.Equal(4, cookies.Count); // form, session, device, and the word of what was saved
        Assert.All(cookies, c => Assert.True(c.Name.StartsWith("__Host-", StringComparison.Ordinal) && c.Secure && c.HttpOnly && c.Path == "/", c.Name));
    }

    [Fact]
    public async Task A_link_to_the_desk_leads_there_after_signing_in_and_nowhere_else()
    {
        await using var site = new ClinicSite();
        await site.SignInAsync(Email);
        foreach (var (wanted, leads) in (IEnumerable<(string, string)>)[("/desk?status=all", "/desk?status=all"), ("//evil.example", "/desk"), ("https://evil.example/desk", "/desk"), ("/consultation", "/desk")])
        {
            var browser = site.NewBrowser();
            var page = await browser.GetPageAsync($"/desk/sign-in?returnUrl={Uri.EscapeDataString(wanted)}");
            var done = await browser.SubmitAsync(page.Form("/desk/sign-in"), new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = StaffAtTheDesk.Password });
            Assert.Equal(leads, done.RedirectsTo);
        }
    }

    [Fact]
    public async Task Pages_of_the_desk_leave_nothing_in_caches_or_search_engines()
    {
        await using var site = new ClinicSite();
        var page = await (await site.SignInAsync(Email)).GetPageAsync("/desk");
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
        Assert.Contains("noindex", page.Response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_that_the_clinic_is_a_sample()
    {
        await using var site = new ClinicSite();
        var page = await (await site.SignInAsync(Email)).GetPageAsync("/desk");
        Assert.Contains("Sample clinic.", page.Document.QuerySelector(".desk-warning")!.TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Join(string password = StaffAtTheDesk.Password) =>
        new() { ["Name"] = "Nora Field", ["Password"] = password };
}
