using Clinic.Web.Data;
using Clinic.Web.Features.Asking;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Delivery;

/// <summary>Mail that fails now is known now: at the desk and in health, with its reason.</summary>
public sealed class MailFailingNowTests
{
    private static readonly Dictionary<string, string?> WithoutMail = new() { ["ReachBy"] = "Phone" };

    [Fact]
    public async Task A_server_that_is_down_shows_at_the_second_try_and_all_goes_out_when_one_mail_goes_through()
    {
        var down = true;
        await using var smtp = new FaultySmtp(_ => down ? SmtpFault.HangUpAtOnce : SmtpFault.None);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = SendingBy(smtp, time);
        var here = site.NewBrowser("127.0.0.1");
        var nora = await site.SignInAsync();
        for (var n = 0; n < 3; n++) await site.NewBrowser().AskAsync("/contact", WithoutMail);

        await site.UntilAsync(db => db.Outbox.AllAsync(mail => mail.Attempts == 1));
        var afterOne = await here.GetPageAsync("/health/ready");
        await site.UntilAsync(db => db.Outbox.AllAsync(mail => mail.Attempts >= 2), time);
        var afterTwo = await here.GetPageAsync("/health/ready");
        var list = await nora.GetPageAsync("/desk/mail");
        var today = await nora.GetPageAsync("/desk");
        await site.UntilAsync(db => db.Outbox.AllAsync(mail => mail.Attempts >= 7), time); // an hour between tries by now
        down = false;
        await site.NewBrowser().AskAsync("/contact", WithoutMail);
        await site.OutboxEmptyAsync(); // by a clock that stands still: none of them waits for its hour
        var afterwards = await here.GetPageAsync("/health/ready");
        var listAfterwards = await nora.GetPageAsync("/desk/mail");

        Assert.Contains("mail: Healthy", afterOne.Text, StringComparison.Ordinal);
        Assert.Contains("mail: Degraded - 3 failing: ConnectionLost", afterTwo.Text, StringComparison.Ordinal);
        Assert.Contains("ConnectionLost", list.MainText, StringComparison.Ordinal);
        Assert.Contains("3 mails that were not sent", today.MainText, StringComparison.Ordinal);
        Assert.Equal(4, smtp.Taken.Count);
        Assert.Contains("mail: Healthy", afterwards.Text, StringComparison.Ordinal);
        Assert.Contains("Every mail has been sent", listAfterwards.MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.@example.com")]
    [InlineData("@")]
    [InlineData("\"")]
    [InlineData("a b c")]
    [InlineData("x@y\r\nBcc: everybody@clinic.example")]
    public async Task An_address_that_no_mail_can_be_written_to_counts_as_a_try_and_shows_at_the_desk(string address)
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = SendingBy(smtp, time);
        var nora = await site.SignInAsync();
        await StoreAsync(site, new InquiryWords { Reach = new() { Name = "Robin", Email = address, ReachBy = ContactWay.Email } });

        await site.UntilAsync(db => db.Outbox.AnyAsync(mail => mail.Kind == MailKind.PatientAcknowledgement && (mail.DeadAt != null || mail.Attempts >= 2)), time);
        var list = await nora.GetPageAsync("/desk/mail");

        var mail = await site.QueryAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Kind == MailKind.PatientAcknowledgement));
        Assert.NotNull(mail.LastError);
        Assert.Contains(mail.LastError, list.MainText, StringComparison.Ordinal);
        Assert.All(smtp.Taken, taken => Assert.Equal("desk@clinic.example", Assert.Single(taken.To.Mailboxes).Address));
        if (address.Length > 1) Assert.DoesNotContain(address, site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_cannot_be_opened_count_as_a_try_too()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = SendingBy(smtp, time);
        var nora = await site.SignInAsync();
        var id = await StoreAsync(site, new InquiryWords { Reach = new() { Name = "Robin", Email = "robin@clinic.example", ReachBy = ContactWay.Email } });
        var something = site.Services.GetRequiredService<Vault>().Seal(id, InquiryWords.Purpose, new { Nobody = "knows this" });
        await site.QueryAsync(db => db.Inquiries.ExecuteUpdateAsync(i => i.SetProperty(x => x.Envelope, something)));
        await site.QueryAsync(async db =>
        {
            db.Outbox.Add(new OutboxMail(MailKind.PatientAcknowledgement, id, time.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync();
        });

        await site.UntilAsync(db => db.Outbox.AnyAsync(mail => mail.Attempts >= 2), time);

        Assert.Contains("EnvelopeUnreadable", (await nora.GetPageAsync("/desk/mail")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_the_desk_fails_on_what_is_missing_or_strange_in_what_was_sent()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync(role: StaffRole.Owner);
        InquiryWords[] strange =
        [
            new() { Reach = new() { Name = "No address", ReachBy = ContactWay.Email } },
            new() { Reach = new() { Name = "No number", ReachBy = ContactWay.Phone } },
            new() { Reach = new() { Name = "No number to text", ReachBy = ContactWay.Text } },
            new() { Reach = new() { Name = "Not a number", ReachBy = ContactWay.Phone, Phone = "call my sister" } },
            new() { Reach = new() { Name = "" }, Message = "" },
            new() { Reach = new() { Name = "   ", Email = "", Phone = "", ReachBy = ContactWay.Email } },
            new() { Reach = new() { Name = "\uD83D", ReachBy = (ContactWay)99 }, Message = "\uD83D\uFFFE\u0000" },
            new() { Reach = new() { Name = "Somebody" }, AskingFor = (AskingFor)99, HowSoon = (HowSoon)99, HeardFrom = (HeardFrom)99, Language = "\u202E" },
            new() { Reach = new() { Name = new string('x', 5_000), Email = new string('@', 300), ReachBy = ContactWay.Email }, Message = new string('\u0301', 5_000) },
        ];
        foreach (var words in strange) await StoreAsync(site, words, raw: true);
        var unreadable = await StoreAsync(site, strange[0], raw: true);
        await site.QueryAsync(db => db.Inquiries.Where(i => i.Id == unreadable).ExecuteUpdateAsync(i => i.SetProperty(x => x.Envelope, new byte[] { 1, 2, 3 })));

        foreach (var path in new[] { "/desk", "/desk/inquiries", "/desk/mail", "/desk/export" })
            Assert.True((int)(await nora.GetPageAsync(path)).Status < 500, path);
        foreach (var inquiry in await site.InquiriesAsync())
        {
            foreach (var page in new[] { "", "/messages/new", "/fhir" })
            {
                var path = $"/desk/inquiries/{inquiry.Reference}{page}";
                var shown = await nora.GetPageAsync(path);
                Assert.True((int)shown.Status < 500, $"{path}: {shown.MainText}");
            }
        }

        Assert.Contains("they gave no address", (await nora.GetPageAsync($"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}")).MainText, StringComparison.Ordinal);
    }

    private static ClinicSite SendingBy(FaultySmtp smtp, FakeTimeProvider time)
    {
        var site = new ClinicSite { Time = time };
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        return site;
    }

    /// <summary>As if it had come another way than by the form, which refuses most of this.</summary>
    private static async Task<Guid> StoreAsync(ClinicSite site, InquiryWords words, bool raw = false)
    {
        _ = await site.NewBrowser().GetPageAsync("/health/live");
        await using var scope = site.Services.CreateAsyncScope();
        if (!raw)
        {
            var facts = new InquiryFacts(InquiryKind.Question, InquiryTopic.Other, null, Guid.NewGuid(), default, null);
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<InquiryIntake>().ReceiveAsync(facts, words));
            return (await site.InquiriesAsync())[^1].Id;
        }

        var vault = scope.ServiceProvider.GetRequiredService<Vault>();
        var id = Guid.CreateVersion7();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        db.Inquiries.Add(Inquiry.Receive(
            new ReceivedInquiry(
                id, InquiryReference.New(), InquiryKind.ConsultationRequest, InquiryTopic.Other, null, Guid.NewGuid(), vault.Digest("test", id.ToByteArray()),
                ConsentText.Version, vault.Seal(id, InquiryWords.Purpose, words), vault.Seal(id, InquiryWords.InitialsPurpose, "")),
            scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return id;
    }
}
