using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Asking;

/// <summary>What is typed and not sent lies in a draft: its page can be asked for again, in this browser, for a while, and nowhere else.</summary>
public sealed class DraftTests
{
    public static TheoryData<string> AllForms => VisitorForms.All;

    [Theory, MemberData(nameof(AllForms))]
    public async Task Every_post_leads_to_a_page_that_can_be_asked_for_again_with_every_word(string path)
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var empty = await browser.GetPageAsync(path);

        var mistaken = await browser.PostOnlyAsync(path, empty.FieldsOf(path, Filled.Well(new Dictionary<string, string?> { ["Name"] = "" })));
        var shown = await browser.GetPageAsync(mistaken.RedirectsTo!);
        var again = await browser.GetPageAsync(mistaken.RedirectsTo!);
        var doubtful = await browser.PostOnlyAsync(path, shown.FieldsOf(path, new Dictionary<string, string?> { ["Name"] = Filled.Name, ["Email"] = "jo@gmial.com" }));
        var review = await browser.GetPageAsync(doubtful.RedirectsTo!);
        var back = await browser.GetPageAsync(mistaken.RedirectsTo!);
        var sent = await browser.PostOnlyAsync($"{path}/review", review.FieldsOf($"{path}/review", new Dictionary<string, string?>()));
        var twice = new[] { await browser.GetPageAsync(sent.RedirectsTo!), await browser.GetPageAsync(sent.RedirectsTo!) };

