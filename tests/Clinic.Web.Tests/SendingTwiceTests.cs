using Clinic.Web.Data;

namespace Clinic.Web.Tests;

/// <summary>Impatient fingers, lost connections and the back button do not make two of one request.</summary>
public sealed class SendingTwiceTests
{
    public static TheoryData<string, DatabaseProvider> Cases => TestDatabase.WithEveryForm();

    [Theory, MemberData(nameof(Cases))]
    public async Task The_same_form_sent_twice_is_one_inquiry_with_one_reference(string path, DatabaseProvider database)
    {
        await using var site = new ClinicSite { Database = database };
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync(path)).Form(path);

        var first = await browser.FollowAsync(await browser.SendAsync(form, Filled.Well()));
        var second = await browser.FollowAsync(await browser.SendAsync(form, Filled.Well()));

        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Contains(inquiry.Reference, first.MainText, StringComparison.Ordinal);
        Assert.Contains(inquiry.Reference, second.MainText, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Going_back_and_changing_the_words_is_another_inquiry(string path, DatabaseProvider database)
    {
        await using var site = new ClinicSite { Database = database };
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync(path)).Form(path);

        await browser.SendAsync(form, Filled.Well());
        await browser.SendAsync(form, Filled.Well(new Dictionary<string, string?> { ["Phone"] = "201-555-0199" }));

        var inquiries = await site.InquiriesAsync();
        Assert.Equal(["201-555-0147", "201-555-0199"], inquiries.Select(i => site.WordsOf(i).Reach.Phone));
        Assert.Equal(inquiries[0].RequestKey, inquiries[1].RequestKey);
    }

    [Fact]
    public async Task Two_people_who_type_the_same_are_two_inquiries()
    {
        await using var site = new ClinicSite();

        await site.NewBrowser().AskAsync("/consultation");
        await site.NewBrowser("198.51.100.7").AskAsync("/consultation");

        Assert.Equal(2, (await site.InquiriesAsync()).Count);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Two_hundred_at_once_are_one_inquiry_and_all_are_answered_alike(string path, DatabaseProvider database)
    {
        await using var site = new ClinicSite { Database = database };
        var browser = site.NewBrowser();
        var form = (await browser.GetPageAsync(path)).Form(path);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => browser.SendAsync(form, Filled.Well())));

        Assert.All(answers, answer => Assert.True(answer.WasSent));
        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Single(inquiry.Events);
        var sent = await Task.WhenAll(answers.Select(browser.FollowAsync));
        Assert.All(sent, page => Assert.Contains(inquiry.Reference, page.MainText, StringComparison.Ordinal));
    }
}
