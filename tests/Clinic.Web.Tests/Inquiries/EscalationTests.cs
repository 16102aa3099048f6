using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Tests.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>Nobody is forgotten: the promise is watched, and what somebody took and left lying is passed on.</summary>
public sealed class EscalationTests
{
    [Fact]
    public async Task A_missed_promise_is_told_to_the_owner_once_by_a_link()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var time = OneInquiry.MondayMorning();
        var site = new ClinicSite { Time = time, Escalates = true };
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        await using var one = await OneInquiry.AtAsync(site, new() { ["ReachBy"] = "Phone" }, StaffRole.Owner);
        await site.OutboxEmptyAsync(time);
        var promised = (await one.NowAsync()).ReadBy!.Value;

        time.Advance(promised - time.GetUtcNow().UtcDateTime - TimeSpan.FromMinutes(2));
        var before = (await one.NowAsync()).EscalatedAt;
        await site.UntilAsync(_ => Task.FromResult(smtp.Taken.Any(mail => mail.Subject == "A message has waited too long")), time);
        await site.OutboxEmptyAsync(); // a mail under way when half an hour passes is sent again
        for (var minute = 0; minute < 30; minute++) time.Advance(TimeSpan.FromMinutes(1));
        await site.OutboxEmptyAsync(time);

        Assert.Null(before);
        var mail = Assert.Single(smtp.Taken, mail => mail.Subject == "A message has waited too long");
        Assert.Equal("nora@clinic.example", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains($"https://clinic.example/desk/inquiries/{one.Reference}", mail.TextBody, StringComparison.Ordinal);
        MailWords.AssertPrivate(mail);
        Assert.Single((await one.NowAsync()).Events, e => e.Kind is InquiryEventKind.Escalated);
        Assert.Contains("The promised time passed without an answer", (await (await SignInAgainAsync(site)).GetPageAsync(one.Path)).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_called_in_time_is_nobodys_alarm()
    {
        var time = OneInquiry.MondayMorning();
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time, Escalates = true });
        await one.ActAsync("contacts", new() { ["Contact.Outcome"] = "Reached" });
        await one.Site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = "Waits in vain." });

        await one.Site.UntilAsync(db => db.Inquiries.AnyAsync(i => i.EscalatedAt != null), time);

        Assert.Null((await one.NowAsync()).EscalatedAt);
    }

    [Fact]
    public async Task What_lies_for_two_working_days_goes_back_to_the_pool_and_a_weekend_is_none()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 12, 11, 15, 0, 0, TimeSpan.Zero)); // a Friday
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time, Escalates = true });
        await one.ActAsync("contacts", new() { ["Contact.Outcome"] = "NoAnswer" });
        await one.ActAsync("assign", new() { ["Assign.Who"] = "Me" });

        time.Advance(TimeSpan.FromDays(4)); // Tuesday morning: Monday and half of Tuesday have passed
        await LookAsync(one.Site);
        var tuesday = await one.NowAsync();
        await one.Site.UntilAsync(db => db.Inquiries.AllAsync(i => i.AssigneeId == null), time);

        Assert.NotNull(tuesday.AssigneeId);
        Assert.InRange(time.GetUtcNow(), new DateTimeOffset(2026, 12, 15, 22, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 16, 2, 0, 0, TimeSpan.Zero));
        Assert.Contains("Back in the pool: nothing was done for days", (await (await SignInAgainAsync(one.Site)).GetPageAsync(one.Path)).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_its_follow_up_is_not_lying_about()
    {
        var time = OneInquiry.MondayMorning();
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time, Escalates = true });
        await one.ActAsync("contacts", new() { ["Contact.Outcome"] = "Reached" });
        await one.ActAsync("assign", new() { ["Assign.Who"] = "Me" });
        await one.ActAsync("follow-up", new() { ["FollowUp.On"] = "2026-12-21" });
        await one.Site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = "Another." });
        var other = (await one.Site.InquiriesAsync()).Single(i => i.Reference != one.Reference).Reference;
        await one.Nora.SubmitAsync((await one.Nora.GetPageAsync($"/desk/inquiries/{other}")).Form($"/desk/inquiries/{other}/assign"), new Dictionary<string, string?> { ["Assign.Who"] = "Me" });

        await one.Site.UntilAsync(db => db.Inquiries.AnyAsync(i => i.Reference == other && i.AssigneeId == null), time);

        Assert.NotNull((await one.NowAsync()).AssigneeId);
    }

    [Fact]
    public async Task The_days_count_from_the_day_that_was_chosen_and_not_from_when_it_was_chosen()
    {
        var time = OneInquiry.MondayMorning();
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time });
        await one.ActAsync("assign", new() { ["Assign.Who"] = "Me" });
        await one.ActAsync("follow-up", new() { ["FollowUp.On"] = "2026-12-14" });

        time.SetUtcNow(new(2026, 12, 16, 21, 59, 0, TimeSpan.Zero)); // Wednesday, a minute before the close of the second day after
        await LookAsync(one.Site);
        var wednesday = await one.NowAsync();
        time.Advance(TimeSpan.FromMinutes(2));
        await LookAsync(one.Site);

        Assert.NotNull(wednesday.AssigneeId);
        Assert.Null((await one.NowAsync()).AssigneeId);
    }

    [Fact]
    public async Task Of_eight_instances_that_look_at_once_one_acts_and_the_others_do_nothing()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var time = OneInquiry.MondayMorning();
        var site = new ClinicSite { Time = time };
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        await using var one = await OneInquiry.AtAsync(site);
        for (var more = 0; more < 4; more++) await site.NewBrowser().AskAsync("/contact");
        time.Advance(TimeSpan.FromDays(7));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => LookAsync(site))));

        Assert.All(await site.InquiriesAsync(), i => Assert.Single(i.Events, e => e.Kind is InquiryEventKind.Escalated));
        Assert.Equal(5, await site.QueryAsync(db => db.Outbox.CountAsync(mail => mail.Kind == MailKind.OwnerAlert)));
    }

    // Days later every session is over.
    private static async Task<BrowserSession> SignInAgainAsync(ClinicSite site)
    {
        var browser = site.NewBrowser();
        await browser.SignInAgainAsync("nora@clinic.example");
        return browser;
    }

    private static async Task LookAsync(ClinicSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Escalations>().RunAsync(TestContext.Current.CancellationToken);
    }
}
