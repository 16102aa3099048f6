using Clinic.Web.Data;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Delivery;

/// <summary>A mail is written with what it tells about, goes out whatever fails on the way, and says nothing private.</summary>
public sealed class OutboxTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    // One mail only, the one to staff: whoever wants to be called is not written to.
    private static readonly Dictionary<string, string?> WithoutMail = new() { ["ReachBy"] = "Phone" };

    public static TheoryData<string> AllForms => VisitorForms.All;

    [Theory, MemberData(nameof(AllForms))]
    public async Task Staff_hear_of_a_new_message_by_a_link_and_by_no_word_of_it(string form)
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var site = SendingBy(smtp);

        await site.NewBrowser().AskAsync(form);
        await site.OutboxEmptyAsync();

        var mail = Assert.Single(smtp.Taken, mail => Assert.Single(mail.To.Mailboxes).Address == "desk@clinic.example");
        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Contains($"https://clinic.example/desk/inquiries/{inquiry.Reference}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://clinic.example/desk/inquiries/{inquiry.Reference}\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        MailWords.AssertPrivate(mail);
    }

    [Fact]
    public async Task Half_of_all_tries_fail_and_every_mail_arrives_with_an_id_that_tells_repeats()
    {
        SmtpFault[] faults = [SmtpFault.HangUpAtOnce, SmtpFault.BusyAtRecipient, SmtpFault.HangUpInTheMail, SmtpFault.HangUpAfterTaking];
        await using var smtp = new FaultySmtp(n => n % 2 == 0 ? SmtpFault.None : faults[n / 2 % faults.Length]);
        var time = new FakeTimeProvider(Now);
        await using var site = SendingBy(smtp, time);

        for (var n = 0; n < 20; n++) await site.NewBrowser().AskAsync("/contact");
        await site.OutboxEmptyAsync(time);

        var mails = await site.QueryAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.Equal(20, mails.Count(mail => mail.Kind is MailKind.StaffAlert));
        Assert.Equal(20, mails.Count(mail => mail.Kind is MailKind.PatientAcknowledgement));
        Assert.All(mails, mail => Assert.NotNull(mail.SentAt));
        Assert.Equal(
            mails.Select(mail => $"{mail.Id:N}@clinic.example").Order(),
            smtp.Taken.Select(mail => mail.MessageId).Distinct().Order());
        Assert.InRange(smtp.Taken.Count, 41, 80); // answers were lost, so some came twice
        Assert.All(smtp.Taken, MailWords.AssertPrivate);
    }

    [Fact]
    public async Task Four_instances_on_one_database_never_send_one_mail_at_once()
    {
        await using var site = new ClinicSite { Settings = { ["RateLimits:Enabled"] = "false" } };
        await site.NewBrowser().AskAsync("/contact");
        var inquiry = Assert.Single(await site.InquiriesAsync());
        await site.QueryAsync(async db =>
        {
            db.Outbox.AddRange(Enumerable.Range(0, 100).Select(_ => new OutboxMail(MailKind.StaffAlert, inquiry.Id, Now.UtcDateTime.AddYears(-1))));
            return await db.SaveChangesAsync();
        });

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakeAllAsync(site))));

        Assert.Equal(100, taken.Sum(ids => ids.Count));
        Assert.Equal(100, taken.SelectMany(ids => ids).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_that_a_killed_process_held_is_sent_when_its_lease_has_run_out()
    {
        var time = new FakeTimeProvider(Now);
        await using var smtp = new FaultySmtp(n => n == 1 ? SmtpFault.HangUpAtOnce : SmtpFault.None);
        await using var site = SendingBy(smtp, time);
        await site.NewBrowser().AskAsync("/contact", WithoutMail);
        await site.UntilAsync(db => db.Outbox.AnyAsync(mail => mail.Attempts == 1));
        await site.QueryAsync(db => db.Outbox.ExecuteUpdateAsync(m => m
            .SetProperty(x => x.NextAttemptAt, Now.UtcDateTime)
            .SetProperty(x => x.LeasedUntil, Now.UtcDateTime + Outbox.Lease)));

        time.Advance(Outbox.Lease - TimeSpan.FromSeconds(1));
        var early = smtp.Connections;
        time.Advance(TimeSpan.FromSeconds(2));
        await site.OutboxEmptyAsync();

        Assert.Equal(1, early);
        Assert.Single(smtp.Taken);
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_good_is_given_up_and_staff_see_it_and_can_try_again()
    {
        await using var smtp = new FaultySmtp(n => n == 1 ? SmtpFault.RefuseForGood : SmtpFault.None);
        await using var site = SendingBy(smtp);
        await site.NewBrowser().AskAsync("/contact", WithoutMail);
        await site.UntilAsync(db => db.Outbox.AnyAsync(mail => mail.DeadAt != null));
        var inquiry = Assert.Single(await site.InquiriesAsync());

        var staff = await site.SignInAsync();
        var queue = await staff.GetPageAsync("/desk");
        var list = await staff.GetPageAsync("/desk/mail");
        await staff.SubmitAsync(list.Form("/desk/mail/try-again"));
        await site.OutboxEmptyAsync();

        Assert.NotNull(queue.Document.QuerySelector("a[href='/desk/mail']"));
        Assert.Contains(inquiry.Reference, list.MainText, StringComparison.Ordinal);
        Assert.Contains("Smtp550", list.MainText, StringComparison.Ordinal);
        Assert.Single(smtp.Taken);
        var after = await staff.GetPageAsync("/desk/mail");
        Assert.Contains("Every mail has been sent", after.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Tries_come_later_and_later_spread_by_chance_and_end_after_some_two_days()
    {
        var at = Now.UtcDateTime;
        var mail = new OutboxMail(MailKind.StaffAlert, Guid.NewGuid(), at);
        var waits = new List<TimeSpan>();

        while (mail.DeadAt is null)
        {
            mail.Failed("NotReachable", permanent: false, at);
            if (mail.DeadAt is null) waits.Add(mail.NextAttemptAt - at);
            at = mail.NextAttemptAt;
        }

        Assert.Equal(OutboxMail.AttemptsMax - 1, waits.Count);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90));
        Assert.All(waits, wait => Assert.True(wait <= TimeSpan.FromHours(9)));
        Assert.InRange(at - Now.UtcDateTime, TimeSpan.FromHours(16), TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_waits_to_be_sent_one_day()
    {
        await using var site = new ClinicSite();

        await site.NewBrowser().AskAsync("/consultation");

        Assert.Empty(await site.QueryAsync(db => db.Outbox.ToListAsync()));
        var ready = await site.NewBrowser("127.0.0.1").GetPageAsync("/health/ready");
        Assert.Contains("mail: Degraded", ready.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_mail_lies_in_a_folder_to_be_read()
    {
        await using var site = new ClinicSite { EnvironmentName = "Development" };

        await site.NewBrowser().AskAsync("/consultation");
        await site.OutboxEmptyAsync();

        var subjects = new List<string>();
        foreach (var file in site.DataFolder.EnumerateFiles("mail/*.eml"))
            subjects.Add((await MimeKit.MimeMessage.LoadAsync(file.FullName, TestContext.Current.CancellationToken)).Subject!);
        Assert.Equal(["New message at the desk", "We have your message"], subjects.Order());
    }

    private static ClinicSite SendingBy(FaultySmtp smtp, FakeTimeProvider? time = null)
    {
        var site = new ClinicSite { Time = time };
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        return site;
    }

    private static async Task<List<Guid>> TakeAllAsync(ClinicSite site)
    {
        var ids = new List<Guid>();
        while (true)
        {
            await using var scope = site.Services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<Outbox>().TakeAsync(CancellationToken.None) is not { } mail) return ids;
            ids.Add(mail.Id);
        }
    }
}
