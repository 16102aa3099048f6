using System.Net;
using System.Text;

namespace Clinic.Web.Tests;

/// <summary>Whatever is typed or sent, the form takes it or says why not; nothing breaks and nothing runs.</summary>
public sealed class HostileInputTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    /// <summary>Names in the scripts people write them in.</summary>
    public static TheoryData<string> Names =>
    [
        "María-José Ñúñez", "Zoë O’Brien", "Nguyễn Thị Hồng", "Ольга Смирнова", "Ελένη Παπαδοπούλου", "דנה לוי",
        "محمد بن سلمان", "प्रिया शर्मा", "ราชินี", "王小明", "たなか ゆき", "김민수", "𐐀𐐨 Deseret", "👩🏽‍⚕️ Emoji", "ﬁ ligature",
    ];

    /// <summary>What programs type.</summary>
    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE Inquiries; --", "{{7*7}} ${7*7} @(7*7)",
        "../../etc/passwd", "%00%0d%0aSet-Cookie:%20a=b", "=cmd|' /C calc'!A0", "{\"$type\":\"System.IO.FileInfo\"}",
        "a\r\nBcc: everybody@mail.example", "a\u0301\u0301\u0301\u0301 many accents",
    ];

    [Theory, MemberData(nameof(Names))]
    public async Task A_name_in_any_script_is_kept_as_written(string name)
    {
        await using var quiet = new ClinicSite();

        var answer = await quiet.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { ["Name"] = name });

        Assert.True(answer.WasSent);
        Assert.Equal(name.Normalize(), quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Reach.Name);
    }

    [Theory, MemberData(nameof(Attacks))]
    public async Task An_attack_is_stored_as_the_text_it_is_and_shown_as_text(string attack)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();

        // Refused once, so that the page shows it again; then taken.
        var shown = await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = attack, ["Name"] = "" });
        var answer = await browser.SendAsync(shown.Form("/contact"), new Dictionary<string, string?> { ["Name"] = Filled.Name });

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal(attack.ReplaceLineEndings("\n").Normalize(), shown.ValueOf("Message"));
        Assert.Empty(shown.Document.QuerySelectorAll("img[src=x], script:not([src])"));
        Assert.True(answer.WasSent);
        var words = quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync()));
        Assert.Equal(attack.ReplaceLineEndings("\n").Normalize(), words.Message);
    }

    [Fact]
    public async Task Control_characters_are_dropped_and_the_words_around_them_kept()
    {
        await using var quiet = new ClinicSite();

        await quiet.NewBrowser().AskAsync("/contact", new Dictionary<string, string?>
        {
            ["Name"] = "An\u0001na\u001b[31m Red",
            ["Message"] = "one\u0008\u0007 two\ttab\nnew line",
        });

        var words = quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync()));
        Assert.Equal("Anna[31m Red", words.Reach.Name);
        Assert.Equal("one two\ttab\nnew line", words.Message);
    }

    [Fact]
    public async Task Signs_that_turn_the_order_of_what_is_read_are_dropped()
    {
        await using var quiet = new ClinicSite();

        await quiet.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = "\u202Eright to left\u202C" });

        Assert.Equal("right to left", quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Message);
    }

    [Theory]
    [InlineData("%ED%A0%80")] // a lone surrogate, as UTF-8 may not say it
    [InlineData("%FF%FE")] // no UTF-8 at all
    [InlineData("%C0%AF")] // a slash, written too long
    [InlineData("%")] // half an escape
    public async Task Bytes_that_are_no_text_do_not_break_the_form(string bytes)
    {
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync("/contact");
        var token = Uri.EscapeDataString(page.ValueOf("__RequestVerificationToken")!);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/contact")
        {
            Content = new StringContent(
                $"__RequestVerificationToken={token}&RequestKey={Guid.NewGuid()}&Name=Anna{bytes}&Phone=201-555-0147"
                + $"&ReachBy=Phone&CanWait=Yes&Agree=true&Message=hello{bytes}", Encoding.ASCII, "application/x-www-form-urlencoded"),
        };

        var answer = await browser.SendAsync(request);

        Assert.True(answer.WasSent);
    }

    [Fact]
    public async Task Five_thousand_characters_with_line_breaks_are_taken_though_browsers_send_more()
    {
        await using var quiet = new ClinicSite();
        var message = string.Concat(Enumerable.Repeat("Nine char\n", 500))[..^1] + "."; // 5,000 as a browser counts

        var answer = await quiet.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = message });

        Assert.True(answer.WasSent);
        Assert.Equal(message, quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Message);
    }

    [Theory]
    [InlineData("RequestKey", "not-a-key")]
    [InlineData("Topic", "Everything")]
    [InlineData("Topic", "99")]
    [InlineData("ReachBy", "Pigeon")]
    [InlineData("ReachBy", "99")]
    [InlineData("Agree", "perhaps")]
    public async Task A_choice_that_the_page_does_not_offer_is_refused_and_nothing_is_stored(string field, string value)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync("/consultation");
        var fields = page.FieldsOf("/consultation", Filled.Well()).Where(f => f.Key != field).Append(new(field, value));

        var answer = await browser.PostAsync("/consultation", fields);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.Equal(Filled.Message, answer.ValueOf("Message"));
        Assert.DoesNotContain("is not valid", answer.MainText, StringComparison.Ordinal); // the framework's words, not ours
        Assert.Empty(await quiet.InquiriesAsync());
    }

    [Fact]
    public async Task Fields_sent_twice_count_once()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync("/contact");

        var answer = await browser.PostAsync(
            "/contact", page.FieldsOf("/contact", Filled.Well()).Append(new("Name", "Somebody Else")));

        Assert.True(answer.WasSent);
        Assert.Equal(Filled.Name, quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Reach.Name);
    }

    [Fact]
    public async Task Five_thousand_fields_are_refused_without_an_error_of_ours()
    {
        var answer = await site.NewBrowser().PostAsync(
            "/contact", Enumerable.Range(0, 5_000).Select(n => new KeyValuePair<string, string>($"f{n}", "x")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("application/json", "{\"Name\":\"Anna\"}")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("text/plain", "Name=Anna")]
    public async Task A_body_of_another_kind_is_refused_without_an_error_of_ours(string kind, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/contact") { Content = new StringContent(body) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(kind);

        var answer = await site.NewBrowser().SendAsync(request);

        Assert.InRange((int)answer.Status, 400, 499);
    }

    [Theory]
    [InlineData("/learn/%ED%A0%80")]
    [InlineData("/learn/..%5c..%5cappsettings.json")]
    [InlineData("/errors/500")]
    [InlineData("/errors/200")]
    [InlineData("/errors/99999999999")]
    [InlineData("/App_Data/clinic.db")]
    [InlineData("/content/clinic.yml")]
    [InlineData("/appsettings.json")]
    public async Task An_address_that_is_none_of_ours_is_not_found(string path)
    {
        var page = await site.NewBrowser().GetPageAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotNull(page.Document.QuerySelector("a[href='tel:988']"));
    }
}
