using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serilog.Events;

namespace Clinic.Web.Tests;

/// <summary>What the site says about itself is so, where no other test holds it; and it says nothing about itself that is not in <c>claims.yml</c>.</summary>
public sealed partial class SelfWordTests
{
    [Fact]
    public async Task Wherever_a_page_of_the_sites_own_speaks_of_the_site_it_says_a_claim()
    {
        await using var site = new ClinicSite();
        var content = site.Services.GetRequiredService<PageLibrary>().Current;
        var written = content.Pages.Select(page => page.Path).ToHashSet(StringComparer.Ordinal);
        var claims = string.Join('\n', content.Claims.Select(claim => Marks().Replace(claim.Says, "")));
        var unheld = new HashSet<string>();
        var said = new List<string>();
        foreach (var (path, page) in await VisitorsPagesAsync(site))
        {
            // What is written in Markdown is held to its claims by the check of the content.
            var blocks = page.Document.QuerySelectorAll("p, li, dd, td, legend, label, .hint")
                .Where(block => block.Closest(".references") is null && (!written.Contains(path) || block.Closest("main") is null)).Select(Flat).ToList();
            said.AddRange(blocks);
            foreach (var sentence in blocks.SelectMany(ClaimChecks.AboutTheSite).Select(sentence => sentence.Trim()))
            {
                if (!claims.Contains(sentence, StringComparison.Ordinal)) unheld.Add($"{path}: {sentence}");
            }
        }

        Assert.True(unheld.Count == 0, string.Join('\n', unheld));
        var all = string.Join('\n', said);
        Assert.Empty(content.Claims.Where(claim => claim.Form && !all.Contains(claim.Says, StringComparison.Ordinal)).Select(claim => claim.Id));
        // What no test can know is a short list, and a longer one is a decision.
        Assert.Equal(["footer-hours", "no-daily-users", "no-patients", "not-sold"], content.Claims.Where(claim => claim.NoTest is not null).Select(claim => claim.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reading_every_page_leaves_the_database_as_it_was()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().GetPageAsync("/");
        var before = await RowsAsync(site);
        foreach (var path in await SitemapAsync(site)) await site.NewBrowser().GetPageAsync(path);
        await site.NewBrowser().GetPageAsync("/search?q=bladder");

        Assert.True(before.Count > 8, "hardly a table is counted");
        Assert.Equal(before, await RowsAsync(site));
        await site.NewBrowser().AskAsync("/contact");
        Assert.NotEqual(before, await RowsAsync(site));
    }

    [Fact]
    public async Task The_log_names_no_address_of_a_visitor()
    {
        const string Visitor = "203.0.113.177";
        await using var site = new ClinicSite { LogLevel = LogEventLevel.Verbose };
        var browser = site.NewBrowser(Visitor);
        await browser.GetPageAsync("/learn/side-effects");
        await browser.AskAsync("/contact");

        Assert.Contains("/learn/side-effects", site.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Visitor, site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookies_are_the_same_whatever_was_typed()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        await browser.GetPageAsync("/contact");
        var before = Cookies(browser);
        await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Topic"] = "" });
        var mistaken = Cookies(browser);
        await browser.AskAsync("/contact");

        Assert.Equal(2, before.Count);
        Assert.Equal(before, mistaken);
        Assert.Equal(before.Select(cookie => cookie.Split('=')[0]), Cookies(browser).Select(cookie => cookie.Split('=')[0]));
    }

    [Fact]
    public void Nothing_in_the_code_calls_another_server_but_the_clinics_mail()
    {
        // The warmer asks the site itself, at this machine's own address.
        string[] own = ["PageCacheWarmer.cs"];
        var calling = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Calls().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(own, calling);
        Assert.Contains("http://127.0.0.1:", File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), own[0], SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_is_there_after_ten_years()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time, Escalates = true };
        await site.NewBrowser().AskAsync("/contact");
        // Long enough for everything that the site does by itself to have its turn again and again.
        for (var year = 0; year < 10; year++)
        {
            time.Advance(TimeSpan.FromDays(365));
            await site.NewBrowser().GetPageAsync("/health/ready");
        }

        // A form begun on that day and left alone: once it is gone, what takes things out has been there ten years on.
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "" });
        await site.UntilAsync(async db => !await db.FormDrafts.AnyAsync(), time);
        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Equal(Filled.Message, site.WordsOf(inquiry).Message);
    }

