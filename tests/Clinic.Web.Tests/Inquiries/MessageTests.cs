using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>Mails that begin as a template: seen before they go, private, and only where they are allowed.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_message_is_seen_changed_and_sent_and_stands_in_the_timeline()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SendingBy(smtp));
        var path = $"{one.Path}/message";

        var draft = await one.Nora.GetPageAsync($"{path}?template=CouldNotReach");
        var preview = await one.Nora.PostAsync($"{path}/preview", draft.FieldsOf(path, new Dictionary<string, string?> { ["Form.Subject"] = "Did you get my call?" }));
        var sent = await one.Nora.FollowAsync(await one.Nora.SubmitAsync(preview.Form(path)));
        await one.Site.UntilAsync(_ => Task.FromResult(smtp.Taken.Any(mail => mail.Subject == "Did you get my call?")));

        Assert.Contains("Hello Ottoline", preview.Document.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(link to their own request)", preview.Document.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mail: Could not reach you", sent.MainText, StringComparison.Ordinal);
        Assert.Contains("Did you get my call?", sent.MainText, StringComparison.Ordinal);
        Assert.Equal(InquiryStatus.Contacted, (await one.NowAsync()).Status);
        var mail = smtp.Taken.Single(mail => mail.Subject == "Did you get my call?");
        Assert.Contains($"https://clinic.example/requests/{one.Reference}/link?key=", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://clinic.example/requests/{one.Reference}/link?key=", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("key=", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fort Lee Sample Clinic", mail.TextBody + mail.From, StringComparison.Ordinal); // they did not allow the name
    }

    [Theory]
    [InlineData("Form.Text", "About your ketamine treatment", "Take out “ketamine”: others may read the mailbox. Say it on the phone")]
    [InlineData("Form.Subject", "Your depression", "Take out “depression”: others may read the mailbox. Say it on the phone")]
    [InlineData("Form.Text", "Dear {nmae}", "Nothing stands for “{nmae}”. Use one from the list, or leave braces out")]
    [InlineData("Form.Text", "We meet {when}", "No time is arranged yet: arrange the consultation first, or take {when} out")]
    [InlineData("Form.Text", "", "Write the text")]
    public async Task What_should_not_stand_in_a_mail_is_refused_and_kept(string field, string typed, string message)
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SendingBy(smtp));
        var path = $"{one.Path}/message";

        var refused = await one.Nora.SubmitAsync((await one.Nora.GetPageAsync($"{path}?template=FollowUp")).Form(path), new Dictionary<string, string?> { [field] = typed });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(message, refused.Errors);
        Assert.Equal(typed, refused.ValueOf(field) ?? "");
        Assert.DoesNotContain((await one.NowAsync()).Events, e => e.Kind is InquiryEventKind.MessageWritten);
    }

    [Fact]
    public async Task Not_suitable_is_said_kindly_with_other_help_and_closes()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SendingBy(smtp));
        var path = $"{one.Path}/message";

        await one.Nora.SubmitAsync((await one.Nora.GetPageAsync($"{path}?template=Resources")).Form(path));
        await one.Site.UntilAsync(_ => Task.FromResult(smtp.Taken.Any(mail => mail.TextBody!.Contains("/help-now", StringComparison.Ordinal))));

        Assert.Equal(CloseReason.NotSuitable, (await one.NowAsync()).CloseReason);
    }

    [Fact]
    public async Task Whoever_did_not_choose_mail_is_not_written_to()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SendingBy(smtp), new() { ["ReachBy"] = "Phone" });

        var page = await one.Nora.GetPageAsync(one.Path);
        var write = await one.Nora.GetPageAsync($"{one.Path}/message?template=FollowUp");
        var version = (await one.NowAsync()).Version;
        var forged = await one.Nora.PostAsync($"{one.Path}/message",
        [
            new("__RequestVerificationToken", page.ValueOf("__RequestVerificationToken")!), new("Form.Version", $"{version}"),
            new("Form.Template", "FollowUp"), new("Form.Subject", "Hello"), new("Form.Text", "Hello"),
        ]);

        Assert.DoesNotContain("Write a mail", page.MainText, StringComparison.Ordinal);
        Assert.Contains("They cannot be mailed", write.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.False(await one.Site.QueryAsync(db => db.Outbox.AnyAsync(mail => mail.Kind == MailKind.PatientMessage)));
    }

    [Fact]
    public async Task A_message_written_while_a_colleague_saved_is_kept_and_shown_what_they_did()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SendingBy(smtp));
        var path = $"{one.Path}/message";
        var draft = await one.Nora.GetPageAsync($"{path}?template=FollowUp");
        await one.ActAsync("notes", new() { ["Note.Text"] = "They just called" }, await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes"));

        var told = await one.Nora.SubmitAsync(draft.Form(path), new Dictionary<string, string?> { ["Form.Text"] = "My own words" });

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("They just called", told.Document.QuerySelector(".since")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("My own words", told.ValueOf("Form.Text"));
    }

    [Fact]
    public async Task Erased_words_are_not_mailed_though_the_mail_was_waiting()
    {
        var time = OneInquiry.MondayMorning();
        await using var smtp = new FaultySmtp(n => n <= 3 ? SmtpFault.HangUpAtOnce : SmtpFault.None);
        var site = new ClinicSite { Time = time };
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        await using var one = await OneInquiry.AtAsync(site);
        var draft = await one.Nora.GetPageAsync($"{one.Path}/message?template=FollowUp");
        await one.Nora.SubmitAsync(draft.Form($"{one.Path}/message"), new Dictionary<string, string?> { ["Form.Text"] = "gramophone" });
        await site.QueryAsync(db => db.Set<InquiryEvent>().ExecuteUpdateAsync(e => e.SetProperty(x => x.SealedNote, (byte[]?)null)));

        await site.UntilAsync(db => db.Outbox.AllAsync(mail => mail.SentAt != null || mail.DeadAt != null), time);

        Assert.DoesNotContain(smtp.Taken, mail => mail.TextBody!.Contains("gramophone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_owner_changes_a_template_sees_it_first_and_can_go_back()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SendingBy(smtp), role: StaffRole.Owner);
        const string path = "/desk/templates/FollowUp";

        var edit = await one.Nora.GetPageAsync(path);
        var preview = await one.Nora.PostAsync($"{path}/preview", edit.FieldsOf(path, new Dictionary<string, string?> { ["Form.Text"] = "Good day {name}, yours {clinic}" }));
        await one.Nora.SubmitAsync(preview.Form(path));
        var own = await one.Nora.GetPageAsync($"{one.Path}/message?template=FollowUp");
        var refused = await one.Nora.SubmitAsync((await one.Nora.GetPageAsync(path)).Form(path), new Dictionary<string, string?> { ["Form.Text"] = "Your {diagnosis}" });
        await one.Nora.PostAsync($"{path}/reset", (await one.Nora.GetPageAsync(path)).FieldsOf(path, new Dictionary<string, string?>()));
        var shipped = await one.Nora.GetPageAsync($"{one.Path}/message?template=FollowUp");

        Assert.Contains("Good day Alex", preview.Document.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Good day Ottoline, yours the office you wrote to", own.ValueOf("Form.Text"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith("Hello Ottoline", shipped.ValueOf("Form.Text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_owner_changes_templates()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());

        Assert.Equal(HttpStatusCode.Forbidden, (await one.Nora.GetPageAsync("/desk/templates")).Status);
    }

    private static ClinicSite SendingBy(FaultySmtp smtp)
    {
        var site = new ClinicSite();
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        return site;
    }
}
