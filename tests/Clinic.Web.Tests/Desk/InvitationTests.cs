using System.Net;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

/// <summary>The one way to an account is an invitation, which makes one and is over.</summary>
public sealed class InvitationTests
{
    private const string Email = "nora@clinic.example";

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

    private static Dictionary<string, string?> Join(string password = StaffAtTheDesk.Password) =>
        new() { ["Name"] = "Nora Field", ["Password"] = password };
}