    [Fact]
    public async Task A_code_that_was_mailed_opens_nothing_after_fifteen_minutes()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        foreach (var (name, value) in smtp.Settings) site.Settings[name] = value;
        await site.NewBrowser().AskAsync("/contact");
        var reference = Assert.Single(await site.InquiriesAsync()).Reference;
        var early = await CodeAsync();
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Contains(Filled.Message, (await OpenAsync(early)).MainText, StringComparison.Ordinal);
        var late = await CodeAsync();
        time.Advance(TimeSpan.FromMinutes(15)); // as it is said, not as it is set
        Assert.DoesNotContain(Filled.Message, (await OpenAsync(late)).MainText, StringComparison.Ordinal);
        Assert.Contains("15 minutes", (await RequestedAsync()).MainText, StringComparison.Ordinal);

        async Task<WebPage> RequestedAsync()
        {
            var browser = site.NewBrowser();
            return await browser.PostAsync("/requests/code", (await browser.GetPageAsync($"/requests/{reference}")).FieldsOf("/requests/open", new Dictionary<string, string?>()));
        }

        async Task<string> CodeAsync()
        {
            await RequestedAsync();
            await site.OutboxEmptyAsync();
            return EightDigits().Match(smtp.Taken.Last(mail => mail.Subject == "Your code").TextBody!).Value;
        }

