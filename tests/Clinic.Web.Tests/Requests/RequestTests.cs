using System.Net;
using System.Text.Json;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Requests;

/// <summary>What somebody sent stays theirs: the link or a code opens it, and nothing else does.</summary>
public sealed class RequestTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    [Fact]
    public async Task The_link_opens_it_once_and_leaves_no_key_in_the_address()
    {
        var (_, link, reference) = await AskAsync(site);
        var another = site.NewBrowser();

        var first = await another.GetPageAsync(link);
        var page = await another.FollowAsync(first);

        Assert.Equal($"/requests/{reference}", first.RedirectsTo);
        Assert.Contains(Filled.Message, page.MainText, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"^/requests/[0-9A-Z-]{8}\?key=[\w-]{22}$", link);
    }

    [Fact]
    public async Task The_database_holds_only_a_hash_of_the_key()
    {
        await using var quiet = new ClinicSite();
        var (_, link, _) = await AskAsync(quiet);
        var key = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

        Assert.All(quiet.DatabaseFiles, file =>
        {
            using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(key, reader.ReadToEnd(), StringComparison.Ordinal);
        });
        Assert.DoesNotContain(key, quiet.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_and_wrong_get_the_same_bytes()
    {
        var (_, link, reference) = await AskAsync(site);
        var unknown = reference == "ZZZ-ZZZZ" ? "YYY-YYYY" : "ZZZ-ZZZZ";
        var key = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

        var pages = new List<string>();
        foreach (var url in new[] { $"/requests/{reference}", $"/requests/{unknown}", $"/requests/{reference}?key=AAAAAAAAAAAAAAAAAAAAAA", $"/requests/{unknown}?key={key}" })
        {
            var browser = site.NewBrowser();
            var page = await browser.FollowAsync(await browser.GetPageAsync(url));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            pages.Add(Neutral(page, reference, unknown));
        }

        foreach (var address in new[] { reference, unknown })
        {
            var browser = site.NewBrowser();
            var gate = await browser.GetPageAsync("/requests");
            var wrong = await browser.SubmitAsync(gate.Form("/requests/open"), new Dictionary<string, string?> { ["Reference"] = address, ["Code"] = "12345678" });
            var asked = await browser.PostAsync("/requests/code", gate.FieldsOf("/requests/open", new Dictionary<string, string?> { ["Reference"] = address }));
            Assert.Equal(HttpStatusCode.OK, wrong.Status);
            pages.Add("wrong " + Neutral(wrong, reference, unknown));
            pages.Add("asked " + Neutral(asked, reference, unknown));
        }

        Assert.Equal(3, pages.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_code_goes_to_the_address_given_opens_once_and_can_be_guessed_five_times()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var quiet = new ClinicSite();
        foreach (var (name, value) in smtp.Settings) quiet.Settings[name] = value;
        var (_, _, reference) = await AskAsync(quiet);

        var browser = quiet.NewBrowser();
        var gate = await browser.GetPageAsync($"/requests/{reference}");
        await browser.PostAsync("/requests/code", gate.FieldsOf("/requests/open", new Dictionary<string, string?>()));
        await quiet.OutboxEmptyAsync();
        var mail = Assert.Single(smtp.Taken, mail => mail.Subject == "Your code");
        var code = System.Text.RegularExpressions.Regex.Match(mail.TextBody!, @"\d{8}").Value;
        var opened = await browser.SubmitAsync(gate.Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = code });
        var again = await quiet.NewBrowser().PostAsync("/requests/open", []);
        var twice = await OpenAsync(quiet, reference, code);

        Assert.Contains(Filled.Message, opened.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status); // it sent no cookie
        Assert.Contains("Enter the code from the newest mail", Assert.Single(twice.Errors), StringComparison.Ordinal);
        Assert.Equal(Filled.Email, Assert.Single(mail.To.Mailboxes).Address);
        Assert.All(smtp.Taken, MailWords.AssertPrivate);
    }

    [Fact]
    public async Task Five_wrong_codes_spoil_the_right_one()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var quiet = new ClinicSite();
        foreach (var (name, value) in smtp.Settings) quiet.Settings[name] = value;
        var (_, _, reference) = await AskAsync(quiet);
        var browser = quiet.NewBrowser();
        var gate = await browser.GetPageAsync($"/requests/{reference}");
        await browser.PostAsync("/requests/code", gate.FieldsOf("/requests/open", new Dictionary<string, string?>()));
        await quiet.OutboxEmptyAsync();
        var code = System.Text.RegularExpressions.Regex.Match(smtp.Taken.Single(m => m.Subject == "Your code").TextBody!, @"\d{8}").Value;

        for (var n = 0; n < RequestCode.AttemptsMax; n++) await OpenAsync(quiet, reference, code == "00000000" ? "11111111" : "00000000");
        var right = await OpenAsync(quiet, reference, code);

        Assert.Contains("Enter the code from the newest mail", Assert.Single(right.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_correcting_withdrawing_and_erasing_are_seen_at_the_desk()
    {
        await using var quiet = new ClinicSite();
        var (browser, link, reference) = await AskAsync(quiet);
        var page = await browser.FollowAsync(await browser.GetPageAsync(link));

        await browser.SubmitAsync(page.Form($"/requests/{reference}/messages"), new Dictionary<string, string?> { ["Message.Text"] = "One more thing: tangerine.", ["Message.CanWait"] = "Yes" });
        await browser.SubmitAsync(page.Form($"/requests/{reference}/details"), new Dictionary<string, string?>
        {
            ["Phone"] = "201-555-0188",
            ["ReachBy"] = "Phone",
            ["QuietHours"] = "after nine",
        });
        var changed = await browser.GetPageAsync($"/requests/{reference}");
        await browser.SubmitAsync(page.Form($"/requests/{reference}/erasure"));
        await browser.SubmitAsync(page.Form($"/requests/{reference}/withdraw"));

        var inquiry = Assert.Single(await quiet.InquiriesAsync());
        var words = quiet.WordsOf(inquiry);
        Assert.Contains("tangerine", changed.MainText, StringComparison.Ordinal);
        Assert.Equal(("201-555-0188", "+12015550188", "after nine", Filled.Message), (words.Reach.Phone, words.Reach.PhoneE164, words.Reach.QuietHours, words.Message));
        Assert.Equal((InquiryStatus.Closed, CloseReason.Withdrawn), (inquiry.Status, inquiry.CloseReason));
        Assert.NotNull(inquiry.ErasureAskedAt);
        var staff = await quiet.SignInAsync();
        var desk = await staff.GetPageAsync($"/desk/inquiries/{reference}");
        foreach (var seen in new[] { "tangerine", "They corrected how to reach them", "Erasure asked for", "Withdrawn" })
            Assert.Contains(seen, desk.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_notes_are_not_shown_to_the_visitor()
    {
        await using var quiet = new ClinicSite();
        var (browser, link, reference) = await AskAsync(quiet);
        var staff = await quiet.SignInAsync();
        var desk = await staff.GetPageAsync($"/desk/inquiries/{reference}");
        await staff.SubmitAsync(desk.Form($"/desk/inquiries/{reference}/notes"), new Dictionary<string, string?> { ["Note.Text"] = "Only for us: zeppelin." });

        var page = await browser.FollowAsync(await browser.GetPageAsync(link));
        var copy = await browser.GetPageAsync($"/requests/{reference}/copy");

        Assert.DoesNotContain("zeppelin", page.Text + copy.Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(copy.Text);
        Assert.Equal(Filled.Message, json.RootElement.GetProperty("words").GetProperty("message").GetString());
        Assert.Equal("attachment", copy.Response.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_pass_is_for_one_request_and_one_hour()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var quiet = new ClinicSite { Time = time };
        var (browser, link, reference) = await AskAsync(quiet);
        var (_, _, other) = await AskAsync(quiet);
        await browser.FollowAsync(await browser.GetPageAsync(link));

        var others = await browser.GetPageAsync($"/requests/{other}");
        var copy = await browser.GetPageAsync($"/requests/{other}/copy");
        time.Advance(TimeSpan.FromMinutes(61));
        var later = await browser.GetPageAsync($"/requests/{reference}");

        Assert.DoesNotContain(Filled.Message, others.Text + copy.Text + later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_chose_email_are_told_plainly_and_nobody_else_is_written_to()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var quiet = new ClinicSite();
        foreach (var (name, value) in smtp.Settings) quiet.Settings[name] = value;

        await quiet.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["ReachBy"] = "Phone" });
        var (_, link, _) = await AskAsync(quiet);
        await quiet.OutboxEmptyAsync();

        var acknowledged = Assert.Single(smtp.Taken, mail => mail.To.Mailboxes.Single().Address == Filled.Email);
        Assert.Equal("We have your message", acknowledged.Subject);
        Assert.Contains(link, acknowledged.TextBody, StringComparison.Ordinal);
        Assert.Equal("", acknowledged.From.Mailboxes.Single().Name ?? "");
        Assert.Equal(2, smtp.Taken.Count(mail => mail.Subject == "New message at the desk"));
        Assert.All(smtp.Taken, MailWords.AssertPrivate);
    }

    [Fact]
    public async Task Erasing_destroys_every_word_keeps_the_trail_and_is_the_owners_alone()
    {
        await using var quiet = new ClinicSite();
        var (browser, link, reference) = await AskAsync(quiet);
        var page = await browser.FollowAsync(await browser.GetPageAsync(link));
        await browser.SubmitAsync(page.Form($"/requests/{reference}/messages"), new Dictionary<string, string?> { ["Message.Text"] = "One more thing: tangerine.", ["Message.CanWait"] = "Yes" });
        var owner = await quiet.SignInAsync("olga@clinic.example", "Olga Reed", StaffRole.Owner);
        var early = await owner.GetPageAsync($"/desk/inquiries/{reference}/erasure");
        await browser.SubmitAsync(page.Form($"/requests/{reference}/erasure"));
        var staff = await quiet.SignInAsync();

        var refused = await staff.GetPageAsync($"/desk/inquiries/{reference}/erasure");
        var desk = await owner.GetPageAsync($"/desk/inquiries/{reference}");
        var sure = await owner.GetPageAsync(desk.Document.QuerySelector("main a[href$='/erasure']")!.GetAttribute("href")!);
        var done = await owner.FollowAsync(await owner.SubmitAsync(sure.Form($"/desk/inquiries/{reference}/erasure")));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (early.Status, refused.Status));
        var inquiry = Assert.Single(await quiet.InquiriesAsync());
        Assert.True(inquiry.Erased);
        Assert.Empty(inquiry.SealedInitials);
        Assert.All(inquiry.Events, entry => Assert.Null(entry.SealedNote));
        Assert.Equal(("Olga Reed", InquiryStatus.Closed), (inquiry.Events.Single(e => e.Kind is InquiryEventKind.Erased).StaffName, inquiry.Status));
        Assert.Contains("All words were erased", done.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain(Filled.Name, done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetPageAsync("/desk/inquiries?status=all")).Status);
        var theirs = await browser.GetPageAsync($"/requests/{reference}");
        var linked = await browser.FollowAsync(await quiet.NewBrowser().GetPageAsync(link));
        Assert.All([theirs, linked], gate => Assert.StartsWith("Open your request", gate.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal));
    }

    private static async Task<(BrowserSession Browser, string Link, string Reference)> AskAsync(ClinicSite at)
    {
        var browser = at.NewBrowser();
        var sent = await browser.FollowAsync(await browser.AskAsync("/contact"));
        var link = sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!;
        return (browser, link, link["/requests/".Length..link.IndexOf('?', StringComparison.Ordinal)]);
    }

    private static async Task<WebPage> OpenAsync(ClinicSite at, string reference, string code)
    {
        var browser = at.NewBrowser();
        var gate = await browser.GetPageAsync($"/requests/{reference}");
        return await browser.SubmitAsync(gate.Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = code });
    }

    // The token differs each time and has one length; the reference is what was asked for.
    private static string Neutral(WebPage page, string reference, string unknown) => page.Text
        .Replace(page.ValueOf("__RequestVerificationToken")!, "token", StringComparison.Ordinal)
        .Replace(page.ValueOf("Draft")!, "draft", StringComparison.Ordinal)
        .Replace(reference, "REFERENCE", StringComparison.Ordinal).Replace(unknown, "REFERENCE", StringComparison.Ordinal);
}
