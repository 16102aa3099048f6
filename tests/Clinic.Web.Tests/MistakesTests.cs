using System.Net;
using Clinic.Web.Data;

namespace Clinic.Web.Tests;

/// <summary>A form with mistakes comes back with all that was typed, the mistakes named where they are.</summary>
public sealed class MistakesTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    public static TheoryData<string> AllForms => VisitorForms.All;

    [Theory]
    [InlineData("Name", "", "Enter your name, or the name you want us to use")]
    [InlineData("Email", "nobody", "Enter an email address in the form name@example.com")]
    [InlineData("Email", "no body@mail.example", "Enter an email address in the form name@example.com")]
    [InlineData("Phone", "12", "Enter a phone number with its area code, such as 201-555-0123")]
    [InlineData("ReachBy", null, "Choose how we may reach you")]
    [InlineData("Topic", "", "Choose what you would like help with")]
    [InlineData("Agree", null, "Tick the box to let our staff read and answer your message")]
    public async Task One_mistake_is_named_at_its_field_and_in_the_summary(string field, string? typed, string message)
    {
        var page = await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { [field] = typed });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(message, page.ErrorAt(field));
        Assert.Equal([message], page.Errors);
    }

    [Fact]
    public async Task Missing_phone_and_email_asks_for_one_of_them()
    {
        var page = await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?>
        {
            ["Phone"] = "",
            ["Email"] = "",
        });

        Assert.Contains("Enter a phone number or an email address, so that we can answer you", page.Errors);
    }

    [Fact]
    public async Task A_way_to_be_reached_that_was_not_given_is_asked_for()
    {
        var page = await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?>
        {
            ["Phone"] = "",
            ["ReachBy"] = "Text",
        });

        Assert.Equal("Enter a phone number, or choose email as the way to reach you", page.ErrorAt("Phone"));
    }

    [Fact]
    public async Task A_question_without_words_is_asked_for_them()
    {
        var page = await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = " \r\n " });

        Assert.Equal("Write your question", page.ErrorAt("Message"));
    }

    [Theory]
    [InlineData("Name", Inquiry.NameMax)]
    [InlineData("TimeToReach", Inquiry.TimeToReachMax)]
    [InlineData("Message", Inquiry.MessageMax)]
    public async Task The_limit_itself_is_taken_and_one_more_is_not(string field, int limit)
    {
        var browser = site.NewBrowser();

        var atLimit = await browser.AskAsync("/contact", new Dictionary<string, string?> { [field] = new string('é', limit) });
        var above = await browser.AskAsync("/contact", new Dictionary<string, string?> { [field] = new string('é', limit + 1) });

        Assert.True(atLimit.WasSent);
        Assert.Equal(HttpStatusCode.OK, above.Status);
        Assert.Contains("Shorten", above.ErrorAt(field), StringComparison.Ordinal);
        Assert.Equal(limit + 1, above.ValueOf(field)!.Length);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task Everything_typed_is_still_there_after_a_mistake(string form)
    {
        var typed = Filled.Well(new Dictionary<string, string?>
        {
            ["Email"] = "not an address",
            ["Message"] = "One line.\nAnother with <b>brackets</b> & \"quotes\".",
        });
        var browser = site.NewBrowser();
        var empty = await browser.GetPageAsync(form);

        var page = await browser.SubmitAsync(empty.Form(form), typed);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(typed, field => Assert.Equal(field.Value, page.ValueOf(field.Key)));
        Assert.Equal(empty.ValueOf("RequestKey"), page.ValueOf("RequestKey"));
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task A_corrected_form_is_taken(string form)
    {
        var browser = site.NewBrowser();
        var refused = await browser.AskAsync(form, new Dictionary<string, string?> { ["Name"] = "", ["Email"] = "nobody" });

        var answer = await browser.SendAsync(refused.Form(form), new Dictionary<string, string?>
        {
            ["Name"] = Filled.Name,
            ["Email"] = Filled.Email,
        });

        Assert.True(answer.WasSent);
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task An_outdated_token_costs_nobody_their_words(string form)
    {
        await using var quiet = new ClinicSite();
        var page = await quiet.NewBrowser().GetPageAsync(form);
        var later = quiet.NewBrowser(); // its cookie is gone, as after a night with the page open

        var refused = await later.SubmitAsync(page.Form(form), Filled.Well());

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Nothing is lost", string.Join(' ', refused.Errors), StringComparison.Ordinal);
        Assert.Equal(Filled.Message, refused.ValueOf("Message"));
        var answer = await later.SendAsync(refused.Form(form));
        Assert.True(answer.WasSent);
        Assert.Single(await quiet.InquiriesAsync());
    }

    [Theory, MemberData(nameof(AllForms))]
    public async Task A_page_that_came_in_half_is_shown_again_whole(string form)
    {
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync(form);

        var refused = await browser.SubmitAsync(
            page.Form(form), Filled.Well(new Dictionary<string, string?> { ["RequestKey"] = null }));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal(Filled.Message, refused.ValueOf("Message"));
        Assert.NotEqual(Guid.Empty, Guid.Parse(refused.ValueOf("RequestKey")!));
    }
}
