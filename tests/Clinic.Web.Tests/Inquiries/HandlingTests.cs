using System.Net;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>What staff do with an inquiry beside calling: hand it on, set it right, go back on it.</summary>
public sealed class HandlingTests
{
    [Fact]
    public async Task An_inquiry_is_taken_handed_over_and_put_back()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var omar = await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var omarId = await one.Site.QueryAsync(db => db.Users.Where(s => s.DisplayName == "Omar Reyes").Select(s => s.Id).SingleAsync());

        await one.ActAsync("assign", new() { ["Assign.Who"] = "Me" });
        var mine = await one.Nora.GetPageAsync(one.Path);
        await one.ActAsync("assign", new() { ["Assign.Who"] = "SomebodyElse", ["Assign.To"] = $"{omarId}" });
        var his = await omar.GetPageAsync(one.Path);
        await one.ActAsync("assign", new() { ["Assign.Who"] = "Pool" }, omar);

        Assert.Contains("With you", mine.MainText, StringComparison.Ordinal);
        Assert.Contains("Handed to Omar Reyes", his.MainText, StringComparison.Ordinal);
        var inquiry = await one.NowAsync();
        Assert.Null(inquiry.AssigneeId);
        Assert.Equal(
            [InquiryEventKind.Assigned, InquiryEventKind.Assigned, InquiryEventKind.Unassigned],
            inquiry.Events.Where(e => e.Kind is InquiryEventKind.Assigned or InquiryEventKind.Unassigned).OrderBy(e => e.Id).Select(e => e.Kind));
    }

    [Fact]
    public async Task Nothing_is_handed_to_somebody_who_does_not_work_here()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        await one.Site.SignInAsync("vera@clinic.example", "Vera Audit", StaffRole.Auditor);
        var vera = await one.Site.QueryAsync(db => db.Users.Where(s => s.Role == StaffRole.Auditor).Select(s => s.Id).SingleAsync());
        await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes");

        var page = await one.Nora.GetPageAsync(one.Path);
        var refused = await one.ActAsync("assign", new() { ["Assign.Who"] = "SomebodyElse", ["Assign.To"] = $"{vera}" });

        Assert.DoesNotContain("Vera", page.Document.QuerySelector("select[name='Assign.To']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Choose somebody who works at the desk", refused.Errors);
        Assert.Null((await one.NowAsync()).AssigneeId);
    }

    [Theory]
    [InlineData("LeftVoicemail", "They asked for no voicemail: write why one was left")]
    [InlineData("NoAnswer", "Tick that it was outside their quiet hours, or write why you called within them")]
    public async Task What_the_plan_does_not_allow_asks_for_a_reason_and_keeps_the_note(string outcome, string asked)
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite(), new() { ["ReachBy"] = "Phone", ["QuietHours"] = "never after six" });

        var refused = await one.ActAsync("contacts", new() { ["Contact.Outcome"] = outcome, ["Contact.Note"] = "The line was bad" });
        var saved = await one.Nora.SubmitAsync(refused.Form($"{one.Path}/contacts"), new Dictionary<string, string?>
        {
            ["Contact.Reason"] = "She asked me on the phone to do it",
            ["Contact.Outcome"] = outcome,
        });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(asked, refused.Errors);
        Assert.Equal("The line was bad", refused.ValueOf("Contact.Note"));
        var page = await one.Nora.FollowAsync(saved);
        Assert.Contains("Reached out against the plan, because", page.MainText, StringComparison.Ordinal);
        Assert.Contains("She asked me on the phone to do it", page.MainText, StringComparison.Ordinal);
        Assert.Contains("The line was bad", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_plan_allows_asks_for_nothing()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite(), new() { ["ReachBy"] = "Phone", ["QuietHours"] = "never after six", ["Voicemail"] = "true" });

        var saved = await one.ActAsync("contacts", new() { ["Contact.Outcome"] = "LeftVoicemail", ["Contact.OutsideQuietHours"] = "true" });

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.DoesNotContain((await one.NowAsync()).Events, e => e.Kind is InquiryEventKind.PlanOverridden);
    }

    [Fact]
    public async Task The_plan_stands_on_the_page_in_words()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite(), new() { ["ReachBy"] = "Text", ["QuietHours"] = "never after six" });

        var plan = (await one.Nora.GetPageAsync(one.Path)).Document.QuerySelector(".reach")!.TextContent;

        foreach (var said in new[] { Filled.Name, "Text message", "No voicemail", "Do not name the clinic", "never after six" })
            Assert.Contains(said, plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_close_by_mistake_is_undone_with_one_press()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = OneInquiry.MondayMorning() });
        await one.ActAsync("contacts", new() { ["Contact.Outcome"] = "Reached" });
        await one.ActAsync("follow-up", new() { ["FollowUp.On"] = "2026-12-11" });
        var closed = await one.Nora.FollowAsync(await one.ActAsync("status", new() { ["Status.To"] = "Closed", ["Status.Reason"] = "NoReply" }));

        await one.Nora.SubmitAsync(closed.Form($"{one.Path}/undo"));
        var reloaded = await one.Nora.GetPageAsync(one.Path);

        var inquiry = await one.NowAsync();
        Assert.Equal((InquiryStatus.Contacted, null, new DateOnly(2026, 12, 11)), (inquiry.Status, inquiry.CloseReason, inquiry.FollowUpOn));
        Assert.DoesNotContain(reloaded.Document.Forms, form => form.Action.EndsWith("/undo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_else_did_since_is_not_undone()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var omar = await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var closed = await one.Nora.FollowAsync(await one.ActAsync("status", new() { ["Status.To"] = "Closed", ["Status.Reason"] = "NoReply" }));
        await one.ActAsync("notes", new() { ["Note.Text"] = "They wrote again" }, omar);

        var told = await one.Nora.SubmitAsync(closed.Form($"{one.Path}/undo"));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(InquiryStatus.Closed, (await one.NowAsync()).Status);
    }

    [Fact]
    public async Task A_follow_up_is_set_with_one_press_on_a_working_day()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = OneInquiry.MondayMorning() });

        var buttons = (await one.Nora.GetPageAsync(one.Path)).Document.QuerySelectorAll("button[name='FollowUp.Quick']").Select(b => b.TextContent);
        await one.ActAsync("follow-up", new() { ["FollowUp.Quick"] = "2026-12-10" });

        Assert.Equal(["Tue, Dec 8", "Wed, Dec 9", "Thu, Dec 10", "Fri, Dec 11"], buttons); // as it is read out: the day once
        Assert.Equal(new DateOnly(2026, 12, 10), (await one.NowAsync()).FollowUpOn);
    }

    [Fact]
    public async Task Nothing_that_can_be_pressed_is_read_out_with_a_word_twice()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var visitor = one.Site.NewBrowser();
        var form = await visitor.GetPageAsync("/consultation");
        var pages = new List<WebPage> { form, await visitor.SubmitAsync(form.Form("/consultation"), Filled.Well()), await visitor.GetPageAsync("/contact"), await visitor.GetPageAsync("/help-now"), await visitor.GetPageAsync("/") };
        foreach (var path in new[] { one.Path, "/desk", "/desk/inquiries", "/desk/account", "/desk/mail", "/desk/templates", "/desk/reports" }) pages.Add(await one.Nora.GetPageAsync(path));

        // The name by which a screen reader calls it: its label, else all of its text, seen or not.
        var heard = pages.SelectMany(page => page.Document.QuerySelectorAll("a[href], button, summary").Select(pressed => pressed.GetAttribute("aria-label") ?? pressed.TextContent)).Distinct().ToList();

        Assert.True(heard.Count > 50);
        Assert.DoesNotContain(heard, name => System.Text.RegularExpressions.Regex.IsMatch(name, @"\b([\p{L}]{2,})\b\W+\1\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
    }

    [Fact]
    public async Task Spam_asks_once_more_and_a_persons_word_comes_back()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());

        var asked = await one.ActAsync("spam", new());
        await one.ActAsync("spam", new() { ["Spam.Sure"] = "true" });
        var spam = await one.NowAsync();
        await one.ActAsync("genuine", new());

        Assert.Contains("Tick that no person wrote this", asked.Errors);
        Assert.Equal(CloseReason.Spam, spam.CloseReason);
        Assert.Equal(InquiryStatus.New, (await one.NowAsync()).Status);
    }

    [Fact]
    public async Task Two_of_one_person_become_one_and_both_say_so()
    {
        var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = "Asked once before." });
        await using var one = await OneInquiry.AtAsync(site);
        var later = (await site.InquiriesAsync())[1].Reference;

        var unsure = await one.ActAsync("merge", new() { ["Merge.Into"] = later });
        await one.ActAsync("merge", new() { ["Merge.Into"] = later, ["Merge.Sure"] = "true" });

        Assert.Contains("Tick that both are from the same person", unsure.Errors);
        Assert.Equal((InquiryStatus.Closed, CloseReason.Duplicate), ((await one.NowAsync()).Status, (await one.NowAsync()).CloseReason));
        Assert.Contains($"It goes on as {later}", (await one.Nora.GetPageAsync(one.Path)).MainText, StringComparison.Ordinal);
        Assert.Contains($"Took in {one.Reference}", (await one.Nora.GetPageAsync($"/desk/inquiries/{later}")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_merged_with_a_stranger()
    {
        var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = "Asked once before." });
        await using var one = await OneInquiry.AtAsync(site);
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Email"] = "else@mail.example", ["Phone"] = "" });
        var stranger = (await site.InquiriesAsync())[2].Reference;

        var refused = await one.ActAsync("merge", new() { ["Merge.Into"] = stranger, ["Merge.Sure"] = "true" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Choose one of the same person that was not merged itself", refused.Errors);
    }

    [Fact]
    public async Task Colleagues_who_have_it_open_are_named_until_they_leave()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var omar = await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var his = await omar.GetPageAsync(one.Path);

        var open = await one.Nora.GetPageAsync(one.Path);
        var token = his.ValueOf("__RequestVerificationToken")!;
        await omar.PostAsync($"{one.Path}/viewers/leave", [new("__RequestVerificationToken", token)]);
        var alone = await one.Nora.GetPageAsync(one.Path);

        Assert.Contains("Also open at Omar Reyes", open.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Also open", alone.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_went_away_without_a_word_is_gone_after_a_minute()
    {
        var time = OneInquiry.MondayMorning();
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time });
        await (await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes")).GetPageAsync(one.Path);

        time.Advance(TimeSpan.FromSeconds(61));

        Assert.DoesNotContain("Also open", (await one.Nora.GetPageAsync(one.Path)).MainText, StringComparison.Ordinal);
    }
}
