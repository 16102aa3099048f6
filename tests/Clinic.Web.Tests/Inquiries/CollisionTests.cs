using System.Net;
using Clinic.Web.Data;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>Two at one inquiry: each hears of the other, and nobody saves over what they have not seen.</summary>
public sealed class CollisionTests
{
    [Fact]
    public async Task A_page_that_stays_open_keeps_its_reader_named_and_hears_of_a_change()
    {
        var time = OneInquiry.MondayMorning();
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time });
        var omar = await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var page = await one.Nora.GetPageAsync(one.Path);
        var shown = page.Document.GetElementById("viewers")!.GetAttribute("data-version")!;
        var token = new KeyValuePair<string, string>("__RequestVerificationToken", page.ValueOf("__RequestVerificationToken")!);
        for (var beats = 0; beats < 6; beats++)
        {
            time.Advance(TimeSpan.FromSeconds(20));
            await one.Nora.PostAsync($"{one.Path}/viewers", [token]);
        }

        var his = await omar.GetPageAsync(one.Path);
        var quiet = await one.Nora.PostAsync($"{one.Path}/viewers", [token]);
        await one.ActAsync("notes", new() { ["Note.Text"] = "New" }, omar);
        var told = await one.Nora.PostAsync($"{one.Path}/viewers", [token]);

        Assert.Contains("Also open at Nora Field", his.MainText, StringComparison.Ordinal);
        Assert.Contains(shown, quiet.Text, StringComparison.Ordinal);
        Assert.Contains("Omar Reyes", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(shown, told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes", "Note.Text", "")]
    [InlineData("follow-up", "FollowUp.On", "2020-01-01")]
    [InlineData("consultation", "Schedule.On", "2020-01-01")]
    [InlineData("status", "Status.To", "Closed")]
    [InlineData("spam", "Spam.Sure", null)]
    [InlineData("assign", "Assign.Who", "SomebodyElse")]
    [InlineData("estimate/asked", null, null)]
    public async Task Whoever_writes_on_an_old_page_is_shown_what_changed_also_when_something_else_is_wrong(string act, string? field, string? value)
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var omar = await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var old = await one.Nora.GetPageAsync(one.Path);
        await one.ActAsync("contacts", new() { ["Contact.Outcome"] = "Reached" }, omar);

        var told = await one.Nora.SubmitAsync(old.Form($"{one.Path}/{act}"), field is null ? null : new Dictionary<string, string?> { [field] = value });

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        var since = told.Document.QuerySelector(".since")!.TextContent;
        Assert.Contains("Omar Reyes", since, StringComparison.Ordinal);
        Assert.Contains("Contact: Reached", since, StringComparison.Ordinal);
        Assert.DoesNotContain("Received", since, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_on_an_old_page_names_only_what_happened_since()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var omar = await one.Site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var taken = await one.Nora.FollowAsync(await one.ActAsync("assign", new() { ["Assign.Who"] = "Me" }));
        await one.ActAsync("contacts", new() { ["Contact.Outcome"] = "Reached" }, omar);

        var told = await one.Nora.SubmitAsync(taken.Form($"{one.Path}/undo"));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        var since = told.Document.QuerySelector(".since")!.TextContent;
        Assert.Contains("Contact: Reached", since, StringComparison.Ordinal);
        Assert.DoesNotContain("Handed to", since, StringComparison.Ordinal);
        Assert.NotNull((await one.NowAsync()).AssigneeId);
    }

    [Fact]
    public async Task An_auditor_reads_it_all_and_is_offered_nothing_to_change()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var ada = await one.Site.SignInAsync("ada@clinic.example", "Ada Audit", StaffRole.Auditor);
        var page = await ada.GetPageAsync(one.Path);
        Assert.Contains(Filled.Message, page.MainText, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }
}
