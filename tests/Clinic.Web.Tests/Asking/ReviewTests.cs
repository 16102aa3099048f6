using System.Net;
using Clinic.Web.Data;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Asking;

/// <summary>The answers are shown once more, travel sealed, and are lost by nothing that happens in between.</summary>
public sealed class ReviewTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    public static TheoryData<string> AllForms => VisitorForms.All;

    [Fact]
    public async Task Every_answer_is_shown_with_a_way_to_change_it_and_nothing_is_sent_yet()
    {
        await using var quiet = new ClinicSite();
        var review = await ReviewAsync(quiet.NewBrowser());

        Assert.Equal(HttpStatusCode.OK, review.Status);
        Assert.Contains("Nothing has been sent yet", review.MainText, StringComparison.Ordinal);
        foreach (var shown in new[] { Filled.Name, Filled.Email, Filled.Phone, Filled.TimeToReach, Filled.Message, "Depression", ConsentText.Text })
            Assert.Contains(shown, review.MainText, StringComparison.Ordinal);
        var fields = review.Document.QuerySelectorAll("button[name=Change]").Select(button => button.GetAttribute("value")!).ToList();
        Assert.Superset(new HashSet<string> { "Name", "Phone", "Email", "ReachBy", "Topic", "Message" }, fields.ToHashSet());
        Assert.Empty(await quiet.InquiriesAsync());
    }

    [Fact]
    public async Task Changing_brings_the_form_back_as_it_was_typed_and_sends_one_inquiry()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var review = await ReviewAsync(browser);

        var form = await browser.PostAsync("/consultation/review",
            review.FieldsOf("/consultation/review", new Dictionary<string, string?>()).Append(new("Change", "Phone")));
        var typed = Filled.Well();
        var all = typed.All(field => form.ValueOf(field.Key) == field.Value);
        var answer = await browser.SendAsync(form.Form("/consultation"), new Dictionary<string, string?> { ["Phone"] = "201-555-0199" });

        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.True(all);
        Assert.True(answer.WasSent);
        Assert.Equal("201-555-0199", quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Reach.Phone);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Answers_that_this_site_did_not_seal_are_refused_kindly(string form)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync(form);
        var token = page.ValueOf("__RequestVerificationToken")!;
        var own = (await ReviewAsync(browser)).ValueOf("State")!;

        foreach (var state in new[] { "", "AAAA", "not base64 ☃", own[..^8] + "AAAAAAA=", new string('A', 9000) })
        {
            var answer = await browser.PostAsync($"{form}/review", [new("__RequestVerificationToken", token), new("State", state)]);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("What you did not send, please write again", Assert.Single(answer.Errors), StringComparison.Ordinal);
        }

        Assert.Empty(await quiet.InquiriesAsync());
    }

    [Fact]
    public async Task Answers_sealed_for_one_form_do_not_open_in_the_other()
    {
        var browser = site.NewBrowser();
        var review = await ReviewAsync(browser);

        var answer = await browser.PostAsync("/contact/review", review.FieldsOf("/consultation/review", new Dictionary<string, string?>()));

        Assert.Contains("is not here any more", Assert.Single(answer.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outdated_token_at_the_review_brings_the_form_back_with_everything_in_it()
    {
        await using var quiet = new ClinicSite();
        var review = await ReviewAsync(quiet.NewBrowser());
        var later = quiet.NewBrowser(); // its cookie is gone, as after a night with the page open

        var refused = await later.SubmitAsync(review.ReviewForm!);
        var message = refused.ValueOf("Message");
        var answer = await later.SendAsync(refused.Form("/consultation"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(Filled.Message, message);
        Assert.True(answer.WasSent);
        Assert.Single(await quiet.InquiriesAsync());
    }

    [Fact]
    public async Task Sending_the_review_twice_is_one_inquiry_with_one_link()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var review = await ReviewAsync(browser);

        var first = await browser.FollowAsync(await browser.SubmitAsync(review.ReviewForm!));
        var second = await browser.FollowAsync(await browser.SubmitAsync(review.ReviewForm!));

        Assert.Single(await quiet.InquiriesAsync());
        Assert.Equal(LinkOf(first), LinkOf(second));
    }

    [Fact]
    public async Task Two_tabs_are_two_requests_and_staff_see_that_they_belong_together()
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();

        await browser.AskAsync("/consultation");
        await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Email"] = Filled.Email.ToUpperInvariant(), ["Phone"] = "" });
        var inquiries = await quiet.InquiriesAsync();
        var staff = await quiet.SignInAsync();
        var page = await staff.GetPageAsync($"/desk/inquiries/{inquiries[0].Reference}");

        Assert.Equal(inquiries[0].EmailDigest, inquiries[1].EmailDigest);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/desk/inquiries/{inquiries[1].Reference}']"));
    }

    [Theory]
    [InlineData("jo@gmial.com", "jo@gmail.com")]
    [InlineData("jo@hotmail.con", "jo@hotmail.com")]
    public async Task A_slip_in_an_address_is_asked_about_and_does_not_stop_anybody(string typed, string meant)
    {
        await using var quiet = new ClinicSite();
        var browser = quiet.NewBrowser();
        var page = await browser.GetPageAsync("/contact");

        var asked = await browser.SubmitAsync(page.Form("/contact"), Filled.Well(new Dictionary<string, string?> { ["Email"] = typed }));
        var answer = await browser.SubmitAsync(asked.ReviewForm!);

        Assert.Contains($"Did you mean {meant}?", asked.MainText, StringComparison.Ordinal);
        Assert.True(answer.WasSent);
        Assert.Equal(typed, quiet.WordsOf(Assert.Single(await quiet.InquiriesAsync())).Reach.Email);
    }

    [Fact]
    public async Task What_comes_faster_than_anybody_types_is_set_aside_and_a_patient_person_is_not()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var quiet = new ClinicSite { Time = time, Settings = { ["Forms:MinimumSeconds"] = "3" } };
        var browser = quiet.NewBrowser();
        await browser.AskAsync("/contact");
        var slow = await browser.GetPageAsync("/contact");
        time.Advance(TimeSpan.FromSeconds(4));
        await browser.SubmitAsync(slow.Form("/contact"), Filled.Well());
        await browser.PostAsync("/contact", slow.FieldsOf("/contact", Filled.Well(new Dictionary<string, string?> { ["Name"] = "No Page" })).Where(f => f.Key != "Opened"));

        Assert.Equal(
            [Suspicion.TooFast, null, Suspicion.NoPage],
            (await quiet.InquiriesAsync()).Select(i => i.Suspicion));
    }

    [Fact]
    public async Task Asking_for_somebody_needs_their_knowledge()
    {
        var browser = site.NewBrowser();

        var refused = await browser.AskAsync("/consultation", new Dictionary<string, string?> { ["AskingFor"] = "SomeoneElse" });

        Assert.Equal("Ask them first, then tick the box: we talk about nobody who does not know of it", refused.ErrorAt("TheyAgreed"));
    }

    [Fact]
    public async Task The_whole_plan_is_sealed_with_the_words_and_the_consent_is_kept_by_its_hash()
    {
        await using var quiet = new ClinicSite();

        await quiet.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?>
        {
            ["AskingFor"] = "SomeoneElse",
            ["TheirName"] = "Ottokar",
            ["TheyAgreed"] = "true",
            ["Voicemail"] = "true",
            ["QuietHours"] = "before ten",
            ["CanWait"] = "Yes",
            ["Language"] = "Korean",
            ["Interpreter"] = "true",
            ["HeardFrom"] = "Media",
            ["Phone"] = "+44 20 7946 0018",
        });

        var inquiry = Assert.Single(await quiet.InquiriesAsync());
        var words = quiet.WordsOf(inquiry);
        Assert.Equal((AskingFor.SomeoneElse, "Ottokar", true), (words.AskingFor, words.TheirName, words.TheyAgreed));
        Assert.Equal((true, false, "before ten"), (words.Reach.Voicemail, words.Reach.NameClinic, words.Reach.QuietHours));
        Assert.Equal((CanWait.Yes, "Korean", true, HeardFrom.Media), (inquiry.CanWait, words.Language, words.Interpreter, words.HeardFrom));
        Assert.Equal(("+44 20 7946 0018", "+442079460018"), (words.Reach.Phone, words.Reach.PhoneE164));
        Assert.Equal((ConsentText.Version, ConsentText.Hash), (inquiry.ConsentVersion, inquiry.ConsentHash));
    }

    private static async Task<WebPage> ReviewAsync(BrowserSession browser)
    {
        var page = await browser.GetPageAsync("/consultation");
        return await browser.SubmitAsync(page.Form("/consultation"), Filled.Well());
    }

    private static string? LinkOf(WebPage sent) => sent.Document.QuerySelector("main a[href^='/requests/']")?.GetAttribute("href");
}
