using System.Net;

namespace Clinic.Web.Tests.Asking;

/// <summary>The same form, one question at a time: what was answered travels sealed, and nothing is asked twice.</summary>
public sealed class StepsTests : IAsyncDisposable
{
    private const string Step = "/consultation/step";

    private static readonly IReadOnlyList<Dictionary<string, string?>> Answers =
    [
        new() { ["AskingFor"] = "Myself" },
        new() { ["Name"] = Filled.Name },
        new() { ["Phone"] = Filled.Phone, ["Email"] = Filled.Email, ["ReachBy"] = "Email" },
        new() { ["TimeToReach"] = Filled.TimeToReach },
        new() { ["Topic"] = "Depression", ["CanWait"] = "Yes" },
        new() { ["Message"] = Filled.Message },
        new(),
        new() { ["Agree"] = "true" },
    ];

    private readonly ClinicSite site = new();

    [Fact]
    public async Task Eight_steps_lead_to_the_review_and_to_one_inquiry_with_every_word()
    {
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync("/consultation?steps=1");
        foreach (var answer in Answers)
        {
            Assert.Empty(await site.InquiriesAsync());
            Assert.DoesNotContain(Filled.Name, page.Text, StringComparison.Ordinal); // sealed, not in the page
            page = await browser.SubmitAsync(page.Form(Step), answer);
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }

        Assert.Equal("Check your answers", page.Document.QuerySelector("h1")!.TextContent);
        var sent = await browser.SubmitAsync(page.ReviewForm!);

        Assert.True(sent.WasSent);
        var words = site.WordsOf(Assert.Single(await site.InquiriesAsync()));
        Assert.Equal((Filled.Name, Filled.Email, Filled.Phone, Filled.TimeToReach, Filled.Message), (words.Reach.Name, words.Reach.Email, words.Reach.Phone, words.Reach.TimeToReach, words.Message));
    }

    [Fact]
    public async Task A_mistake_is_said_at_its_step_and_going_back_keeps_what_was_typed()
    {
        var browser = site.NewBrowser();
        var second = await ToStepAsync(browser, 2);
        var refused = await browser.SubmitAsync(second.Form(Step), new Dictionary<string, string?> { ["Name"] = "" });
        var third = await browser.SubmitAsync(refused.Form(Step), Answers[1]);
        var back = await browser.SubmitAsync(third.Form(Step), new Dictionary<string, string?> { ["Email"] = "half an addr" }, Button(third, "Back"));
        var again = await browser.SubmitAsync(back.Form(Step));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal("Enter your name, or the name you want us to use", Assert.Single(refused.Errors));
        Assert.Equal(Filled.Name, back.ValueOf("Name"));
        Assert.Equal("half an addr", again.ValueOf("Email"));
    }

    [Fact]
    public async Task A_change_leads_back_to_its_step_and_from_there_to_the_review()
    {
        var browser = site.NewBrowser();
        var review = await ToStepAsync(browser, Answers.Count + 1);

        var change = review.Document.QuerySelector("button[name=Change][value=Topic]")!;
        var step = await browser.SubmitAsync(review.ReviewForm!, button: (AngleSharp.Html.Dom.IHtmlElement)change);
        var after = await browser.SubmitAsync(step.Form(Step), new Dictionary<string, string?> { ["Topic"] = "Anxiety" });

        Assert.Equal("Depression", step.ValueOf("Topic"));
        Assert.Equal("Check your answers", after.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Anxiety", after.MainText, StringComparison.Ordinal);
        Assert.Contains(Filled.Message, after.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_page_can_be_had_at_any_step_with_everything_in_it()
    {
        var browser = site.NewBrowser();
        var third = await ToStepAsync(browser, 3);

        var whole = await browser.SubmitAsync(third.Form(Step), new Dictionary<string, string?> { ["Email"] = Filled.Email }, Button(third, "OnePage"));

        Assert.Equal((Filled.Name, Filled.Email), (whole.ValueOf("Name"), whole.ValueOf("Email")));
        Assert.Empty(whole.Errors);
    }

    [Fact]
    public async Task Answers_that_this_site_did_not_seal_start_again_and_an_old_token_costs_nothing()
    {
        var browser = site.NewBrowser();
        var second = await ToStepAsync(browser, 2);
        var fields = second.FieldsOf(Step, Answers[1]);

        var forged = await browser.PostAsync(Step, fields.Where(field => field.Key != "Draft").Select(field => field.Key == "State" ? new("State", "AAAA") : field));
        var outOfRange = await browser.PostAsync(Step, fields.Select(field => field.Key == "Number" ? new("Number", "99") : field));
        var old = await browser.PostAsync(Step, fields.Where(field => field.Key != "__RequestVerificationToken"));

        Assert.All([forged, outOfRange], page => Assert.Contains("is not here any more", Assert.Single(page.Errors), StringComparison.Ordinal));
        Assert.Equal(Filled.Name, old.ValueOf("Name"));
        Assert.Contains("Nothing is lost", Assert.Single(old.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_distress_bring_help_before_the_review()
    {
        var browser = site.NewBrowser();
        var sixth = await ToStepAsync(browser, 6);
        var page = await browser.SubmitAsync(sixth.Form(Step), new Dictionary<string, string?> { ["Message"] = "I want to just die." });
        page = await browser.SubmitAsync(page.Form(Step));
        page = await browser.SubmitAsync(page.Form(Step), Answers[^1]);

        Assert.StartsWith("You can talk to somebody now", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static async Task<WebPage> ToStepAsync(BrowserSession browser, int number)
    {
        var page = await browser.GetPageAsync("/consultation?steps=1");
        for (var n = 1; n < number; n++) page = await browser.SubmitAsync(page.Form(Step), Answers[n - 1]);
        return page;
    }

    private static AngleSharp.Html.Dom.IHtmlElement Button(WebPage page, string go) =>
        (AngleSharp.Html.Dom.IHtmlElement)page.Document.QuerySelector($"button[name=Go][value={go}]")!;
}
