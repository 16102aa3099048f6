using System.Net;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Desk;

/// <summary>What an owner looks after: who may come in, who looked at what, and what is not yet set up.</summary>
public sealed class OwnerTests
{
    [Fact]
    public async Task Whoever_is_let_in_no_more_is_out_at_the_next_request_and_cannot_sign_in()
    {
        await using var site = new ClinicSite();
        var (owner, omar, path) = await OwnerAndOmarAsync(site);

        var asked = await owner.SubmitAsync((await owner.GetPageAsync(path)).Form($"{path}/disable"));
        await owner.SubmitAsync((await owner.GetPageAsync(path)).Form($"{path}/disable"), new Dictionary<string, string?> { ["Disable.Sure"] = "true" });
        var next = await omar.GetPageAsync("/desk");
        var again = await omar.SignInAgainAsync("omar@clinic.example");
        await owner.SubmitAsync((await owner.GetPageAsync(path)).Form($"{path}/enable"));

        Assert.Contains("Tick that they should not come in any more", asked.Errors);
        Assert.StartsWith("/desk/sign-in", next.RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(["The email address or the password is not right"], again.Errors);
        Assert.Equal("/desk", (await omar.SignInAgainAsync("omar@clinic.example")).RedirectsTo);
    }

    [Fact]
    public async Task A_role_is_changed_and_counts_at_the_next_request()
    {
        await using var site = new ClinicSite();
        var (owner, omar, path) = await OwnerAndOmarAsync(site);

        await owner.SubmitAsync((await owner.GetPageAsync(path)).Form($"{path}/role"), new Dictionary<string, string?> { ["Change.Role"] = "Auditor" });
        var after = await omar.GetPageAsync("/desk");
        await omar.SignInAgainAsync("omar@clinic.example");

        Assert.NotNull(after.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, (await omar.GetPageAsync("/desk/audit-log")).Status);
        Assert.Contains("Changed Omar Reyes from coordinator to auditor", (await owner.GetPageAsync("/desk/audit-log")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", "Change.Role", "Staff")]
    [InlineData("disable", "Disable.Sure", "true")]
    public async Task The_last_owner_stays(string act, string field, string value)
    {
        await using var site = new ClinicSite();
        var (owner, _, _) = await OwnerAndOmarAsync(site);
        var path = $"/desk/staff/{await IdOfAsync(site, "owner@clinic.example")}";

        var refused = await owner.SubmitAsync((await owner.GetPageAsync(path)).Form($"{path}/{act}"), new Dictionary<string, string?> { [field] = value });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Make somebody else an owner first: without one nobody could invite or let in", refused.Errors);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetPageAsync("/desk/staff")).Status);
    }

    [Fact]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one()
    {
        await using var site = new ClinicSite();
        var olive = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        var otto = await site.SignInAsync("otto@clinic.example", "Otto Owner", StaffRole.Owner);
        var (toOtto, toOlive) = ($"/desk/staff/{await IdOfAsync(site, "otto@clinic.example")}", $"/desk/staff/{await IdOfAsync(site, "olive@clinic.example")}");
        var demote = new Dictionary<string, string?> { ["Change.Role"] = "Staff" };
        var (first, second) = ((await olive.GetPageAsync(toOtto)).Form($"{toOtto}/role"), (await otto.GetPageAsync(toOlive)).Form($"{toOlive}/role"));

        await Task.WhenAll(olive.SubmitAsync(first, demote), otto.SubmitAsync(second, demote));

        Assert.Equal(1, await site.QueryAsync(db => db.Users.CountAsync(s => s.Role == StaffRole.Owner)));
    }

    [Fact]
    public async Task Everybody_is_signed_out_at_once_when_something_is_wrong()
    {
        await using var site = new ClinicSite();
        var (owner, omar, _) = await OwnerAndOmarAsync(site);

        var done = await owner.SubmitAsync((await owner.GetPageAsync("/desk/staff")).Form("/desk/staff/sign-everybody-out"));

        Assert.Equal("/desk/sign-in", done.RedirectsTo);
        Assert.NotNull((await owner.GetPageAsync("/desk")).RedirectsTo);
        Assert.NotNull((await omar.GetPageAsync("/desk")).RedirectsTo);
    }

    [Fact]
    public async Task The_audit_log_says_who_looked_at_what_and_that_somebody_went_through_it()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = "Another." });
        var references = (await site.InquiriesAsync()).ConvertAll(i => i.Reference);
        var (owner, omar, _) = await OwnerAndOmarAsync(site);
        foreach (var reference in references) await omar.GetPageAsync($"/desk/inquiries/{reference}");
        await owner.GetPageAsync($"/desk/inquiries/{references[0]}");

        var all = await owner.GetPageAsync("/desk/audit-log");
        var his = await owner.GetPageAsync($"/desk/audit-log?by={await IdOfAsync(site, "omar@clinic.example")}");
        var one = await owner.GetPageAsync($"/desk/audit-log?reference={references[1]}");
        await owner.SubmitAsync(all.Form("/desk/audit-log/reviewed"));
        var reviewed = await owner.GetPageAsync("/desk/audit-log");

        Assert.Contains("Omar Reyes 2 2", all.MainText, StringComparison.Ordinal);
        Assert.Contains("Olive Owner 1 1", all.MainText, StringComparison.Ordinal);
        Assert.Equal(3, Looks(all));
        Assert.Equal(2, Looks(his));
        Assert.Equal(1, Looks(one));
        Assert.Contains("Olive Owner went through it on", reviewed.MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/trail?month=2026-11&by=x", "/desk/audit-log?month=2026-11&by=x")]
    [InlineData("/desk/numbers?weeks=4", "/desk/reports?weeks=4")]
    public async Task An_address_from_before_leads_on_with_what_was_asked(string before, string now)
    {
        await using var site = new ClinicSite();
        var (owner, _, _) = await OwnerAndOmarAsync(site);
        var page = await owner.GetPageAsync(before);
        Assert.Equal(HttpStatusCode.MovedPermanently, page.Status);
        Assert.Equal(now, page.RedirectsTo);
    }

    [Theory]
    [InlineData("?month=nonsense")]
    [InlineData("?month=0001-01")]
    [InlineData("?by=x&reference=y&older=z")]
    [InlineData("?older=99999999999999999999-x")]
    public async Task An_address_of_the_audit_log_that_makes_no_sense_shows_this_month(string query)
    {
        await using var site = new ClinicSite();
        var (owner, _, _) = await OwnerAndOmarAsync(site);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetPageAsync($"/desk/audit-log{query}")).Status);
    }

    [Fact]
    public async Task Settings_say_what_is_left_to_do_and_how()
    {
        await using var site = new ClinicSite();
        var (owner, _, _) = await OwnerAndOmarAsync(site);

        var before = await owner.GetPageAsync("/desk/settings");
        await owner.SubmitAsync(before.Form("/desk/settings/keys-backed-up"));
        await site.SignInAsync("second@clinic.example", "Second Owner", StaffRole.Owner);
        var after = await owner.GetPageAsync("/desk/settings");

        foreach (var said in new[] { "The site shows a made-up clinic.", "Set Mail:Host, Mail:From and Mail:StaffTo.", "Nobody has said that it was done.", "Only one can look after the desk.", "Have the clinic’s lawyer read them" })
            Assert.Contains(said, before.MainText, StringComparison.Ordinal);
        Assert.Contains("Said to be done on", after.MainText, StringComparison.Ordinal);
        Assert.Contains("2 can look after the desk.", after.MainText, StringComparison.Ordinal);
    }

    private static int Looks(WebPage page) => page.Document.QuerySelectorAll("td a[href^='/desk/inquiries/']").Length;

    private static async Task<(BrowserSession Owner, BrowserSession Omar, string OmarsPage)> OwnerAndOmarAsync(ClinicSite site)
    {
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        var omar = await site.SignInAsync("omar@clinic.example", "Omar Reyes");
        return (owner, omar, $"/desk/staff/{await IdOfAsync(site, "omar@clinic.example")}");
    }

    private static Task<Guid> IdOfAsync(ClinicSite site, string email) =>
        site.QueryAsync(db => db.Users.Where(s => s.Email == email).Select(s => s.Id).SingleAsync());
}
