using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests;

/// <summary>A reader says whether a page helped, without a name; staff read it at the desk.</summary>
public sealed class FeedbackTests
{
    private const string Comment = "I looked for what it costs without insurance.";

    [Fact]
    public async Task A_reader_gets_from_the_page_to_the_question_and_their_answer_to_the_desk()
    {
        await using var site = new ClinicSite();
        var reader = site.NewBrowser();
        var page = await reader.GetPageAsync("/learn/side-effects");
        var no = page.Document.QuerySelectorAll("a[href^='/learn/side-effects/feedback']").Single(a => a.TextContent == "no");
        var form = await reader.GetPageAsync(no.GetAttribute("href")!);
        Assert.Contains("About the page", form.MainText, StringComparison.Ordinal);

        var thanks = await reader.FollowAsync(await reader.SubmitAsync(form.Form("/learn/side-effects/feedback"), Answer(Comment)));

        Assert.Contains("Thank you", thanks.MainText, StringComparison.Ordinal);
        var staff = await site.SignInAsync();
        var desk = await staff.GetPageAsync("/desk/feedback");
        Assert.Contains(Comment, desk.MainText, StringComparison.Ordinal);
        Assert.Contains("It did not help", desk.MainText, StringComparison.Ordinal);
        Assert.Equal("0 1", string.Join(' ', desk.Document.QuerySelectorAll("tbody td").Select(cell => cell.TextContent)));
        Assert.NotNull((await staff.GetPageAsync("/desk")).Document.QuerySelector("nav a[href='/desk/feedback']"));
    }

    [Fact]
    public async Task Nothing_of_the_reader_is_kept_and_the_words_are_sealed()
    {
        await using var site = new ClinicSite();
        await AnswerAsync(site, Comment);

        var stored = Assert.Single(await site.QueryAsync(db => db.PageFeedback.ToListAsync()));
        Assert.Equal(("side-effects", true), (stored.Page, stored.Helpful));
        Assert.DoesNotContain(Comment, System.Text.Encoding.UTF8.GetString(stored.SealedComment!), StringComparison.Ordinal);
        Assert.All(site.Log.Lines, line => Assert.DoesNotContain("insurance.", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_answer()
    {
        await using var site = new ClinicSite();
        var reader = site.NewBrowser();
        var form = (await reader.GetPageAsync("/learn/side-effects/feedback?helpful=true")).FieldsOf("/learn/side-effects/feedback", Answer(Comment));

        var first = await reader.PostAsync("/learn/side-effects/feedback", form);
        var second = await reader.PostAsync("/learn/side-effects/feedback", form);

        Assert.Equal("/learn/side-effects/feedback/thanks", first.RedirectsTo);
        Assert.Equal("/learn/side-effects/feedback/thanks", second.RedirectsTo);
        Assert.Single(await site.QueryAsync(db => db.PageFeedback.ToListAsync()));
    }

    [Fact]
    public async Task Without_yes_or_no_it_asks_again_and_keeps_what_was_written()
    {
        await using var site = new ClinicSite();
        var reader = site.NewBrowser();
        var form = await reader.GetPageAsync("/learn/side-effects/feedback");

        var again = await reader.SubmitAsync(form.Form("/learn/side-effects/feedback"), Answer(Comment));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("Choose yes or no", again.MainText, StringComparison.Ordinal);
        Assert.Contains(Comment, again.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_danger_are_answered_with_help_first_and_by_no_address_of_their_own()
    {
        await using var site = new ClinicSite();

        var reader = site.NewBrowser();
        var form = await reader.GetPageAsync("/learn/side-effects/feedback?helpful=true");

        var sent = await reader.SubmitAsync(form.Form("/learn/side-effects/feedback"), Answer("I want to kill myself"));
        var answer = await reader.FollowAsync(sent);
        var stranger = await site.NewBrowser().GetPageAsync(sent.RedirectsTo!);

        Assert.Equal("/learn/side-effects/feedback/thanks", sent.RedirectsTo); // everybody's
        Assert.Contains("Thank you", stranger.MainText, StringComparison.Ordinal);
        Assert.Contains("You can talk to somebody now", answer.MainText, StringComparison.Ordinal);
        Assert.NotNull(answer.Document.QuerySelector("main a[href='tel:988']"));
        Assert.Single(await site.QueryAsync(db => db.PageFeedback.ToListAsync()));
    }

    [Fact]
    public async Task What_a_program_filled_in_is_set_aside_and_not_counted()
    {
        await using var site = new ClinicSite();
        var reader = site.NewBrowser();
        var form = await reader.GetPageAsync("/learn/side-effects/feedback?helpful=true");
        await reader.SubmitAsync(form.Form("/learn/side-effects/feedback"), new Dictionary<string, string?> { ["Comment"] = "Buy pills", ["Blank"] = "https://spam.example" });

        var desk = await (await site.SignInAsync()).GetPageAsync("/desk/feedback");

        Assert.Contains("Set aside", desk.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Page by page", desk.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_are_shown_a_page_at_a_time_and_none_twice()
    {
        await using var site = new ClinicSite();
        for (var number = 0; number < 27; number++) await AnswerAsync(site, $"Comment number {number:00}.");
        var staff = await site.SignInAsync();

        var first = await staff.GetPageAsync("/desk/feedback");
        var second = await staff.GetPageAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var shown = first.Document.QuerySelectorAll(".events .typed").Concat(second.Document.QuerySelectorAll(".events .typed")).Select(words => words.TextContent);
        Assert.Equal(Enumerable.Range(0, 27).Reverse().Select(number => $"Comment number {number:00}."), shown);
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_page_that_does_not_exist_asks_nothing()
    {
        await using var site = new ClinicSite();

        Assert.Equal(HttpStatusCode.NotFound, (await site.NewBrowser().GetPageAsync("/learn/no-such-page/feedback")).Status);
    }

    private static async Task<WebPage> AnswerAsync(ClinicSite site, string comment)
    {
        var reader = site.NewBrowser();
        var form = await reader.GetPageAsync("/learn/side-effects/feedback?helpful=true");
        return await reader.SubmitAsync(form.Form("/learn/side-effects/feedback"), Answer(comment));
    }

    private static Dictionary<string, string?> Answer(string comment) => new() { ["Comment"] = comment };
}