        Assert.All([mistaken, doubtful, sent], answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Matches($@"^{path}\?draft=[0-9a-f]{{20}}$", mistaken.RedirectsTo);
        Assert.Matches($@"^{path}/review\?draft=[0-9a-f]{{20}}$", doubtful.RedirectsTo);
        Assert.All([shown, again], page =>
        {
            Assert.Equal((HttpStatusCode.OK, Filled.Message), (page.Status, page.ValueOf("Message")));
            Assert.Equal("Enter your name, or the name you want us to use", Assert.Single(page.Errors));
        });
        Assert.Equal((Filled.Name, "jo@gmial.com", 0), (back.ValueOf("Name"), back.ValueOf("Email"), back.Errors.Count));
        Assert.Contains(Filled.Message, review.MainText, StringComparison.Ordinal);
        Assert.True(sent.WasSent);
        Assert.All(twice, page => Assert.Contains((site.InquiriesAsync().Result)[0].Reference, page.MainText, StringComparison.Ordinal));
        Assert.All([shown, review, twice[0]], page => Assert.Contains("no-store", page.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Coming_back_to_what_was_sent_shows_the_words_and_says_so_and_sending_it_again_counts_once(string path)
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var mistaken = await browser.AskAsync(path, new Dictionary<string, string?> { ["Name"] = "" });
        var address = $"{path}?draft={mistaken.ValueOf("Draft")}";
        await browser.SendAsync(mistaken.Form(path), new Dictionary<string, string?> { ["Name"] = Filled.Name });

        var back = await browser.GetPageAsync(address);
        var again = await browser.SendAsync(back.Form(path));

        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Contains($"You have sent this We have it since", back.MainText, StringComparison.Ordinal);
        Assert.Contains(inquiry.Reference, back.MainText, StringComparison.Ordinal);
        Assert.Equal(Filled.Message, back.ValueOf("Message"));
        Assert.True(again.WasSent);
    }

    [Fact]
    public async Task An_address_opens_nothing_in_another_browser_nor_as_another_form()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var shown = await browser.AskAsync("/consultation", new Dictionary<string, string?> { ["Name"] = "" });
        var id = shown.ValueOf("Draft");

        var stranger = site.NewBrowser();
        await stranger.GetPageAsync("/contact"); // has a cookie of their own
        foreach (var (who, address) in new[]
        {
            (stranger, $"/consultation?draft={id}"), (stranger, $"/consultation/step/6?draft={id}"), (stranger, $"/consultation/review?draft={id}"),
            (browser, $"/contact?draft={id}"), (browser, $"/contact/review?draft={id}"), (browser, "/consultation"), (browser, $"/consultation?draft={id!.ToUpperInvariant()}x"),
        })
        {
            var page = await who.FollowAsync(await who.GetPageAsync(address));
            Assert.DoesNotContain(Filled.Message, page.Text, StringComparison.Ordinal);
            Assert.NotEqual(Filled.Message, page.ValueOf("Message"));
        }

        var taken = await stranger.PostAsync("/consultation", (await stranger.GetPageAsync($"/consultation?draft={id}"))
            .FieldsOf("/consultation", Filled.Well(new Dictionary<string, string?> { ["Name"] = "", ["Message"] = "Another's words" })));
        Assert.Equal("Another's words", taken.ValueOf("Message"));
        Assert.Equal(Filled.Message, (await browser.GetPageAsync($"/consultation?draft={id}")).ValueOf("Message"));
    }

    [Fact]
    public async Task Two_tabs_do_not_disturb_each_other()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var first = await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "", ["Message"] = "In the first." });
        var second = await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "", ["Message"] = "In the second." });

        Assert.Equal("In the first.", (await browser.GetPageAsync($"/contact?draft={first.ValueOf("Draft")}")).ValueOf("Message"));
        Assert.Equal("In the second.", (await browser.GetPageAsync($"/contact?draft={second.ValueOf("Draft")}")).ValueOf("Message"));
    }

    [Fact]
    public async Task What_is_not_sent_is_gone_after_two_hours_and_what_was_sent_after_a_quarter_of_one()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        var browser = site.NewBrowser();
        var kept = await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "" });
        var address = $"/contact?draft={kept.ValueOf("Draft")}";
        var sent = await browser.AskAsync("/consultation");
        var rows = await CountAsync(site);

        time.Advance(FormDraft.AfterSending - TimeSpan.FromSeconds(1));
        var inTime = await browser.GetPageAsync(sent.RedirectsTo!);
        time.Advance(TimeSpan.FromSeconds(1));
        var late = await browser.GetPageAsync(sent.RedirectsTo!);
        await site.UntilAsync(async _ => await CountAsync(site) == 1, time);
        var still = await browser.GetPageAsync(address);
        time.Advance(FormDraft.Lifetime);
        var over = await browser.GetPageAsync(address);
        await site.UntilAsync(async _ => await CountAsync(site) == 0, time);
        var review = await browser.GetPageAsync($"/contact/review?draft={kept.ValueOf("Draft")}");

        Assert.Equal(2, rows);
        Assert.Contains("We have your request", inTime.MainText, StringComparison.Ordinal);
        Assert.Equal("/consultation", late.RedirectsTo);
        Assert.Equal(Filled.Message, still.ValueOf("Message"));
        Assert.Equal("", over.ValueOf("Message"));
        Assert.Contains("we keep it for two hours", (await browser.FollowAsync(review)).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_left_open_over_night_is_still_sent_whole()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync("/consultation");
        var review = await browser.SubmitAsync(page.Form("/consultation"), Filled.Well());
        time.Advance(TimeSpan.FromHours(9));
        await site.UntilAsync(async _ => await CountAsync(site) == 0, time);

        var sent = await browser.SubmitAsync(review.ReviewForm!);

        Assert.True(sent.WasSent);
        Assert.Equal(Filled.Message, site.WordsOf(Assert.Single(await site.InquiriesAsync())).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leaving_closes_what_was_typed_at_once_and_takes_it_out(bool withScript)
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var kept = await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "" });
        var sent = await browser.FollowAsync(await browser.AskAsync("/consultation"));
        var link = kept.Document.QuerySelector("[data-leave]")!;

        var left = withScript ? await browser.PostOnlyAsync("/leave", []) : await browser.GetPageAsync(link.GetAttribute("href")!);
        var back = await browser.GetPageAsync($"/contact?draft={kept.ValueOf("Draft")}");
        var backAtSent = await browser.GetPageAsync("/consultation/sent");
        await site.UntilAsync(async _ => await CountAsync(site) == 0);

        Assert.Equal(withScript ? null : "https://www.weather.gov/", left.RedirectsTo);
        Assert.Equal("https://www.weather.gov/", link.GetAttribute("data-leave"));
        Assert.NotNull(sent.Document.QuerySelector("[data-leave]"));
        Assert.Equal("", back.ValueOf("Message"));
        Assert.Equal("/consultation", backAtSent.RedirectsTo);
    }

    [Fact]
    public async Task A_link_on_another_site_erases_nothing()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var kept = await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/leave") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        await browser.SendAsync(request);

        Assert.Equal(Filled.Message, (await browser.GetPageAsync($"/contact?draft={kept.ValueOf("Draft")}")).ValueOf("Message"));
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task A_draft_that_cannot_be_written_comes_back_whole_with_the_phone_number(string path)
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync(path)).Form(path);
        await site.FillDiskAsync("FormDrafts");

        var failed = await browser.SubmitAsync(form, Filled.Well(new Dictionary<string, string?> { ["Name"] = "" }));
        await site.MakeRoomAsync();
        var mended = await browser.SendAsync(failed.Form(path), new Dictionary<string, string?> { ["Name"] = Filled.Name });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Contains(failed.Errors, error => error.Contains("or call us at 201-555-0142", StringComparison.Ordinal));
        Assert.All(Filled.Well().Where(field => field.Key != "Name"), field => Assert.Equal(field.Value, failed.ValueOf(field.Key)));
        Assert.True(mended.WasSent);
        Assert.DoesNotContain(Filled.Message, site.Log.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task A_browser_that_keeps_no_cookies_is_told_so_with_every_word_and_the_phone_number(string path)
    {
        await using var site = new ClinicSite();
        var form = (await site.NewBrowser().GetPageAsync(path)).FieldsOf(path, Filled.Well());
        for (var times = 0; times < 2; times++)
        {
            var answer = await site.NewBrowser().PostAsync(path, form);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("cookies turned off", Assert.Single(answer.Errors), StringComparison.Ordinal);
            Assert.Contains("call us at 201-555-0142", Assert.Single(answer.Errors), StringComparison.Ordinal);
            Assert.All(Filled.Well(), field => Assert.Equal(field.Value, answer.ValueOf(field.Key)));
            form = answer.FieldsOf(path, new Dictionary<string, string?>());
        }

        Assert.Equal(0, await CountAsync(site));
    }

    [Fact]
    public async Task A_browser_gets_an_address_for_what_it_will_type_and_a_program_the_form_where_it_asked()
    {
        await using var site = new ClinicSite();
        foreach (var (asked, leads) in new[]
        {
            ("/contact?about=side-effects", @"^/contact\?about=side-effects&draft=[0-9a-f]{20}$"), ("/consultation?steps=1", @"^/consultation\?steps=1&draft=[0-9a-f]{20}$"),
            ("/contact?draft=mine", @"^/contact\?draft=[0-9a-f]{20}$"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, asked) { Headers = { { "Sec-Fetch-Mode", "navigate" } } };
            var opened = await site.NewBrowser().SendAsync(request);
            Assert.Equal(HttpStatusCode.Redirect, opened.Status);
            Assert.Matches(leads, opened.RedirectsTo);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.NewBrowser().GetPageAsync("/contact?about=side-effects")).Status);
        Assert.Equal(0, await CountAsync(site));
    }

    [Fact]
    public async Task A_page_with_words_is_never_compressed_and_the_empty_one_is()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var kept = await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "" });

        Assert.Equal(["gzip"], await EncodingAsync(browser, "/contact"));
        Assert.Equal(["gzip"], await EncodingAsync(browser, $"/contact?draft={FormDraft.NewId()}"));
        Assert.Empty(await EncodingAsync(browser, $"/contact?draft={kept.ValueOf("Draft")}"));
    }

    [Fact]
    public async Task Taking_out_what_ran_out_outlives_a_database_that_is_away()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "" });
        await site.QueryAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE FormDrafts RENAME TO Away"));
        time.Advance(FormDraft.Lifetime);

        await site.UntilAsync(_ => Task.FromResult(site.Log.Text.Contains("Forms that nobody sent could not be taken out", StringComparison.Ordinal)), time);
        await site.QueryAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO FormDrafts"));

        await site.UntilAsync(async _ => await CountAsync(site) == 0, time);
    }

    private static Task<int> CountAsync(ClinicSite site) => site.QueryAsync(db => db.FormDrafts.CountAsync());

    private static async Task<ICollection<string>> EncodingAsync(BrowserSession browser, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip" } } };
        return (await browser.SendAsync(request)).Response.Content.Headers.ContentEncoding;
    }
}
