using System.Net;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Asking.Requests;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Tests.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Danger;

/// <summary>Danger stands on top of the desk until somebody records what came of it, and can leave by no other way.</summary>
public sealed class DangerDeskTests
{
    [Theory]
    [InlineData("ReachedAndSafe", "reached and safe")]
    [InlineData("HandedOver", "handed over")]
    [InlineData("NotDanger", "not danger")]
    public async Task Recording_what_came_of_it_takes_it_off_and_undoing_puts_it_back_with_its_clock(string outcome, string said)
    {
        var time = OneInquiry.MondayMorning();
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync();
        var path = $"/desk/inquiries/{await UrgencyTests.ReceiveAsync(site, new(CanWait.No, InDanger.Yes, false))}";
        var due = (await site.InquiriesAsync())[0].DangerDueAt;
        time.Advance(TimeSpan.FromMinutes(5));

        await ActAsync(nora, path, "danger", new() { ["Danger.Outcome"] = outcome, ["Danger.Note"] = "Spoke with the county line" });
        var after = await nora.GetPageAsync(path);
        var settled = (await site.InquiriesAsync())[0];
        var calm = await nora.GetPageAsync("/desk");
        await nora.SubmitAsync(after.Form($"{path}/undo"));
        var reopened = (await site.InquiriesAsync())[0];

        Assert.Contains($"Nora Field recorded Mon, Dec 7, 10:05 AM: {said}", after.MainText, StringComparison.Ordinal);
        Assert.Contains("Spoke with the county line", after.MainText, StringComparison.Ordinal);
        Assert.Equal((false, Attention.Urgent), (settled.InDanger, settled.Attention)); // they still said that it cannot wait
        Assert.Null(calm.Document.QuerySelector(".danger-band"));
        Assert.Equal((true, due), (reopened.InDanger, reopened.DangerDueAt));
        Assert.NotNull((await nora.GetPageAsync("/desk")).Document.QuerySelector(".danger-band"));
        Assert.Equal(
            ["DangerSeen Said ", $"DangerSettled {outcome} Nora Field", "DangerReopened  Nora Field"],
            reopened.Events.Where(e => e.Kind.ToString().StartsWith("Danger", StringComparison.Ordinal)).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => $"{e.Kind} {EventDetails.ToldOfDanger.In(e.Says)}{EventDetails.CameOfDanger.In(e.Says)} {e.StaffName}"));
    }

    public static TheoryData<string, Dictionary<string, string?>> OtherActs => new()
    {
        { "contacts", new() { ["Contact.Outcome"] = "MessageSent" } },
        { "contacts", new() { ["Contact.Outcome"] = "Reached" } },
        { "contacts", new() { ["Contact.Outcome"] = "WrongNumber", ["Contact.Note"] = "Called" } },
        { "notes", new() { ["Note.Text"] = "Read it" } },
        { "assign", new() { ["Assign.Who"] = "Me" } },
        { "follow-up", new() { ["FollowUp.On"] = "2026-12-21" } },
        { "status", new() { ["Status.To"] = "Contacted" } },
        { "consultation", new() { ["Schedule.On"] = "2026-12-21", ["Schedule.At"] = "10:00" } },
    };

    [Theory, MemberData(nameof(OtherActs))]
    public async Task No_other_act_takes_it_off(string act, Dictionary<string, string?> values)
    {
        await using var site = new ClinicSite { Time = OneInquiry.MondayMorning() };
        var nora = await site.SignInAsync();
        var reference = await UrgencyTests.ReceiveAsync(site, new(null, null, Words: true));
        var path = $"/desk/inquiries/{reference}";
        var events = (await site.InquiriesAsync())[0].Events.Count;

        var page = await nora.GetPageAsync(path);
        var form = page.Form($"{path}/{act}");
        if (values.ContainsKey("Contact.Outcome") && form.QuerySelector("[name='Contact.OutsideQuietHours']") is not null) values["Contact.OutsideQuietHours"] = "true";
        await nora.SubmitAsync(form, values);

        var now = (await site.InquiriesAsync())[0];
        Assert.True(now.Events.Count > events + 1, "nothing was done");
        Assert.True(now.InDanger);
        foreach (var list in (string[])["/desk", "/desk?whose=me", "/desk/inquiries", "/desk/inquiries?topic=ptsd&status=closed"])
            Assert.Equal(reference, Assert.Single((await nora.GetPageAsync(list)).Document.QuerySelectorAll(".danger-band li a")).TextContent);
    }

    public static TheoryData<string, Dictionary<string, string?>> WaysOut => new()
    {
        { "status", new() { ["Status.To"] = "Closed", ["Status.Reason"] = "NoReply" } },
        { "spam", new() { ["Spam.Sure"] = "true" } },
        { "merge", new() { ["Merge.Into"] = "OTHER", ["Merge.Sure"] = "true" } },
        { "erasure", [] },
    };

    [Theory, MemberData(nameof(WaysOut))]
    public async Task It_can_be_neither_closed_nor_merged_nor_erased_before_somebody_recorded_what_came_of_it(string act, Dictionary<string, string?> values)
    {
        await using var site = new ClinicSite { Time = OneInquiry.MondayMorning() };
        var nora = await site.SignInAsync(role: StaffRole.Owner);
        var other = await UrgencyTests.ReceiveAsync(site, default);
        var reference = await UrgencyTests.ReceiveAsync(site, new(null, null, Words: true));
        var path = $"/desk/inquiries/{reference}";
        if (values.ContainsKey("Merge.Into")) values["Merge.Into"] = other;
        await site.QueryAsync(async db =>
        {
            (await db.Inquiries.SingleAsync(i => i.Reference == reference)).AskErasure(OneInquiry.MondayMorning().GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });
        var from = act == "erasure" ? $"{path}/erasure" : path;

        var refused = await nora.SubmitAsync((await nora.GetPageAsync(from)).Form($"{path}/{act}"), values);
        var kept = (await site.InquiriesAsync()).Single(i => i.Reference == reference);
        await ActAsync(nora, path, "danger", new() { ["Danger.Outcome"] = "NotDanger" });
        var done = await nora.SubmitAsync((await nora.GetPageAsync(from)).Form($"{path}/{act}"), values);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(refused.Errors, error => error.StartsWith("Record first", StringComparison.Ordinal));
        Assert.Equal((InquiryStatus.New, true, false), (kept.Status, kept.InDanger, kept.Erased));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(InquiryStatus.Closed, (await site.InquiriesAsync()).Single(i => i.Reference == reference).Status);
    }

    [Fact]
    public async Task What_its_writer_takes_back_stays_on_top()
    {
        await using var site = new ClinicSite { Time = OneInquiry.MondayMorning() };
        var nora = await site.SignInAsync();
        var reference = await UrgencyTests.ReceiveAsync(site, new(CanWait.NotSure, null, false));
        await ChangeAsync(site, reference, (inquiry, now, _) => inquiry.Withdraw(now));

        var band = (await nora.GetPageAsync("/desk")).Document.QuerySelector(".danger-band")!;

        Assert.Contains(reference, band.TextContent, StringComparison.Ordinal);
        Assert.Contains("closed", band.TextContent, StringComparison.Ordinal);
        Assert.Equal((InquiryStatus.Closed, true), ((await site.InquiriesAsync())[0].Status, (await site.InquiriesAsync())[0].InDanger));
    }

    [Fact]
    public async Task Danger_in_what_is_added_later_puts_it_back_with_a_clock_of_its_own()
    {
        var time = OneInquiry.MondayMorning();
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync();
        var reference = await UrgencyTests.ReceiveAsync(site, new(null, InDanger.Yes, false));
        var path = $"/desk/inquiries/{reference}";
        await ActAsync(nora, path, "danger", new() { ["Danger.Outcome"] = "ReachedAndSafe" });
        await LookAsync(site);
        time.Advance(TimeSpan.FromHours(2));

        await AddAsync(site, reference, new(CanWait.Yes, null, Words: true));

        var again = (await site.InquiriesAsync())[0];
        Assert.Equal((true, time.GetUtcNow().UtcDateTime.AddMinutes(30), null), (again.InDanger, again.DangerDueAt!.Value, again.DangerEscalatedAt));
        Assert.NotNull((await nora.GetPageAsync("/desk")).Document.QuerySelector(".danger-band"));
        time.Advance(TimeSpan.FromMinutes(31));
        await LookAsync(site);
        await LookAsync(site);
        Assert.Single((await site.InquiriesAsync())[0].Events, e => e.Kind is InquiryEventKind.DangerEscalated);
    }

    [Fact]
    public async Task Danger_added_to_what_was_set_aside_brings_it_out()
    {
        await using var site = new ClinicSite();
        var reference = await UrgencyTests.ReceiveAsync(site, default, Suspicion.HiddenField);
        var before = (await site.InquiriesAsync())[0].Suspicion;

        await AddAsync(site, reference, new(null, InDanger.Yes, false));

        Assert.Equal((Suspicion.HiddenField, null), (before, (await site.InquiriesAsync())[0].Suspicion));
    }

    [Fact]
    public async Task What_was_added_and_what_was_set_aside_are_held_to_the_time_their_writers_were_told()
    {
        var time = OneInquiry.MondayMorning();
        await using var site = new ClinicSite { Time = time, Settings = { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = "1", ["Mail:From"] = "a@clinic.example", ["Mail:StaffTo"] = "b@clinic.example", ["Site:Url"] = "https://clinic.example" } };
        var nora = await site.SignInAsync();
        var answered = await UrgencyTests.ReceiveAsync(site, default);
        await ActAsync(nora, $"/desk/inquiries/{answered}", "contacts", new() { ["Contact.Outcome"] = "Reached" });
        var seen = await UrgencyTests.ReceiveAsync(site, default);
        await ActAsync(nora, $"/desk/inquiries/{seen}", "contacts", new() { ["Contact.Outcome"] = "Reached" });
        var aside = await UrgencyTests.ReceiveAsync(site, default, Suspicion.TooFast);
        time.Advance(TimeSpan.FromHours(1));
        await AddAsync(site, answered, new(CanWait.No, InDanger.No, false));
        await AddAsync(site, seen, default);
        var first = (await nora.GetPageAsync("/desk/inquiries?flag=added")).Document.QuerySelectorAll("table.queue tbody th").Select(th => th.TextContent.Trim()).ToList();
        Assert.Equal(Attention.Urgent, (await site.InquiriesAsync()).Single(i => i.Reference == answered).Attention);

        await nora.GetPageAsync($"/desk/inquiries/{seen}"); // opened: it was read
        time.Advance((await site.InquiriesAsync()).Max(i => i.ReadBy)!.Value - time.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(1));
        await LookAsync(site);
        await LookAsync(site);

        var now = await site.InquiriesAsync();
        Assert.Equal(new[] { answered, seen }.Order(), first.Order());
        Assert.Equal(
            new[] { (answered, 1), (seen, 0), (aside, 1) }.Order(),
            now.Select(i => (i.Reference, i.Events.Count(e => e.Kind is InquiryEventKind.Escalated))).Order());
        var mails = await site.QueryAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.Equal(MailKind.OwnerAlert, Assert.Single(mails, m => m.InquiryId == now.Single(i => i.Reference == answered).Id && m.Kind is MailKind.OwnerAlert).Kind);
        Assert.Single(mails, m => m.Kind is MailKind.OwnerSetAsideAlert);
    }

    [Fact]
    public async Task Nothing_at_the_desk_calls_an_unmarked_message_safe()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(role: StaffRole.Owner);
        var reference = await UrgencyTests.ReceiveAsync(site, new(CanWait.Yes, null, false));

        foreach (var page in (string[])["/desk", "/desk/inquiries", $"/desk/inquiries/{reference}", "/desk/inquiries?flag=danger", "/desk/reports"])
            Assert.DoesNotMatch(@"(?i)\b(safe|no danger|all is well|not in danger|harmless)\b(?! to reach)", (await nora.GetPageAsync(page)).MainText);
    }

    [Fact]
    public async Task Each_crisis_line_is_listed_until_an_owner_has_called_it_and_again_when_its_number_changes()
    {
        using var content = new ContentCopy();
        await using var site = new ClinicSite { Settings = { ["Content:Directory"] = content.Folder } };
        var owner = await site.SignInAsync(role: StaffRole.Owner);
        const string called = "/desk/settings/crisis-lines/second-floor/called";

        var before = await owner.GetPageAsync("/desk/settings");
        await owner.SubmitAsync(before.Form(called));
        var after = await owner.GetPageAsync("/desk/settings");
        var trail = await owner.GetPageAsync("/desk/audit-log");
        var lines = await File.ReadAllTextAsync(Path.Combine(content.Folder, "crisis.yml"), TestContext.Current.CancellationToken);
        content.Write("crisis.yml", lines.Replace("8882222228", "8882222229", StringComparison.Ordinal)
            .Replace("888-222-2228", "888-222-2229", StringComparison.Ordinal).Replace("2 2 2 8\"", "2 2 2 9\"", StringComparison.Ordinal));
        site.Services.GetRequiredService<PageLibrary>().Reload();
        var changed = await owner.GetPageAsync("/desk/settings");
        var late = await owner.PostAsync(called, before.FieldsOf(called, new Dictionary<string, string?>()));

        Assert.DoesNotContain(after.Document.Forms, form => form.Action.EndsWith(called, StringComparison.Ordinal));
        Assert.Contains("Called a crisis line: second-floor tel:8882222228", trail.MainText, StringComparison.Ordinal);
        Assert.NotNull(changed.Form(called)); // asked for anew
        Assert.Equal(HttpStatusCode.Conflict, late.Status); // the number that was called is not the one that stands there now
        Assert.DoesNotContain(before.Document.Forms, form => form.Action.EndsWith("/emergency/called", StringComparison.Ordinal)); // nobody calls 911 to try it
        Assert.Equal(HttpStatusCode.NotFound, (await owner.PostAsync("/desk/settings/crisis-lines/emergency/called", before.FieldsOf(called, new Dictionary<string, string?>()))).Status);
    }

    private static async Task ActAsync(BrowserSession who, string path, string act, Dictionary<string, string?> values)
    {
        var answer = await who.SubmitAsync((await who.GetPageAsync(path)).Form($"{path}/{act}"), values);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    private static Task AddAsync(ClinicSite site, string reference, Urgency urgency) =>
        ChangeAsync(site, reference, (inquiry, _, messages) => messages.Add(inquiry, new RequestMessageForm { Text = "Something more", Key = Guid.NewGuid() }, urgency));

    private static async Task ChangeAsync(ClinicSite site, string reference, Action<Inquiry, DateTime, VisitorMessages> change)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var inquiry = await db.Inquiries.Include(i => i.Events).SingleAsync(i => i.Reference == reference, TestContext.Current.CancellationToken);
        change(inquiry, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, scope.ServiceProvider.GetRequiredService<VisitorMessages>());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task LookAsync(ClinicSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Escalations>().RunAsync(TestContext.Current.CancellationToken);
    }
}
