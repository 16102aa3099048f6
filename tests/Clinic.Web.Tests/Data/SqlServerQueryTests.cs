using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Mail;
using Clinic.Web.Tests.Danger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Data;

/// <summary>The production provider does not rot: what the site asks and writes is SQL that SQL Server can read.</summary>
public sealed class SqlServerQueryTests
{
    [Fact]
    public async Task All_that_visitors_and_health_checks_cause_can_be_read_by_SQL_Server()
    {
        var shadow = new SqlServerShadow();
        await using var site = ShadowedSite.With(shadow);

        await site.NewBrowser().AskAsync("/consultation");
        await site.NewBrowser().AskAsync("/contact");
        await site.NewBrowser().GetPageAsync("/health/ready");

        Assert.Contains(shadow.Statements, sql => sql.Contains("INSERT INTO [Inquiries]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, sql => sql.Contains("[SubmissionDigest] = @", StringComparison.Ordinal));
        Assert.All(shadow.Statements, sql => Assert.Empty(TransactSql.ErrorsIn(sql)));
    }

    [Fact]
    public async Task All_that_staff_do_at_the_desk_can_be_read_by_SQL_Server()
    {
        var shadow = new SqlServerShadow();
        await using var site = ShadowedSite.With(shadow);
        for (var asked = 0; asked < 30; asked++) await site.NewBrowser().AskAsync("/contact"); // more than a page of the queue
        var nora = await site.SignInAsync();
        await site.NewBrowser().SignInAgainAsync("nora@clinic.example", "not the password");

        var today = await nora.GetPageAsync("/desk");
        var queue = await nora.GetPageAsync("/desk/inquiries");
        foreach (var link in today.Document.QuerySelectorAll(".today a, .filters a").Concat(queue.Document.QuerySelectorAll(".filters a, .pager a")).Select(a => a.GetAttribute("href")!))
            await nora.GetPageAsync(link);
        var inquiry = queue.Document.QuerySelector("table.queue th a")!.GetAttribute("href")!;
        await ActAsync(nora, inquiry, "contacts", new() { ["Contact.Outcome"] = "Reached", ["Contact.Note"] = "A note" });
        await ActAsync(nora, inquiry, "follow-up", new() { ["FollowUp.On"] = $"{DateTime.UtcNow.AddDays(5):yyyy-MM-dd}" });
        await ActAsync(nora, inquiry, "notes", new() { ["Note.Text"] = "Another note" });
        await ActAsync(nora, inquiry, "status", new() { ["Status.To"] = "Closed", ["Status.Reason"] = "NoReply" });
        await ActAsync(nora, inquiry, "status", new());
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        await owner.SubmitAsync((await owner.GetPageAsync("/desk/staff")).Form("/desk/staff"),
            new Dictionary<string, string?> { ["Invite.Email"] = "nora@clinic.example", ["Invite.Role"] = "Staff" });
        await site.SignInAsync("nora@clinic.example"); // a second invitation sets a new password
        await owner.SubmitAsync((await owner.GetPageAsync("/desk")).Form("/desk/sign-out"));

        Assert.Contains(shadow.Statements, sql => sql.Contains("INSERT INTO [Staff]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, sql => sql.Contains("UPDATE [Inquiries]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, sql => sql.Contains("ORDER BY", StringComparison.Ordinal));
        Assert.True(shadow.Statements.Count > 20, $"only {shadow.Statements.Count} statements were seen");
        Assert.All(shadow.Statements, sql => Assert.Empty(TransactSql.ErrorsIn(sql)));
    }

    [Fact]
    public async Task All_acts_on_an_inquiry_and_the_look_for_forgotten_ones_can_be_read_by_SQL_Server()
    {
        var shadow = new SqlServerShadow();
        await using var site = ShadowedSite.With(shadow);
        await site.NewBrowser().AskAsync("/consultation");
        await site.NewBrowser().AskAsync("/contact");
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        var both = (await site.InquiriesAsync()).Select(i => i.Reference).ToList();
        var inquiry = $"/desk/inquiries/{both[0]}";

        await ActAsync(owner, inquiry, "assign", new() { ["Assign.Who"] = "Me" });
        await ActAsync(owner, inquiry, "consultation", new() { ["Schedule.On"] = $"{DateTime.UtcNow.AddDays(9):yyyy-MM-dd}", ["Schedule.At"] = "10:00" });
        await ActAsync(owner, inquiry, "estimate/asked", new());
        await ActAsync(owner, inquiry, "estimate/given", new());
        var danger = $"/desk/inquiries/{await UrgencyTests.ReceiveAsync(site, new(CanWait.NotSure, null, false))}";
        await ActAsync(owner, danger, "danger", new() { ["Danger.Outcome"] = "HandedOver", ["Danger.Note"] = "To the county" });
        await ActAsync(owner, danger, "undo", new());
        foreach (var page in (string[])["/desk", "/desk/inquiries", "/desk/inquiries?flag=danger", "/desk/inquiries?flag=urgent", "/desk/inquiries?flag=added"])
            Assert.Equal(HttpStatusCode.OK, (await owner.GetPageAsync(page)).Status);
        await ActAsync(owner, inquiry, "merge", new() { ["Merge.Into"] = both[1], ["Merge.Sure"] = "true" });
        var token = (await owner.GetPageAsync(inquiry)).ValueOf("__RequestVerificationToken")!;
        await owner.PostAsync($"{inquiry}/viewers", [new("__RequestVerificationToken", token)]);
        await owner.PostAsync($"{inquiry}/viewers/leave", [new("__RequestVerificationToken", token)]);
        const string template = "/desk/templates/FollowUp";
        await owner.SubmitAsync((await owner.GetPageAsync(template)).Form(template), new Dictionary<string, string?> { ["Form.Text"] = "Other words" });
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Escalations>().RunAsync(TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<Outbox>().TakeAsync(TestContext.Current.CancellationToken);
        }

        foreach (var table in (string[])["[InquiryViewers]", "[MessageTemplates]", "[EscalatedAt] IS NULL", "[AssignedAt] <", "UNION ALL", "[DangerDueAt] <", "[AddedReadBy] <", "NOT EXISTS"])
            Assert.Contains(shadow.Statements, sql => sql.Contains(table, StringComparison.Ordinal));
        Assert.All(shadow.Statements, sql => Assert.Empty(TransactSql.ErrorsIn(sql)));
    }

    [Fact]
    public async Task All_that_searching_owning_and_taking_out_cause_can_be_read_by_SQL_Server()
    {
        var shadow = new SqlServerShadow();
        await using var site = ShadowedSite.With(shadow);
        await site.NewBrowser().AskAsync("/contact");
        var reference = (await site.InquiriesAsync())[0].Reference;
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        await site.SignInAsync("nora@clinic.example");
        var nora = await site.QueryAsync(db => db.Users.Where(s => s.Role == StaffRole.Staff).Select(s => s.Id).SingleAsync(TestContext.Current.CancellationToken));

        foreach (var words in (string[])["ottoline quackenbush", "201-555-0147", "ottoline.q@mail.example", reference])
            await owner.SubmitAsync((await owner.GetPageAsync("/desk/search")).Form("/desk/search"), new Dictionary<string, string?> { ["Words"] = words });
        foreach (var page in (string[])["/desk/reports", "/desk/feedback", "/desk/settings", "/desk/audit-log", $"/desk/audit-log?reference={reference}", $"/desk/audit-log?by={nora}", "/desk/account"])
            Assert.Equal(HttpStatusCode.OK, (await owner.GetPageAsync(page)).Status);
        await owner.GetPageAsync("/desk/arrivals?since=0");
        foreach (var (page, action, values) in ((string, string, Dictionary<string, string?>)[])
        [
            ("/desk/export", "/desk/export", new() { ["Form.Reason"] = "The yearly count" }),
            ($"/desk/inquiries/{reference}/fhir", $"/desk/inquiries/{reference}/fhir", new() { ["Form.Reason"] = "The record" }),
            ("/desk/audit-log", "/desk/audit-log/reviewed", []),
            ("/desk/settings", "/desk/settings/keys-backed-up", []),
            ("/desk/settings", "/desk/settings/crisis-lines/lifeline/called", []),
            ($"/desk/staff/{nora}", $"/desk/staff/{nora}/role", new() { ["Change.Role"] = "Auditor" }),
            ($"/desk/staff/{nora}", $"/desk/staff/{nora}/disable", new() { ["Disable.Sure"] = "true" }),
            ($"/desk/staff/{nora}", $"/desk/staff/{nora}/enable", []),
            ("/desk/staff", "/desk/staff/sign-everybody-out", []),
        ])
        {
            var answer = await owner.SubmitAsync((await owner.GetPageAsync(page)).Form(action), values);
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{action}: {answer.Status}");
        }

        foreach (var table in (string[])["[InquirySearchTokens]", "[StaffAuthenticatorApps]", "[StaffPasskeys]", "[StaffActions]"])
            Assert.Contains(shadow.Statements, sql => sql.Contains(table, StringComparison.Ordinal));
        Assert.All(shadow.Statements, sql => Assert.Empty(TransactSql.ErrorsIn(sql)));
    }

    [Fact]
    public void The_parser_knows_wrong_from_right()
    {
        Assert.NotEmpty(TransactSql.ErrorsIn("SELECT TOP(2) FROM [Inquiries] WHERE"));
        Assert.NotEmpty(TransactSql.ErrorsIn("SELECT * FROM \"Inquiries\" LIMIT 2"));
        Assert.Empty(TransactSql.ErrorsIn("SELECT TOP(2) [Id] FROM [Inquiries] WHERE [Id] = @id"));
    }

    private static async Task ActAsync(BrowserSession who, string inquiry, string act, Dictionary<string, string?> values)
    {
        var page = await who.GetPageAsync(inquiry);
        var answer = await who.SubmitAsync(page.Form($"{inquiry}/{act}"), values);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }
}
