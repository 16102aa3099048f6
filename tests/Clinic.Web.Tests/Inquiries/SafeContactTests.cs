using System.Net;
using Clinic.Web.Data;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>"We use this way and no other", says the form: going against it takes a reason that stays.</summary>
public sealed class SafeContactTests
{
    [Theory]
    [InlineData("Phone", "LeftVoicemail", "They asked for no voicemail: write why one was left")]
    [InlineData("Phone", "MessageSent", "They did not allow messages: write why one was sent")]
    [InlineData("Email", "NoAnswer", "They asked for email and no other way: write why you called")]
    [InlineData("Text", "NoAnswer", "They asked for text messages and no other way: write why you called")]
    public async Task A_way_they_did_not_choose_asks_for_a_reason_before_it_is_recorded(string reachBy, string outcome, string asks)
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite(), new() { ["ReachBy"] = reachBy });

        var refused = await one.ActAsync("contacts", new() { ["Contact.Outcome"] = outcome, ["Contact.Note"] = "what I heard" });
        var before = await one.NowAsync();
        var saved = await one.Nora.SubmitAsync(refused.Form($"{one.Path}/contacts"),
            new Dictionary<string, string?> { ["Contact.Outcome"] = outcome, ["Contact.Reason"] = "She rang from this number" });
        var page = await one.Nora.FollowAsync(saved);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(asks, refused.Errors);
        Assert.Equal(InquiryStatus.New, before.Status);
        foreach (var said in (string[])["Reached out against the plan, because", "She rang from this number", "what I heard"])
            Assert.Contains(said, page.MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Email", "MessageSent")]
    [InlineData("Email", "Reached")]
    [InlineData("Text", "MessageSent")]
    [InlineData("Phone", "NoAnswer")]
    public async Task The_way_they_chose_asks_for_nothing(string reachBy, string outcome)
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite(), new() { ["ReachBy"] = reachBy });
        Assert.Equal(HttpStatusCode.Redirect, (await one.ActAsync("contacts", new() { ["Contact.Outcome"] = outcome })).Status);
    }
}
