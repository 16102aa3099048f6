using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Clinic.Web.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Requests;

/// <summary>What is typed on the page of one's own request is lost by nothing, and danger in it gets help first, as on every form.</summary>
public sealed class RequestDraftTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Nine char\n", 500))[..^1] + ".";

    [Fact]
    public async Task A_mistake_leads_to_the_page_with_the_words_and_can_be_asked_for_again()
    {
        await using var site = new ClinicSite();
        var (browser, path) = await OpenAsync(site);
        var page = await browser.GetPageAsync(path);

        var answer = await browser.PostOnlyAsync($"{path}/messages", page.FieldsOf($"{path}/messages", Message("No choice made.", canWait: null)));
        var shown = new[] { await browser.GetPageAsync(answer.RedirectsTo!), await browser.GetPageAsync(answer.RedirectsTo!) };
        var details = await browser.SubmitAsync(shown[0].Form($"{path}/details"), new Dictionary<string, string?> { ["Email"] = "nobody", ["QuietHours"] = "after nine" });

        Assert.Equal((HttpStatusCode.SeeOther, $"{path}?draft={page.ValueOf("Draft")}"), (answer.Status, answer.RedirectsTo));
        Assert.All(shown, again =>
        {
            Assert.Equal("Choose whether this can wait until then", Assert.Single(again.Errors));
            Assert.Equal("No choice made.", again.ValueOf("Message.Text"));
        });
        Assert.Equal(("nobody", "after nine", "No choice made."), (details.ValueOf("Email"), details.ValueOf("QuietHours"), details.ValueOf("Message.Text")));
        Assert.Contains("Enter an email address in the form name@example.com", details.Errors);
    }

    [Fact]
    public async Task Five_thousand_characters_typed_while_the_pass_ran_out_are_kept_through_the_gate()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var smtp = new FaultySmtp(_ => SmtpFault.None);
        await using var site = new ClinicSite { Time = time };
        foreach (var (name, value) in smtp.Settings) site.Settings[name] = value;
        var (browser, path) = await OpenAsync(site);
        var page = await browser.GetPageAsync(path);
        time.Advance(TimeSpan.FromMinutes(61));

        var gate = await browser.SubmitAsync(page.Form($"{path}/messages"), Message(Long));
        var asked = await browser.PostAsync("/requests/code", gate.FieldsOf("/requests/open", new Dictionary<string, string?>()));
        await site.UntilAsync(_ => Task.FromResult(smtp.Taken.Any(mail => mail.Subject == "Your code")));
        var code = System.Text.RegularExpressions.Regex.Match(smtp.Taken.Single(mail => mail.Subject == "Your code").TextBody!, @"\d{8}").Value;
        var wrong = await browser.SubmitAsync(asked.Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = code == "00000000" ? "11111111" : "00000000" });
        var opened = await browser.SubmitAsync(wrong.Form("/requests/open"), new Dictionary<string, string?> { ["Code"] = code });
        var added = await browser.SubmitAsync(opened.Form($"{path}/messages"));

        Assert.Contains("What you wrote is kept", gate.MainText, StringComparison.Ordinal);
        Assert.Contains("a code is on its way", asked.MainText, StringComparison.Ordinal);
        Assert.Contains("Enter the code from the newest mail", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain(Long[..50], gate.Text + asked.Text + wrong.Text, StringComparison.Ordinal);
        Assert.Equal(Long, opened.ValueOf("Message.Text"));
        Assert.Contains("We have your message", added.MainText, StringComparison.Ordinal);
        Assert.Equal([Long], await MessagesAsync(site));
    }

    [Theory]
    [InlineData("I want to kill myself", "Yes", "Some of what you wrote")]
    [InlineData("Please call me.", "No", "You told us that this cannot wait.")]
    [InlineData("Please call me.", "NotSure", "You told us that you are not sure whether this can wait.")]
    public async Task A_message_that_may_tell_of_danger_gets_help_first_and_is_added_once_when_it_is_sent_anyway(string text, string canWait, string why)
    {
        await using var site = new ClinicSite();
        var (browser, path) = await OpenAsync(site);
        var page = await browser.GetPageAsync(path);

        var help = await browser.SubmitAsync(page.Form($"{path}/messages"), Message(text, canWait));
        var before = await MessagesAsync(site);
        var review = await browser.SubmitAsync(help.ReviewForm!, new Dictionary<string, string?> { ["InDanger"] = "Yes" });
        var added = await browser.SubmitAsync(review.ReviewForm!);
        var twice = await browser.SubmitAsync(review.ReviewForm!);
        var back = await browser.GetPageAsync($"{path}?draft={page.ValueOf("Draft")}");

        Assert.StartsWith("You can talk to somebody now", help.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(why, help.MainText, StringComparison.Ordinal);
        Assert.NotNull(help.Document.QuerySelector("main a.lifeline[href='tel:988']"));
        Assert.Empty(before);
        Assert.Equal("Check your answers", review.Document.QuerySelector("h1")!.TextContent);
        Assert.NotNull(review.Document.QuerySelector("main a.lifeline[href='tel:988']"));
        Assert.Contains("We have your message", added.MainText, StringComparison.Ordinal);
        Assert.Contains("We have your message", twice.MainText, StringComparison.Ordinal);
        Assert.Equal([text], await MessagesAsync(site));
        Assert.Equal(text, back.ValueOf("Message.Text"));
        Assert.Contains("You have added this already", back.MainText, StringComparison.Ordinal);
        Assert.True(Assert.Single(await site.InquiriesAsync()).InDanger);
    }

    [Fact]
    public async Task What_cannot_be_stored_comes_back_whole_with_the_phone_number_and_goes_through_later()
    {
        await using var site = new ClinicSite();
        var (browser, path) = await OpenAsync(site);
        var page = await browser.GetPageAsync(path);
        await site.FillDiskAsync("InquiryEvents");

        var failed = await browser.SubmitAsync(page.Form($"{path}/messages"), Message("Two lines.\nAnd \"more\"."));
        await site.MakeRoomAsync();
        var added = await browser.SubmitAsync(failed.Form($"{path}/messages"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Contains("call us at 201-555-0142", failed.MainText, StringComparison.Ordinal);
        Assert.Equal("Two lines.\nAnd \"more\".", failed.ValueOf("Message.Text"));
        Assert.Contains("We have your message", added.MainText, StringComparison.Ordinal);
        Assert.Equal(["Two lines.\nAnd \"more\"."], await MessagesAsync(site));
        Assert.DoesNotContain("Two lines", site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_keeps_no_cookies_is_told_so_and_an_old_token_costs_nothing()
    {
        await using var site = new ClinicSite();
        var (browser, path) = await OpenAsync(site);
        var page = await browser.GetPageAsync(path);
        var fields = page.FieldsOf($"{path}/messages", Message("Kept all the same."));

        var without = await site.NewBrowser().PostAsync($"{path}/messages", fields);
        var old = await browser.PostAsync($"{path}/messages", fields.Where(field => field.Key != "__RequestVerificationToken"));

        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("cookies turned off", without.MainText, StringComparison.Ordinal);
        Assert.Equal("Kept all the same.", without.ValueOf("Message.Text"));
        Assert.Contains("Nothing is lost", Assert.Single(old.Errors), StringComparison.Ordinal);
        Assert.Equal("Kept all the same.", old.ValueOf("Message.Text"));
        Assert.Empty(await MessagesAsync(site));
    }

    private static Dictionary<string, string?> Message(string text, string? canWait = "Yes") => new() { ["Message.Text"] = text, ["Message.CanWait"] = canWait };

    private static async Task<(BrowserSession Browser, string Path)> OpenAsync(ClinicSite site)
    {
        var browser = site.NewBrowser();
        var sent = await browser.FollowAsync(await browser.AskAsync("/contact"));
        var link = sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!;
        await browser.GetPageAsync(link);
        return (browser, link[..link.IndexOf('?', StringComparison.Ordinal)]);
    }

    private static async Task<IReadOnlyList<string>> MessagesAsync(ClinicSite site)
    {
        var vault = site.Services.GetRequiredService<Vault>();
        return [.. Assert.Single(await site.InquiriesAsync()).Events.Where(entry => entry.Kind is InquiryEventKind.VisitorMessage)
            .Select(entry => vault.Open<string>(entry.Id, InquiryWords.NotePurpose, entry.SealedNote!))];
    }
}
