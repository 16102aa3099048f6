using System.Net;
using System.Text;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Clinic.Web.Tests.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Clinic.Web.Tests.Requests;

/// <summary>Staff answer on the writer's own page, the writer answers back, and nobody else hears a word of it.</summary>
public sealed class ConversationTests
{
    private const int Exchanges = 100;
    private const int Writers = 10;

    [Fact]
    public async Task A_hundred_exchanges_leave_no_word_in_mail_logs_addresses_or_the_database_and_each_is_known_to_be_read()
    {
        var time = OneInquiry.MondayMorning();
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SiteOf(smtp, time));
        var site = one.Site;
        var writer = site.NewBrowser();
        for (var n = 1; n < Writers; n++) await site.NewBrowser().AskAsync("/contact");
        var references = (await site.InquiriesAsync()).Select(inquiry => inquiry.Reference).ToList();
        var (canaries, keys, expected) = (new List<string>(), new List<string>(), new List<DateTime>());
        for (var n = 0; n < Exchanges; n++)
        {
            var reference = references[n % Writers];
            var (path, own) = ($"/desk/inquiries/{reference}", $"/requests/{reference}");
            var (answer, reply) = ($"heron{Guid.NewGuid():N}", $"otter{Guid.NewGuid():N}");
            canaries.AddRange([answer, reply]);
            time.Advance(TimeSpan.FromSeconds(10));
            var sent = await one.Nora.SubmitAsync((await one.Nora.GetPageAsync(path)).Form($"{path}/answers"), new Dictionary<string, string?> { ["Answer.Text"] = $"Bring the {answer} with you." });
            Assert.Equal(HttpStatusCode.Redirect, sent.Status);
            await site.UntilAsync(_ => Task.FromResult(Told(smtp).Count == n + 1));
            var link = LinkTests.LinkIn(Told(smtp)[n]);
            keys.Add(link[^26..]);

            // What looks without showing anybody anything is not reading.
            var press = await writer.GetPageAsync(link);
            await writer.PostOnlyAsync($"{own}/link", press.FieldsOf($"{own}/link", new Dictionary<string, string?>()));
            await writer.SendAsync(new HttpRequestMessage(HttpMethod.Head, own));
            var ahead = new HttpRequestMessage(HttpMethod.Get, own);
            ahead.Headers.Add("Sec-Purpose", "prefetch;prerender");
            await writer.SendAsync(ahead);
            time.Advance(TimeSpan.FromSeconds(10));
            expected.Add(time.GetUtcNow().UtcDateTime);
            var page = await writer.GetPageAsync(own);
            Assert.Contains(answer, page.MainText, StringComparison.Ordinal);
            time.Advance(TimeSpan.FromSeconds(10));
            var added = await writer.SubmitAsync(page.Form($"{own}/messages"), Message($"I found the {reply} for you."));
            Assert.Contains("A person will have read it by", added.MainText, StringComparison.Ordinal);
        }

