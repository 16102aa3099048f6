using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Ical.Net;
using MimeKit;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>Arranging the consultation, and what the writer gets for their calendar.</summary>
public sealed class ConsultationTests
{
    [Fact]
    public async Task An_arranged_time_is_the_clinics_and_can_be_taken_into_a_calendar()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = OneInquiry.MondayMorning() });

        var page = await one.Nora.FollowAsync(await ArrangeAsync(one, "2026-12-10", "14:30"));
        var calendar = await one.Nora.GetPageAsync($"{one.Path}/appointment.ics");

        Assert.Contains("Consultation: Thu, Dec 10, 2:30 PM", page.MainText, StringComparison.Ordinal);
        Assert.Equal(InquiryStatus.Scheduled, (await one.NowAsync()).Status);
        Assert.Equal("text/calendar", calendar.Response.Content.Headers.ContentType!.MediaType);
        var entry = Assert.Single(Calendar.Load(calendar.Text)!.Events);
        Assert.Equal(new DateTime(2026, 12, 10, 19, 30, 0), entry.DtStart!.AsUtc);
        Assert.Equal("Appointment", entry.Summary);
        Assert.Null(entry.Location);
    }

    [Theory]
    [InlineData("2026-12-07", "09:00", "Choose a time that is still to come")]
    [InlineData("2027-03-14", "02:30", "The clocks go forward that night and skip this time. Choose another")]
    [InlineData("2027-11-07", "01:30", "The clocks go back that night and this time comes twice. Choose another")]
    [InlineData("2026-12-01", "10:00", "Choose today or a later day")]
    [InlineData("", "10:00", "Choose the day")]
    [InlineData("2026-12-10", "", "Choose the time")]
    public async Task A_time_that_cannot_be_is_refused_with_what_to_do(string day, string time, string message)
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = OneInquiry.MondayMorning() });

        var refused = await ArrangeAsync(one, day, time);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(message, refused.Errors);
        Assert.Equal(day, refused.ValueOf("Schedule.On") ?? "");
    }

    [Fact]
    public async Task The_time_is_mailed_with_a_calendar_entry_that_tells_nothing()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var site = new ClinicSite();
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        await using var one = await OneInquiry.AtAsync(site);

        await ArrangeAsync(one, $"{DateTime.UtcNow.AddDays(20):yyyy-MM-dd}", "14:30", mail: true);
        await site.UntilAsync(_ => Task.FromResult(smtp.Taken.Any(mail => mail.Subject == "Your appointment")));

        var mail = smtp.Taken.Single(mail => mail.Subject == "Your appointment");
        MailWords.AssertPrivate(mail);
        var attached = Assert.IsType<TextPart>(Assert.Single(mail.Attachments));
        Assert.Equal("appointment.ics", attached.FileName);
        Assert.Equal("Appointment", Assert.Single(Calendar.Load(attached.Text)!.Events).Summary);
    }

    [Fact]
    public async Task The_mail_with_the_calendar_entry_is_in_the_owners_words()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var site = new ClinicSite();
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        await using var one = await OneInquiry.AtAsync(site);
        var owner = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        const string path = "/desk/templates/Arranged";
        await owner.SubmitAsync((await owner.GetPageAsync(path)).Form(path), new Dictionary<string, string?>
        {
            ["Form.Subject"] = "We look forward to seeing you",
            ["Form.Text"] = "Dear {name}, come on {when}. The door is on the left.\n\n{reference link}",
        });

        await ArrangeAsync(one, $"{DateTime.UtcNow.AddDays(20):yyyy-MM-dd}", "14:30", mail: true);
        await site.UntilAsync(_ => Task.FromResult(smtp.Taken.Any(mail => mail.Subject == "We look forward to seeing you")));

        var mail = smtp.Taken.Single(mail => mail.Subject == "We look forward to seeing you");
        Assert.Matches("^Dear Ottoline, come on [A-Z][a-z]{2}, .*2:30 PM. The door is on the left.", mail.TextBody);
        Assert.Contains("https://clinic.example/requests/", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Single(mail.Attachments);
    }

    [Fact]
    public async Task Whoever_did_not_choose_mail_is_not_offered_it()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var site = new ClinicSite();
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        await using var one = await OneInquiry.AtAsync(site, new() { ["ReachBy"] = "Phone" });

        var page = await one.Nora.GetPageAsync(one.Path);
        var fields = page.FieldsOf($"{one.Path}/consultation", new Dictionary<string, string?> { ["Schedule.On"] = $"{DateTime.UtcNow.AddDays(20):yyyy-MM-dd}", ["Schedule.At"] = "14:30" });
        var forged = await one.Nora.PostAsync($"{one.Path}/consultation", [.. fields, new("Schedule.MailCalendar", "true")]);

        Assert.Null(page.Document.QuerySelector("[name='Schedule.MailCalendar']"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Contains("They did not allow mail: untick this, and tell them the way they chose", forged.Errors);
    }

    private static Task<WebPage> ArrangeAsync(OneInquiry one, string day, string time, bool mail = false)
    {
        var values = new Dictionary<string, string?> { ["Schedule.On"] = day, ["Schedule.At"] = time };
        if (mail) values["Schedule.MailCalendar"] = "true";
        return one.ActAsync("consultation", values);
    }
}
