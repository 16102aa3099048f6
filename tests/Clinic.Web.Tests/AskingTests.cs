using System.Net;
using Clinic.Web.Data;

namespace Clinic.Web.Tests;

/// <summary>A form filled in well is stored once, sealed, and answered with what happens next.</summary>
public sealed class AskingTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    public static TheoryData<string> AllForms => VisitorForms.All;

    public static TheoryData<string, DatabaseProvider> EveryDatabase => TestDatabase.WithEveryForm();

    [Theory, MemberData(nameof(EveryDatabase))]
    public async Task A_good_form_becomes_one_inquiry_with_its_words_sealed(string form, DatabaseProvider database)
    {
        await using var quiet = new ClinicSite { Database = database };

        var answer = await quiet.NewBrowser().AskAsync(form);

        Assert.True(answer.WasSent);
        var inquiry = Assert.Single(await quiet.InquiriesAsync());
        Assert.Equal(form == "/consultation" ? InquiryKind.ConsultationRequest : InquiryKind.Question, inquiry.Kind);
        Assert.Equal(InquiryTopic.Depression, inquiry.Topic);
        Assert.Equal(InquiryStatus.New, inquiry.Status);
        Assert.Equal(ConsentText.Version, inquiry.ConsentVersion);
        Assert.Equal(InquiryEventKind.Received, Assert.Single(inquiry.Events).Kind);
        var words = quiet.WordsOf(inquiry);
        Assert.Equal(
            (Filled.Name, Filled.Email, Filled.Phone, ContactWay.Email, Filled.TimeToReach, Filled.Message),
            (words.Reach.Name, words.Reach.Email, words.Reach.Phone, words.Reach.ReachBy, words.Reach.TimeToReach, words.Message));
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task The_sent_page_gives_the_reference_and_keeps_the_words_out_of_the_address(string form)
    {
        var browser = site.NewBrowser();
        var answer = await browser.AskAsync(form);

        var sent = await browser.FollowAsync(answer);

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        var newest = (await site.InquiriesAsync())[^1];
        Assert.Contains(newest.Reference, sent.MainText, StringComparison.Ordinal);
        Assert.Equal($"{form}/sent", answer.RedirectsTo);
        Assert.Equal(form, (await site.NewBrowser().GetPageAsync($"{form}/sent")).RedirectsTo); // in no other browser
        Assert.All(Filled.Words, word => Assert.DoesNotContain(word, sent.Text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Nobody_can_make_up_a_sent_page(string form)
    {
        var browser = site.NewBrowser();

        foreach (var receipt in new[] { "", "?receipt=", "?receipt=AAAA", "?receipt=KR7-4M2Q" })
        {
            var page = await browser.GetPageAsync($"{form}/sent{receipt}");
            Assert.Equal(form, page.RedirectsTo);
        }
    }

    [Fact]
    public async Task An_email_address_alone_is_enough()
    {
        var answer = await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?>
        {
            ["Phone"] = "",
            ["TimeToReach"] = "",
            ["Message"] = "",
        });

        Assert.True(answer.WasSent);
    }

    [Fact]
    public async Task A_phone_number_alone_is_enough()
    {
        var answer = await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?>
        {
            ["Email"] = "",
            ["ReachBy"] = "Phone",
        });

        Assert.True(answer.WasSent);
    }

    [Fact]
    public async Task A_question_asked_from_a_page_says_which()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync("/contact?about=side-effects");

        await browser.SubmitAsync(page.Form("/contact"), Filled.Well());

        Assert.Equal("side-effects", Assert.Single(await quiet.InquiriesAsync()).AboutPage);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_not_stored_as_the_one_asked_from()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync("/contact?about=%3Cscript%3E");

        await browser.SubmitAsync(page.Form("/contact"), Filled.Well());

        Assert.Null(Assert.Single(await quiet.InquiriesAsync()).AboutPage);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task A_program_that_fills_in_the_hidden_field_is_set_aside_and_not_told(string form)
    {
        await using var quiet = new ClinicSite();

        var answer = await quiet.NewBrowser().AskAsync(form, new Dictionary<string, string?> { ["Blank"] = "https://spam.example" });

        Assert.True(answer.WasSent);
        Assert.StartsWith($"{form}/sent", answer.RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(Suspicion.HiddenField, Assert.Single(await quiet.InquiriesAsync()).Suspicion);
    }
}