        var desk = "";
        foreach (var reference in references) desk += (await one.Nora.GetPageAsync($"/desk/inquiries/{reference}")).MainText;
        Assert.All(canaries, word => Assert.Contains(word, desk, StringComparison.Ordinal));
        await site.OutboxEmptyAsync();
        Assert.Equal(expected, await site.QueryAsync(db => db.AnswerReadings.OrderBy(r => r.ReadAt).Select(r => r.ReadAt).ToListAsync()));
        Assert.Equal(Exchanges, await site.QueryAsync(db => db.Outbox.CountAsync(m => m.Kind == MailKind.PatientAnswer && m.SentAt != null)));
        Assert.All(Told(smtp), MailWords.AssertPrivate);
        var mails = string.Concat(smtp.Taken.Select(mail => $"{mail}{mail.TextBody}{mail.HtmlBody}"));
        var files = string.Concat(site.DatabaseFiles.Select(Raw));
        var log = site.Log.Text;
        Assert.All(canaries, word => Assert.All(Forms(word), form =>
        {
            Assert.DoesNotContain(form, mails, StringComparison.Ordinal);
            Assert.DoesNotContain(form, log, StringComparison.Ordinal);
            Assert.DoesNotContain(form, files, StringComparison.Ordinal);
        }));
        Assert.All(keys, key => Assert.All(new[] { log, files }, text => Assert.DoesNotContain(key, text, StringComparison.Ordinal)));
        Assert.Contains(one.Reference, files, StringComparison.Ordinal); // what is there is found
    }

    [Fact]
    public async Task Staff_see_it_sent_mailed_and_read_and_the_writer_sees_one_thread_with_times()
    {
        var time = OneInquiry.MondayMorning();
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SiteOf(smtp, time));
        var own = $"/requests/{one.Reference}";
        var today = await one.Nora.GetPageAsync("/desk");
        var inquiry = await one.Nora.GetPageAsync(today.Document.QuerySelector($"main a[href='{one.Path}']")!.GetAttribute("href")!); // one click from Today

        var preview = await one.Nora.PostAsync($"{one.Path}/answers/preview", inquiry.FieldsOf($"{one.Path}/answers", new Dictionary<string, string?> { ["Answer.Text"] = "The parking is behind the house." }));
        var before = await one.NowAsync();
        await one.Nora.SubmitAsync(preview.Form($"{one.Path}/answers"));
        await one.Site.UntilAsync(_ => Task.FromResult(Told(smtp).Count == 1));
        await one.Site.OutboxEmptyAsync();
        var unread = await one.Nora.GetPageAsync(one.Path);
        time.Advance(TimeSpan.FromMinutes(30));
        var writer = site(one).NewBrowser();
        var page = await writer.FollowMailAsync(LinkTests.LinkIn(Told(smtp)[0]));
        time.Advance(TimeSpan.FromMinutes(5));
        var again = await writer.GetPageAsync(own);
        await writer.SubmitAsync(again.Form($"{own}/messages"), Message("Thank you, I will find it."));
        var read = await one.Nora.GetPageAsync(one.Path);
        var copy = await writer.GetPageAsync($"{own}/copy");

        Assert.Contains("The parking is behind the house.", preview.Document.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(before.Events, e => e.Kind is InquiryEventKind.AnswerWritten); // a preview keeps nothing
        Assert.Contains("Mon, Dec 7, 10:00 AM", unread.Document.QuerySelector(".thread .hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The mail server took the mail Mon, Dec 7, 10:00 AM", Squeeze(unread.Document.QuerySelector(".thread .hint")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("Not read yet", unread.MainText, StringComparison.Ordinal);
        Assert.Contains("Read Mon, Dec 7, 10:30 AM", read.MainText, StringComparison.Ordinal);
        Assert.Equal(["You, 10 am today", "We answered, 10 am today"], page.Document.QuerySelectorAll(".thread h3").Select(h => h.TextContent));
        Assert.Contains("Thank you, I will find it.", read.Document.QuerySelectorAll(".thread .typed")[^1].TextContent, StringComparison.Ordinal);
        Assert.All(new[] { "The parking is behind the house.", "Thank you, I will find it." }, words => Assert.Contains(words, copy.Text, StringComparison.Ordinal));
        Assert.Equal(("You have an answer", ""), (Told(smtp)[0].Subject, Told(smtp)[0].From.Mailboxes.Single().Name ?? ""));

        static ClinicSite site(OneInquiry one) => one.Site;
    }

    [Fact]
    public async Task Where_no_mail_is_allowed_none_goes_and_staff_are_given_words_a_code_and_a_day()
    {
        var time = OneInquiry.MondayMorning();
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var one = await OneInquiry.AtAsync(SiteOf(smtp, time), new() { ["ReachBy"] = "Text", ["QuietHours"] = "nights" });
        await one.ActAsync("answers", new() { ["Answer.Text"] = "The parking is behind the house." });
        var desk = await one.Nora.GetPageAsync(one.Path);
        var code = await one.Nora.SubmitAsync(desk.Form($"{one.Path}/answers/code"));
        var shown = code.Document.QuerySelector("main .reference")!.TextContent.Trim();
        var within = await one.ActAsync("answers/told", new() { ["Told.Way"] = "Phone" });
        var told = await one.ActAsync("answers/told", new() { ["Told.Way"] = "Text" });
        var after = await one.Nora.GetPageAsync(one.Path);
        var browser = one.Site.NewBrowser();
        var gate = await browser.GetPageAsync($"/requests/{one.Reference}");
        var opened = await browser.SubmitAsync(gate.Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = shown.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) });

        Assert.Contains("No mail goes to them. They chose text message", desk.MainText, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 7), (await one.NowAsync()).FollowUpOn);
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", shown);
        Assert.Contains(shown, code.Document.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Site.Services.GetRequiredService<PageLibrary>().Current.Clinic.Name, code.Document.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal); // they did not allow the clinic's name
        Assert.Equal(HttpStatusCode.BadRequest, within.Status);
        Assert.Equal(HttpStatusCode.Redirect, told.Status);
        Assert.DoesNotContain("No mail goes to them", after.MainText, StringComparison.Ordinal);
        Assert.Contains("Told them of the answer: text message", after.MainText, StringComparison.Ordinal);
        Assert.Contains("The parking is behind the house.", opened.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain(smtp.Taken, mail => mail.To.Mailboxes.Single().Address == Filled.Email);
    }

    [Fact]
    public async Task A_closed_request_says_why_and_until_when_it_can_be_answered()
    {
        var time = OneInquiry.MondayMorning();
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time });
        var own = $"/requests/{one.Reference}";
        var said = new Dictionary<CloseReason, string>();
        foreach (var reason in Enum.GetValues<CloseReason>())
        {
            await CloseAsync(one, reason, time);
            var page = await PageAsync(one);
            said[reason] = page.MainText[page.MainText.IndexOf("Where it stands", StringComparison.Ordinal)..page.MainText.IndexOf("What was written", StringComparison.Ordinal)];
            Assert.Contains("You can write to us here until 10 am Wednesday, January 6", said[reason], StringComparison.Ordinal);
            Assert.Equal(reason is CloseReason.Withdrawn, said[reason].Contains("We do not contact you", StringComparison.Ordinal));
        }

        Assert.Equal(said.Count, said.Values.Distinct().Count());
        Assert.Contains("You became a patient of ours", said[CloseReason.BecamePatient], StringComparison.Ordinal);

        // What makes the reason untrue opens it again; what does not leaves it closed, and staff see it all the same.
        foreach (var (reason, status) in new[] { (CloseReason.NoReply, InquiryStatus.New), (CloseReason.BecamePatient, InquiryStatus.Closed) })
        {
            await CloseAsync(one, reason, time);
            var page = await PageAsync(one, out var writer);
            await writer.SubmitAsync(page.Form($"{own}/messages"), Message("I am here now."));
            var now = await one.NowAsync();
            Assert.Equal(status, now.Status);
            Assert.NotNull(now.AddedReadBy);
        }

        time.Advance(TimeSpan.FromDays(30));
        var over = await PageAsync(one, out var late);
        Assert.Contains("Nothing can be added to it any more. You can always ask again", over.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain(over.Document.Forms, form => form.Action.EndsWith("/messages", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromDays(1));
        var open = await PageAsync(one, out var later);
        var fields = open.FieldsOf($"{own}/leave", new Dictionary<string, string?>()).Concat([new("Message.Text", "The parking was full."), new("Message.CanWait", "Yes")]);
        var refused = await later.PostAsync($"{own}/messages", fields);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("The parking was full.", refused.ValueOf("Message.Text"));
        Assert.NotNull(late);
    }

    private static ClinicSite SiteOf(FaultySmtp smtp, FakeTimeProvider time)
    {
        var site = new ClinicSite { Time = time };
        foreach (var (name, value) in smtp.Settings) site.Settings[name] = value;
        return site;
    }

    private static Dictionary<string, string?> Message(string text) => new() { ["Message.Text"] = text, ["Message.CanWait"] = "Yes" };

    private static IReadOnlyList<MimeMessage> Told(FaultySmtp smtp) => [.. smtp.Taken.Where(mail => mail.Subject == "You have an answer")];

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task CloseAsync(OneInquiry one, CloseReason reason, FakeTimeProvider time) => one.Site.QueryAsync(async db =>
    {
        var (inquiry, nora) = (await db.Inquiries.Include(i => i.Events).SingleAsync(), await db.Users.FirstAsync());
        inquiry.Reopen(nora, time.GetUtcNow().UtcDateTime);
        inquiry.Close(reason, nora, time.GetUtcNow().UtcDateTime);
        return await db.SaveChangesAsync();
    });

    // By a code that staff tell: this site sends no mail.
    private static Task<WebPage> PageAsync(OneInquiry one) => PageAsync(one, out _);

    private static Task<WebPage> PageAsync(OneInquiry one, out BrowserSession browser)
    {
        browser = one.Site.NewBrowser();
        return EnterAsync(one, browser);
    }

    private static async Task<WebPage> EnterAsync(OneInquiry one, BrowserSession browser)
    {
        var key = await one.Site.KeyAsync(one.Reference);
        var gate = await browser.GetPageAsync($"/requests/{one.Reference}");
        return await browser.SubmitAsync(gate.Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = key });
    }

    private static string Raw(FileInfo file)
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    // As it is, in UTF-16, and in base64 wherever it begins in a group of three.
    private static IEnumerable<string> Forms(string word)
    {
        yield return word;
        yield return Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(word));
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', before) + word));
            yield return encoded[(before == 0 ? 0 : 4)..(encoded.Length / 4 * 4 - 4)];
        }
    }
}
