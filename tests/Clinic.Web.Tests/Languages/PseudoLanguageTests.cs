using Clinic.Content;
using Clinic.Web.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Languages;

/// <summary>With a language of brackets on, nobody meets a word of English: each text of the site goes through the localizer.</summary>
public sealed class PseudoLanguageTests : IAsyncDisposable
{
    private readonly ContentCopy content = new();
    private readonly ClinicSite site;

    public PseudoLanguageTests() => site = PseudoLanguage.Site(content);

    private ClinicProfile Clinic => site.Services.GetRequiredService<PageLibrary>().English.Clinic;

    [Fact]
    public async Task Pages_to_read_help_search_and_errors_hold_no_English()
    {
        var browser = site.NewBrowser();
        var pages = new List<WebPage>();
        foreach (var path in new[]
        {
            "/", "/learn", "/learn/side-effects", "/learn/side-effects/brief", "/learn/side-effects/feedback", "/learn/side-effects/feedback/thanks", "/about", "/glossary",
            "/help-now", "/help-now/someone-else", "/help-now/emergency", "/search", "/search?q=zebra+quark", "/search?q=heading", "/search?q=overdose", "/nowhere/at/all",
        })
        {
            pages.Add(await browser.FollowAsync(await browser.GetPageAsync($"/{PseudoLanguage.Code}{path}")));
        }

        var feedback = await browser.GetPageAsync("/qps/learn/side-effects/feedback");
        pages.Add(await browser.SubmitAsync(feedback.Form("/qps/learn/side-effects/feedback")));
        pages.Add(await browser.FollowAsync(await browser.SubmitAsync(
            feedback.Form("/qps/learn/side-effects/feedback"), new Dictionary<string, string?> { ["Helpful"] = "True", ["Comment"] = "I want to kill myself" })));

        AssertNoEnglish(pages, "zebra", "quark", "heading", "overdose", "I want to kill myself");
    }

    [Fact]
    public async Task Mails_to_a_writer_hold_no_English_and_lead_to_pages_in_their_language()
    {
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        foreach (var (key, value) in smtp.Settings) site.Settings[key] = value;
        var (_, reference, _) = await AskAsync();
        await site.OutboxEmptyAsync();

        var mail = Assert.Single(smtp.Taken, mail => Assert.Single(mail.To.Mailboxes).Address == Filled.Email);

        Assert.Contains($"https://clinic.example/qps/requests/{reference}?key=", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{PseudoLanguage.Code}\"", mail.HtmlBody, StringComparison.Ordinal);
        var words = System.Text.RegularExpressions.Regex.Replace($"{mail.Subject}\n{mail.TextBody}", @"https://\S+", "");
        Assert.Empty(PseudoLanguage.Leftovers(words, Clinic, reference));
        Assert.All(smtp.Taken.Except([mail]), staff => Assert.DoesNotContain("⟦", $"{staff.Subject}{staff.TextBody}", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        content.Dispose();
    }

    private void AssertNoEnglish(IEnumerable<WebPage> pages, params string[] typed)
    {
        var found = pages.SelectMany(page => PseudoLanguage.Leftovers(page, Clinic, typed).Select(text => $"{page.Response.RequestMessage!.RequestUri!.AbsolutePath}: {text}"));
        if (found.Distinct().ToList() is { Count: > 0 } english) Assert.Fail(string.Join('\n', english));
    }

    private async Task<(BrowserSession Browser, string Reference, WebPage Page)> AskAsync()
    {
        var browser = site.NewBrowser();
        var form = await browser.GetPageAsync("/qps/contact");
        var sent = await browser.FollowAsync(await browser.SendAsync(form.Form("/qps/contact"), Filled.Well()));
        var link = sent.Document.QuerySelector("main a[href^='/qps/requests/']")!.GetAttribute("href")!;
        return (browser, link["/qps/requests/".Length..link.IndexOf('?', StringComparison.Ordinal)], await browser.FollowAsync(await browser.GetPageAsync(link)));
    }
}
