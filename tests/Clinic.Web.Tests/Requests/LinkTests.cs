using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Clinic.Web.Tests.Requests;

/// <summary>What opens a writer's page: a link once and for a time, with a button; a phrase besides, where they set one; and nothing else.</summary>
public sealed partial class LinkTests : IAsyncLifetime
{
    private const string Phrase = "Green kettle on a train";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 12, 7, 15, 0, 0, TimeSpan.Zero));
    private readonly FaultySmtp smtp = new(_ => SmtpFault.None);
    private readonly ClinicSite site;

    public LinkTests()
    {
        site = new ClinicSite { Time = time };
        foreach (var (name, value) in smtp.Settings) site.Settings[name] = value;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task A_link_opens_nothing_by_being_followed_and_its_button_opens_once()
    {
        var (reference, link) = await AskAsync();
        var scanner = site.NewBrowser();
        var followed = new[] { await scanner.GetPageAsync(link), await scanner.GetPageAsync(link), await scanner.SendAsync(new HttpRequestMessage(HttpMethod.Head, link)) };
        var unknown = await site.NewBrowser().GetPageAsync(link.Replace(reference, "ZZZ-ZZZZ", StringComparison.Ordinal));
        var wrong = await site.NewBrowser().GetPageAsync($"/requests/{reference}/link?key={new string('7', 26)}");
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync(link);
        var form = page.Form($"/requests/{reference}/link");

        var pressed = await browser.PostOnlyAsync($"/requests/{reference}/link", page.FieldsOf($"/requests/{reference}/link", new Dictionary<string, string?>()));
        var twice = await browser.SubmitAsync(form); // an impatient finger
        var open = await browser.FollowAsync(pressed);
        time.Advance(TimeSpan.FromMinutes(3));
        var another = await PressAsync(site.NewBrowser(), link);
        var spentHere = await site.NewBrowser().GetPageAsync($"/requests/{reference}");

        Assert.All(followed, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Single(new[] { Neutral(followed[0], reference), Neutral(followed[1], reference), Neutral(unknown, "ZZZ-ZZZZ"), Neutral(wrong, reference), Neutral(page, reference) }.Distinct());
        Assert.StartsWith($"/requests/{reference}", pressed.RedirectsTo, StringComparison.Ordinal);
        Assert.DoesNotContain("key", pressed.RedirectsTo!, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Filled.Message, open.MainText, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Filled.Message, twice.MainText, StringComparison.Ordinal);
        Assert.All([another, spentHere], AssertShut);
        Assert.DoesNotContain(KeyOf(link), site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_opens_nothing_looks_alike_whether_the_request_exists_or_not()
    {
        var (reference, link) = await AskAsync();
        var (other, othersLink) = await AskAsync();
        await PressAsync(site.NewBrowser(), link);
        var shut = new List<string>
        {
            Neutral(await PressAsync(site.NewBrowser(), link), reference), // spent
            Neutral(await PressAsync(site.NewBrowser(), link.Replace(reference, "ZZZ-ZZZZ", StringComparison.Ordinal)), "ZZZ-ZZZZ"), // unknown
            Neutral(await PressAsync(site.NewBrowser(), $"/requests/{reference}/link?key={KeyOf(othersLink)}"), reference), // another's
            Neutral(await PressAsync(site.NewBrowser(), $"/requests/{reference}/link?key={new string('7', 26)}"), reference), // guessed
        };
        time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        shut.Add(Neutral(await PressAsync(site.NewBrowser(), othersLink), other)); // over
        var old = await site.NewBrowser().GetPageAsync($"/requests/{reference}?key=AAAAAAAAAAAAAAAAAAAAAA");

        Assert.Single(shut.Distinct());
        Assert.Contains("That link was used before, or its time is over", shut[0], StringComparison.Ordinal);
        Assert.Equal($"/requests/{reference}", old.RedirectsTo);
    }

    [Fact]
    public async Task A_phrase_stands_before_the_page_whatever_link_or_code_is_shown_and_can_be_guessed_five_times()
    {
        var (reference, link) = await AskAsync();
        var path = $"/requests/{reference}";
        var writer = site.NewBrowser();
        var own = await PressAsync(writer, link);
        var elsewhere = site.NewBrowser();
        await PressAsync(elsewhere, await LinkOfAnswerAsync(reference));
        var before = await elsewhere.GetPageAsync(path);
        var weak = await writer.SubmitAsync(own.Form($"{path}/phrase"), new Dictionary<string, string?> { ["NewPhrase"] = "short" });
        var set = await writer.SubmitAsync(weak.Form($"{path}/phrase"), new Dictionary<string, string?> { ["NewPhrase"] = Phrase });
        var after = await elsewhere.GetPageAsync(path);

        var thief = site.NewBrowser();
        var asked = await EnterCodeAsync(thief, reference);
        var wrong = new List<WebPage>();
        for (var n = 0; n < RequestAccess.TriesMax + 1; n++)
            wrong.Add(await thief.FollowAsync(await thief.SubmitAsync(asked.Form($"{path}/enter"), new Dictionary<string, string?> { ["Phrase"] = $"not the phrase {n}" })));
        var tooLate = await thief.FollowAsync(await thief.SubmitAsync(asked.Form($"{path}/enter"), new Dictionary<string, string?> { ["Phrase"] = Phrase }));
        var copy = await thief.GetPageAsync($"{path}/copy");
        time.Advance(TimeSpan.FromMinutes(16));
        var right = await thief.FollowAsync(await thief.SubmitAsync(asked.Form($"{path}/enter"), new Dictionary<string, string?> { ["Phrase"] = "green  KETTLE on a train" }));

        Assert.Contains(Filled.Message, before.MainText, StringComparison.Ordinal);
        Assert.Equal("Make the pass phrase 8 characters or longer", Assert.Single(weak.Errors));
        Assert.Contains("Your pass phrase is set", set.MainText, StringComparison.Ordinal);
        AssertShut(after); // whoever had it open is out
        Assert.Equal("Enter your pass phrase", asked.Document.QuerySelector("h1")!.TextContent);
        Assert.All([asked, copy, tooLate, .. wrong], page => Assert.DoesNotContain(Filled.Message, page.Text, StringComparison.Ordinal));
        Assert.Single(wrong.Append(tooLate).Select(page => Neutral(page, reference)).Distinct());
        Assert.Contains(Filled.Message, right.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("kettle", site.Log.Text, StringComparison.OrdinalIgnoreCase);
        var hash = await site.QueryAsync(db => db.RequestAccess.Select(a => a.PhraseHash!).SingleAsync());
        Assert.StartsWith("AQ", hash, StringComparison.Ordinal); // Identity's third format: PBKDF2, salted
        await StaffTakeItOffAsync(reference);
        var free = await EnterCodeAsync(site.NewBrowser(), reference);
        Assert.Contains(Filled.Message, free.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_all_links_ends_what_was_mailed_told_and_open_but_for_the_page_it_is_done_on()
    {
        var (reference, link) = await AskAsync();
        var path = $"/requests/{reference}";
        var staff = await site.SignInAsync();
        var told = await TellCodeAsync(staff, reference);
        var elsewhere = site.NewBrowser();
        await EnterCodeAsync(elsewhere, reference);
        time.Advance(TimeSpan.FromMinutes(20));
        var writer = site.NewBrowser();
        var own = await EnterCodeAsync(writer, reference);
        var done = await writer.SubmitAsync(own.Form($"{path}/links/end"));

        Assert.Contains("It was opened last, before this time, 10:03 am today", own.MainText, StringComparison.Ordinal);
        Assert.Contains("All links and codes are over", done.MainText, StringComparison.Ordinal);
        AssertShut(await elsewhere.GetPageAsync(path));
        AssertShut(await PressAsync(site.NewBrowser(), link));
        AssertShut(await EnterAsync(site.NewBrowser(), reference, told));
        Assert.Contains(Filled.Message, (await writer.GetPageAsync(path)).MainText, StringComparison.Ordinal);
        var again = await EnterAsync(site.NewBrowser(), reference, await TellCodeAsync(staff, reference));
        Assert.Contains(Filled.Message, again.MainText, StringComparison.Ordinal);
        Assert.Contains("They ended all links to their page", (await staff.GetPageAsync($"/desk/inquiries/{reference}")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_erasure_no_link_no_code_and_no_open_page_leads_anywhere()
    {
        var (reference, link) = await AskAsync();
        var writer = site.NewBrowser();
        var own = await EnterCodeAsync(writer, reference);
        await writer.SubmitAsync(own.Form($"/requests/{reference}/erasure"));
        var owner = await site.SignInAsync("olga@clinic.example", "Olga Reed", StaffRole.Owner);
        var told = await TellCodeAsync(owner, reference);
        await owner.SubmitAsync((await owner.GetPageAsync($"/desk/inquiries/{reference}/erasure")).Form($"/desk/inquiries/{reference}/erasure"));

        AssertShut(await writer.GetPageAsync($"/requests/{reference}"));
        AssertShut(await PressAsync(site.NewBrowser(), link));
        AssertShut(await EnterAsync(site.NewBrowser(), reference, told));
        Assert.Equal((0, 0), await site.QueryAsync(async db => (await db.RequestLinks.CountAsync(), await db.RequestAccess.CountAsync())));
    }

    internal static string LinkIn(MimeMessage mail) => new Uri(AnyLink().Match(mail.TextBody!).Value).PathAndQuery;

    private static string KeyOf(string link) => link[(link.IndexOf("key=", StringComparison.Ordinal) + 4)..];

    private static void AssertShut(WebPage page)
    {
        Assert.Equal("Open your request", page.Document.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(Filled.Message, page.Text, StringComparison.Ordinal);
    }

    private static Task<WebPage> PressAsync(BrowserSession browser, string link) => browser.FollowMailAsync(link);

    private async Task<(string Reference, string Link)> AskAsync()
    {
        var before = smtp.Taken.Count(IsTheirs);
        var browser = site.NewBrowser();
        var sent = await browser.FollowAsync(await browser.AskAsync("/contact"));
        await site.UntilAsync(_ => Task.FromResult(smtp.Taken.Count(IsTheirs) > before));
        return (VisitorForms.ReferenceOn(sent), LinkIn(smtp.Taken.Last(IsTheirs)));
    }

    private static bool IsTheirs(MimeMessage mail) => mail.Subject == "We have your message";

    private async Task<WebPage> EnterCodeAsync(BrowserSession browser, string reference)
    {
        time.Advance(TimeSpan.FromMinutes(3)); // another code may be asked for
        var before = smtp.Taken.Count(mail => mail.Subject == "Your code");
        var gate = await browser.GetPageAsync($"/requests/{reference}");
        await browser.PostAsync("/requests/code", gate.FieldsOf("/requests/open", new Dictionary<string, string?>()));
        await site.UntilAsync(_ => Task.FromResult(smtp.Taken.Count(mail => mail.Subject == "Your code") > before));
        return await EnterAsync(browser, reference, EightDigits().Match(smtp.Taken.Last(mail => mail.Subject == "Your code").TextBody!).Value);
    }

    private static async Task<WebPage> EnterAsync(BrowserSession browser, string reference, string code)
    {
        var gate = await browser.GetPageAsync($"/requests/{reference}");
        return await browser.SubmitAsync(gate.Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = code });
    }

    private async Task<string> LinkOfAnswerAsync(string reference)
    {
        var staff = await site.SignInAsync("nora2@clinic.example", "Nora Two");
        var desk = await staff.GetPageAsync($"/desk/inquiries/{reference}");
        await staff.SubmitAsync(desk.Form($"/desk/inquiries/{reference}/answers"), new Dictionary<string, string?> { ["Answer.Text"] = "We are here." });
        await site.UntilAsync(_ => Task.FromResult(smtp.Taken.Any(mail => mail.Subject == "You have an answer")));
        return LinkIn(smtp.Taken.Last(mail => mail.Subject == "You have an answer"));
    }

    private async Task StaffTakeItOffAsync(string reference)
    {
        var staff = await site.SignInAsync("nora3@clinic.example", "Nora Three");
        var desk = await staff.GetPageAsync($"/desk/inquiries/{reference}");
        var unsaid = await staff.SubmitAsync(desk.Form($"/desk/inquiries/{reference}/answers/phrase/off"));
        await staff.SubmitAsync(unsaid.Form($"/desk/inquiries/{reference}/answers/phrase/off"), new Dictionary<string, string?> { ["Phrase.How"] = "Called the number; she named the heron." });
        var inquiry = (await site.InquiriesAsync()).Single(i => i.Reference == reference);
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.Status);
        Assert.Equal("Nora Three", inquiry.Events.Single(e => e.Kind is InquiryEventKind.PhraseTakenOff).StaffName);
        Assert.Contains("she named the heron", (await staff.GetPageAsync($"/desk/inquiries/{reference}")).MainText, StringComparison.Ordinal);
    }

    private static async Task<string> TellCodeAsync(BrowserSession staff, string reference)
    {
        var desk = await staff.GetPageAsync($"/desk/inquiries/{reference}");
        var page = await staff.SubmitAsync(desk.Form($"/desk/inquiries/{reference}/answers/code"));
        return page.Document.QuerySelector("main .reference")!.TextContent.Trim();
    }

    // The token, the draft and the key differ each time; the reference is what was asked for.
    private static string Neutral(WebPage page, string reference) => new[] { "__RequestVerificationToken", "Draft", "Key" }
        .Select(page.ValueOf).OfType<string>().Where(value => value.Length > 0).Aggregate(page.Text, (text, value) => text.Replace(value, "", StringComparison.Ordinal))
        .Replace(reference, "REFERENCE", StringComparison.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex(@"https://clinic\.example/requests/\S+/link\?key=[0-9A-Z]{26}")]
    private static partial System.Text.RegularExpressions.Regex AnyLink();

    [System.Text.RegularExpressions.GeneratedRegex(@"\d{8}")]
    private static partial System.Text.RegularExpressions.Regex EightDigits();
}
