using System.Net;

namespace Clinic.Web.Tests;

/// <summary>The site itself fails at the moment somebody sends a form: their words come back, and go through later.</summary>
public sealed class FailedPostTests
{
    public static TheoryData<string> AllForms => VisitorForms.All;

    [Theory, MemberData(nameof(AllForms))]
    public async Task What_could_not_be_stored_is_given_back_whole_and_counts_once_when_it_is_sent_again(string path)
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync(path)).Form(path);
        await site.FillDiskAsync("Inquiries");

        var failed = await browser.SendAsync(form, Filled.Well());
        await site.MakeRoomAsync();
        var sent = await browser.FollowAsync(await browser.SendAsync(failed.Form(path)));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Contains("Everything you typed is still here", Assert.Single(failed.Errors), StringComparison.Ordinal);
        Assert.Contains("or call us at 201-555-0142", Assert.Single(failed.Errors), StringComparison.Ordinal);
        Assert.All(Filled.Well(), field => Assert.Equal(field.Value, failed.ValueOf(field.Key)));
        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Contains(inquiry.Reference, sent.MainText, StringComparison.Ordinal);
        Assert.Equal(Filled.Message, site.WordsOf(inquiry).Message);
        Assert.Contains(site.Log.Lines, line => line.Contains("A form could not be stored", StringComparison.Ordinal));
        Assert.All(Filled.Words, word => Assert.DoesNotContain(word, site.Log.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_still_comes_first_for_somebody_in_distress()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync("/contact")).Form("/contact");
        await site.FillDiskAsync("Inquiries");

        var failed = await browser.SendAsync(form, Filled.Well(new Dictionary<string, string?> { ["Message"] = "I want to kill myself." }));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Contains("You can talk to somebody now", failed.MainText, StringComparison.Ordinal);
        Assert.Contains("Everything you typed is still here", Assert.Single(failed.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_staff_wrote_is_shown_and_saved_at_the_second_try()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        var path = $"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}";
        var note = (await nora.GetPageAsync(path)).Form($"{path}/notes");
        await site.FillDiskAsync("InquiryEvents");

        var failed = await nora.SubmitAsync(note, new Dictionary<string, string?> { ["Note.Text"] = "Called twice.\nNobody was in." });
        var again = await nora.SubmitAsync(failed.Form($"{path}/notes"));
        await site.MakeRoomAsync();
        var saved = await nora.FollowAsync(await nora.SubmitAsync(again.Form($"{path}/notes")));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.Contains("What you typed is not lost.", failed.MainText, StringComparison.Ordinal);
        Assert.Equal("Called twice.\nNobody was in.", failed.Document.QuerySelector("blockquote")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal(1, saved.MainText.Split("Called twice. Nobody was in.").Length - 1);
    }

    [Fact]
    public async Task A_page_that_only_shows_something_offers_nothing_to_send_again()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await site.LoseInquiriesTableAsync();

        var failed = await nora.GetPageAsync("/desk/inquiries");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.Status);
        Assert.DoesNotContain("not lost", failed.MainText, StringComparison.Ordinal);
        Assert.Empty(failed.Document.QuerySelectorAll("main form"));
    }
}