        async Task<WebPage> OpenAsync(string code)
        {
            var browser = site.NewBrowser();
            return await browser.SubmitAsync((await browser.GetPageAsync($"/requests/{reference}")).Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = code });
        }
    }

    [Fact]
    public async Task Taking_a_request_back_erases_nothing()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var sent = await browser.FollowAsync(await browser.AskAsync("/contact"));
        var link = sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!;
        var page = await browser.FollowAsync(await browser.GetPageAsync(link));
        var reference = Assert.Single(await site.InquiriesAsync()).Reference;
        await browser.SubmitAsync(page.Form($"/requests/{reference}/withdraw"));

        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Equal(InquiryStatus.Closed, inquiry.Status);
        Assert.Equal(Filled.Message, site.WordsOf(inquiry).Message);
    }

    [Fact]
    public async Task No_form_asks_for_an_age()
    {
        await using var site = new ClinicSite();
        foreach (var path in new[] { "/consultation", "/contact" })
        {
            var form = (await site.NewBrowser().GetPageAsync(path)).Form(path);
            Assert.True(form.Elements.Length > 10, "hardly a field is looked at");
            Assert.DoesNotMatch(@"\b(?:age|birthday|born|date of birth|how old)\b", Flat(form));
        }
    }

    [Fact]
    public async Task Every_education_page_says_near_its_top_whether_a_clinician_has_reviewed_it()
    {
        using var content = new ContentCopy();
        content.LetFactsHoldUntil(new(2099, 12, 31));
        var file = Path.Combine(content.Folder, "en/learn/side-effects.md");
        File.WriteAllText(file, File.ReadAllText(file)
            .Replace("reviewed:\n", "reviewed: 2026-11-20\n", StringComparison.Ordinal).Replace("reviewer:\n", "reviewer: \"Dana Example, MD\"\n", StringComparison.Ordinal));
        await using var site = new ClinicSite { Settings = { ["Content:Directory"] = content.Folder } };
        var learn = site.Services.GetRequiredService<PageLibrary>().Current.Learn;
        Assert.True(learn.Count > 25, "hardly a page is looked at");
        foreach (var page in learn)
        {
            var head = (await site.NewBrowser().GetPageAsync(page.Path)).Document.QuerySelector(".page__head .facts-line") ?? throw new InvalidOperationException($"{page.Path} does not say it at its top");
            Assert.Contains(page.Slug == "side-effects" ? "Reviewed by Dana Example, MD on November 20, 2026" : "Not yet reviewed by a clinician", Flat(head), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_look_follows_what_a_device_asks_for()
    {
        var styles = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Clinic.Web/wwwroot/css"), "*.css", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Contains("color-scheme: light dark", styles, StringComparison.Ordinal);
        Assert.Contains("@media (prefers-contrast: more)", styles, StringComparison.Ordinal);
        // Nothing moves but where less motion was not asked for.
        var calm = Quiet().Replace(styles, "");
        Assert.NotEqual(styles, calm);
        Assert.DoesNotMatch(@"(?:^|[\s{;])(?:animation|transition|scroll-behavior)(?:-[a-z]+)?:(?!\s*none)", calm);
    }

    private static async Task<List<(string Path, WebPage Page)>> VisitorsPagesAsync(ClinicSite site)
    {
        var pages = new List<(string, WebPage)>();
        var browser = site.NewBrowser();
        foreach (var path in await SitemapAsync(site)) await AddAsync(path, browser.GetPageAsync(path));
        foreach (var path in new[] { "/search?q=email+you", "/search?q=xyzzy", "/search?q=suicide", "/requests", "/learn/side-effects/feedback", "/consultation/step/1" })
            await AddAsync(path.Split('?')[0] + "*", browser.GetPageAsync(path));
        foreach (var form in new[] { "/contact", "/consultation" })
        {
            var typed = (await browser.GetPageAsync(form)).Form(form);
            var review = await browser.SubmitAsync(typed, Filled.Well(new Dictionary<string, string?> { ["CanWait"] = "No" }));
            await AddAsync($"{form} (help)", Task.FromResult(review));
            var sent = await browser.FollowAsync(await browser.SendAsync(review.ReviewForm!));
            await AddAsync($"{form} (sent)", Task.FromResult(sent));
            var link = sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!;
            await AddAsync($"{form} (own page)", browser.FollowAsync(await browser.GetPageAsync(link)));
            await AddAsync($"{form} (mistakes)", browser.AskAsync(form, new Dictionary<string, string?> { ["Name"] = "" }));
        }

        return pages;

        async Task AddAsync(string path, Task<WebPage> page) => pages.Add((path, await page));
    }

    private static async Task<List<string>> SitemapAsync(ClinicSite site) =>
        [.. Address().Matches((await site.NewBrowser().GetPageAsync("/sitemap.xml")).Text).Select(match => match.Groups[1].Value)];

    private static Task<List<string>> RowsAsync(ClinicSite site) => site.QueryAsync(async db =>
    {
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var count = "SELECT COUNT(*) AS \"Value\" FROM \"" + table + "\""; // the model's own names
            rows.Add($"{table} {await db.Database.SqlQueryRaw<long>(count).SingleAsync()}");
        }

        return rows;
    });

    private static List<string> Cookies(BrowserSession browser) =>
        [.. browser.Cookies.GetAllCookies().Select(cookie => $"{cookie.Name}={cookie.Value}").Order(StringComparer.Ordinal)];

    private static string Flat(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\*\*|\]\([^)]*\)|\[|\{\{[^}]*\}\}")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\bnew (?:HttpClient|TcpClient|UdpClient|Socket|ClientWebSocket)\b|\b(?:IHttpClientFactory|AddHttpClient|WebRequest|GrpcChannel)\b")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\d{8}")]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"<loc>https://clinic\.example([^<]*)</loc>")]
    private static partial Regex Address();

    // A rule of one level of braces within, as they stand in the style sheets.
    [GeneratedRegex(@"@media \(prefers-reduced-motion: no-preference\)\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")]
    private static partial Regex Quiet();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
