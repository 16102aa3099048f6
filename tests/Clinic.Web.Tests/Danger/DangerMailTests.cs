using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Tests.Delivery;
using Clinic.Web.Tests.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Danger;

/// <summary>The mail that wakes somebody: at once, without a word about health, and no flood however many there are.</summary>
public sealed class DangerMailTests
{
    private const string Subject = "Please look at the desk now";

    [Fact]
    public async Task The_first_danger_is_told_at_once_and_all_others_together_five_minutes_later()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var time = OneInquiry.MondayMorning();
        await using var site = SiteWith(smtp, time);
        site.Settings["Mail:AlertTo"] = "oncall@clinic.example";
        var began = time.GetUtcNow();

        await UrgencyTests.ReceiveAsync(site, new(null, InDanger.Yes, false));
        await SentAsync(site, smtp, 1);
        for (var n = 0; n < 7; n++) await UrgencyTests.ReceiveAsync(site, new(null, null, Words: true), n % 2 == 0 ? null : Suspicion.TooFast);
        time.Advance(TimeSpan.FromMinutes(4));
        await site.UntilAsync(db => db.Outbox.AllAsync(m => m.Kind == MailKind.DangerAlert || m.SentAt != null));
        var within = Alerts(smtp).Count;
        await site.OutboxEmptyAsync(time);

        Assert.Equal(1, within);
        Assert.Equal(2, Alerts(smtp).Count);
        Assert.True(time.GetUtcNow() - began >= TimeSpan.FromMinutes(5));
        Assert.Contains("1 message has to be looked at now", Alerts(smtp)[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("8 messages have to be looked at now", Alerts(smtp)[1].TextBody, StringComparison.Ordinal);
        Assert.All(Alerts(smtp), mail =>
        {
            Assert.Equal("oncall@clinic.example", Assert.Single(mail.To.Mailboxes).Address);
            Assert.Contains("https://clinic.example/desk", mail.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("danger", $"{mail.Subject} {mail.TextBody} {mail.HtmlBody}", StringComparison.OrdinalIgnoreCase);
            MailWords.AssertPrivate(mail);
        });
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_and_one_mail_then_tells_of_all()
    {
        var away = true;
        await using var smtp = new FaultySmtp(_ => Volatile.Read(ref away) ? SmtpFault.HangUpAtOnce : SmtpFault.None);
        var time = OneInquiry.MondayMorning();
        await using var site = SiteWith(smtp, time);
        for (var n = 0; n < 3; n++) await UrgencyTests.ReceiveAsync(site, new(null, InDanger.Yes, false));
        await site.UntilAsync(db => db.Outbox.Where(m => m.Kind == MailKind.DangerAlert).AllAsync(m => m.Attempts > 1), time);

        Volatile.Write(ref away, false);
        await site.OutboxEmptyAsync(time);

        var mail = Assert.Single(Alerts(smtp));
        Assert.Equal("desk@clinic.example", Assert.Single(mail.To.Mailboxes).Address); // Mail:StaffTo, where Mail:AlertTo is not set
        Assert.Contains("3 messages have to be looked at now", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await site.QueryAsync(db => db.Outbox.CountAsync(m => m.Kind == MailKind.DangerAlert)));
    }

    [Fact]
    public async Task Owners_are_told_together_of_what_nobody_looked_at_in_time()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var time = OneInquiry.MondayMorning();
        await using var site = SiteWith(smtp, time);
        await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        for (var n = 0; n < 3; n++) await UrgencyTests.ReceiveAsync(site, new(CanWait.NotSure, null, false));
        time.Advance(TimeSpan.FromMinutes(31));
        await using (var scope = site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Escalations>().RunAsync(TestContext.Current.CancellationToken);
        await site.OutboxEmptyAsync(time);

        var mail = Assert.Single(smtp.Taken, mail => mail.Subject == "Nobody has looked at the desk");
        Assert.Equal("owner@clinic.example", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains("3 messages have to be looked at now", mail.TextBody, StringComparison.Ordinal);
        MailWords.AssertPrivate(mail);
    }

    private static ClinicSite SiteWith(FaultySmtp smtp, Microsoft.Extensions.Time.Testing.FakeTimeProvider time)
    {
        var site = new ClinicSite { Time = time };
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        return site;
    }

    private static List<MimeKit.MimeMessage> Alerts(FaultySmtp smtp) => [.. smtp.Taken.Where(mail => mail.Subject == Subject)];

    private static Task SentAsync(ClinicSite site, FaultySmtp smtp, int count) =>
        site.UntilAsync(db => db.Outbox.Where(m => m.Kind == MailKind.DangerAlert && m.SentAt != null).CountAsync().ContinueWith(sent => sent.Result >= count && Alerts(smtp).Count >= count, TaskScheduler.Default));
}
