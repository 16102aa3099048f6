using System.Net;
using Clinic.Web.Data;

namespace Clinic.Web.Tests.Desk;

public sealed class StaffTests
{
    [Fact]
    public async Task An_owner_invites_somebody_who_joins_by_the_link_that_is_shown_once()
    {
        await using var site = new ClinicSite();
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        var staff = await owner.GetPageAsync("/desk/staff");
        var made = await owner.FollowAsync(await owner.SubmitAsync(staff.Form("/desk/staff"), Invite("omar@clinic.example", "Staff")));

        var link = new Uri(made.Document.QuerySelector(".one-time code")!.TextContent).AbsolutePath;
        Assert.Contains("omar@clinic.example, as coordinator, until", made.MainText, StringComparison.Ordinal);
        Assert.Null((await owner.GetPageAsync("/desk/staff")).Document.QuerySelector(".one-time"));
        var omar = site.NewBrowser();
        var joined = await omar.SubmitAsync((await omar.GetPageAsync(link)).Form(link), new Dictionary<string, string?>
        {
            ["Name"] = "Omar Reyes",
            ["Password"] = StaffAtTheDesk.Password,
        });
        Assert.Equal("/desk", joined.RedirectsTo);
        Assert.Contains(site.Log.Lines, line => line.Contains("/desk/join/(secret)", StringComparison.Ordinal));
        Assert.All(site.Log.Lines, line => Assert.DoesNotContain(link, line, StringComparison.Ordinal));
        Assert.Contains("Omar Reyes omar@clinic.example Coordinator", (await owner.GetPageAsync("/desk/staff")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owners_see_and_invite_staff()
    {
        await using var site = new ClinicSite();
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        var omar = await site.SignInAsync("omar@clinic.example", "Omar Reyes");
        Assert.Null((await omar.GetPageAsync("/desk")).Document.QuerySelector("a[href='/desk/staff']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await omar.GetPageAsync("/desk/staff")).Status);
        var form = (await owner.GetPageAsync("/desk/staff")).FieldsOf("/desk/staff", Invite("friend@clinic.example", "Owner"));
        Assert.Equal(HttpStatusCode.Forbidden, (await omar.PostAsync("/desk/staff", form)).Status);
    }

    [Fact]
    public async Task A_role_that_was_taken_away_counts_at_the_next_request()
    {
        await using var site = new ClinicSite();
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        await site.QueryAsync(async db =>
        {
            db.Users.Single().Role = StaffRole.Staff;
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetPageAsync("/desk/staff")).Status);
    }

    [Theory]
    [InlineData("", "Staff", "Enter the email address of the person you invite")]
    [InlineData("not an address", "Staff", "Enter an email address in the form name@example.com")]
    [InlineData("omar@clinic.example", "", "Choose what they may do")]
    [InlineData("omar@clinic.example", "7", "Choose one of the answers on the page")]
    public async Task An_invitation_that_cannot_be_is_refused_and_makes_no_link(string email, string role, string message)
    {
        await using var site = new ClinicSite();
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        var fields = (await owner.GetPageAsync("/desk/staff")).FieldsOf("/desk/staff", Invite("x@clinic.example", "Staff"))
            .Where(f => !f.Key.StartsWith("Invite.", StringComparison.Ordinal))
            .Concat([new("Invite.Email", email), new("Invite.Role", role)]);
        var refused = await owner.PostAsync("/desk/staff", fields);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(message, refused.Errors);
        Assert.Equal(1, await site.QueryAsync(db => Task.FromResult(db.StaffInvitations.Count()))); // the owner's own
    }

    private static Dictionary<string, string?> Invite(string email, string role) =>
        new() { ["Invite.Email"] = email, ["Invite.Role"] = role };
}
