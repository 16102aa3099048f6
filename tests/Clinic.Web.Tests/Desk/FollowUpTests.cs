using System.Net;
using Clinic.Web.Data;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

public sealed class FollowUpTests
{
    // A Monday, 10 am in Fort Lee.
    private static FakeTimeProvider MondayMorning() => new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_request_is_in_the_queue_with_initials_and_its_page_shows_every_word()
    {
        await using var site = new ClinicSite();
        var (nora, reference) = await SiteWithOneAsync(site);
        var queue = await nora.GetPageAsync("/desk/inquiries");
        var row = queue.Document.QuerySelector("table.queue tbody tr")!;
        Assert.Equal(reference, row.QuerySelector("th a")!.TextContent);
        Assert.Contains("OQ", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ottoline", queue.Text, StringComparison.Ordinal);

        var page = await nora.GetPageAsync(Path(reference));
        foreach (var word in Filled.Words) Assert.Contains(word, page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_is_written_down_once_a_look()
    {
        var time = MondayMorning();
        await using var site = new ClinicSite { Time = time };
        var (nora, reference) = await SiteWithOneAsync(site);
        await nora.GetPageAsync(Path(reference));
        await nora.GetPageAsync(Path(reference));
        time.Advance(TimeSpan.FromMinutes(2));
        await nora.GetPageAsync(Path(reference));
        var opened = (await site.InquiriesAsync())[0].Events.Where(e => e.Kind is InquiryEventKind.Opened).ToList();
        Assert.Equal(["Nora Field", "Nora Field"], opened.Select(e => e.StaffName));
    }

    [Fact]
    public async Task A_recorded_call_moves_a_new_request_on_and_its_note_is_sealed()
    {
        await using var site = new ClinicSite();
        var (nora, reference) = await SiteWithOneAsync(site, reachBy: "Phone");
        var saved = await ActAsync(nora, reference, "contacts", new() { ["Contact.Outcome"] = "NoAnswer", ["Contact.Note"] = "Left word with zeppelin-voiced brother" });
        var page = await nora.FollowAsync(saved);
        Assert.Contains("The contact is recorded.", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Contact: No answer", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Moved from New to Contacted", page.MainText, StringComparison.Ordinal);
        Assert.Contains("zeppelin-voiced", page.MainText, StringComparison.Ordinal);
        var inquiry = (await site.InquiriesAsync())[0];
        Assert.Equal(InquiryStatus.Contacted, inquiry.Status);
        Assert.NotNull(inquiry.FirstContactAt);
        foreach (var file in site.DatabaseFiles)
            Assert.DoesNotContain("zeppelin", System.Text.Encoding.UTF8.GetString(await ReadSharedAsync(file)), StringComparison.Ordinal);
        Assert.DoesNotContain("zeppelin", string.Join('\n', site.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_is_set_shown_as_overdue_when_its_day_is_past_and_cleared()
    {
        var time = MondayMorning();
        await using var site = new ClinicSite { Time = time };
        var (nora, reference) = await SiteWithOneAsync(site);
        await ActAsync(nora, reference, "follow-up", new() { ["FollowUp.On"] = "2026-11-24" });
        Assert.Contains("tomorrow", (await nora.GetPageAsync("/desk/inquiries")).MainText, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(3));
        await nora.SignInAgainAsync("nora@clinic.example");
        var late = (await nora.GetPageAsync("/desk/inquiries")).Document.QuerySelectorAll(".overdue")[^1];
        Assert.Equal("Follow-up 2 days overdue", late.TextContent.Trim());

        var page = await nora.GetPageAsync(Path(reference));
        var clear = page.Document.QuerySelector("button[formaction$='/follow-up/clear']")!;
        Assert.NotNull(clear);
        var fields = page.FieldsOf($"{Path(reference)}/follow-up", new Dictionary<string, string?>());
        await nora.PostAsync($"{Path(reference)}/follow-up/clear", fields);
        Assert.Null((await site.InquiriesAsync())[0].FollowUpOn);
    }

    [Theory]
    [InlineData("2026-11-22", "Choose today or a later day")]
    [InlineData("2028-01-01", "Choose a day within a year")]
    [InlineData("", "Choose a day")]
    public async Task A_follow_up_day_that_cannot_be_is_refused_at_its_field(string day, string message)
    {
        await using var site = new ClinicSite { Time = MondayMorning() };
        var (nora, reference) = await SiteWithOneAsync(site);
        var page = await ActAsync(nora, reference, "follow-up", new() { ["FollowUp.On"] = day });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(message, page.Errors);
        Assert.Equal(day, page.ValueOf("FollowUp.On") ?? "");
    }

    [Fact]
    public async Task An_inquiry_moves_through_to_closed_with_a_reason_and_back()
    {
        await using var site = new ClinicSite();
        var (nora, reference) = await SiteWithOneAsync(site);
        await ActAsync(nora, reference, "contacts", new() { ["Contact.Outcome"] = "Reached" });
        await ActAsync(nora, reference, "status", new() { ["Status.To"] = "Scheduled" });
        var refused = await ActAsync(nora, reference, "status", new() { ["Status.To"] = "Closed", ["Status.Reason"] = "" });
        Assert.Contains("Choose why it is closed", refused.Errors);
        await ActAsync(nora, reference, "status", new() { ["Status.To"] = "Closed", ["Status.Reason"] = "BecamePatient" });
        Assert.Equal((InquiryStatus.Closed, CloseReason.BecamePatient), ((await site.InquiriesAsync())[0].Status, (await site.InquiriesAsync())[0].CloseReason));
        await ActAsync(nora, reference, "status", new());
        Assert.Equal(InquiryStatus.Contacted, (await site.InquiriesAsync())[0].Status);
    }

    [Fact]
    public async Task The_second_of_two_who_save_is_told_what_changed_and_loses_no_typing()
    {
        await using var site = new ClinicSite();
        var (nora, reference) = await SiteWithOneAsync(site);
        var omar = await site.SignInAsync("omar@clinic.example", "Omar Reyes");
        var hisPage = await omar.GetPageAsync(Path(reference));
        await ActAsync(nora, reference, "contacts", new() { ["Contact.Outcome"] = "Reached", ["Contact.Note"] = "Will come on Friday" });

        var form = $"{Path(reference)}/notes";
        var told = await omar.SubmitAsync(hisPage.Form(form), new Dictionary<string, string?> { ["Note.Text"] = "My half-finished thought" });
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        var since = told.Document.QuerySelector(".since")!.TextContent;
        Assert.Contains("Nora Field", since, StringComparison.Ordinal);
        Assert.Contains("Contact: Reached", since, StringComparison.Ordinal);
        Assert.Equal("My half-finished thought", told.ValueOf("Note.Text"));

        var saved = await omar.SubmitAsync(told.Form(form));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("My half-finished thought", (await omar.FollowAsync(saved)).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_save_in_the_same_moment_each_is_saved_or_told()
    {
        await using var site = new ClinicSite();
        var (nora, reference) = await SiteWithOneAsync(site);
        var page = await nora.GetPageAsync(Path(reference));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            nora.SubmitAsync(page.Form($"{Path(reference)}/notes"), new Dictionary<string, string?> { ["Note.Text"] = $"Note {i}" })));
        Assert.All(answers, a => Assert.Contains(a.Status, (HttpStatusCode[])[HttpStatusCode.Redirect, HttpStatusCode.Conflict]));
        var notes = (await site.InquiriesAsync())[0].Events.Count(e => e.Kind is InquiryEventKind.NoteAdded);
        Assert.Equal(answers.Count(a => a.Status is HttpStatusCode.Redirect), notes);
        Assert.Equal(1, notes);
    }

    [Fact]
    public async Task A_missing_key_is_said_plainly()
    {
        await using var site = new ClinicSite();
        var (nora, reference) = await SiteWithOneAsync(site);
        await site.QueryAsync(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "UPDATE Inquiries SET Envelope = X'0102', SealedInitials = X'0102'"));
        var page = await nora.GetPageAsync(Path(reference));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("These words cannot be opened.", page.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync("/desk/inquiries")).Status);
    }

    [Fact]
    public async Task An_unknown_reference_is_not_found_and_a_reference_is_read_as_people_type_it()
    {
        await using var site = new ClinicSite();
        var (nora, reference) = await SiteWithOneAsync(site);
        Assert.Equal(HttpStatusCode.NotFound, (await nora.GetPageAsync(Path("ZZZ-ZZZZ"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await nora.GetPageAsync(Path(reference.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)))).Status);
    }

    private static string Path(string reference) => $"/desk/inquiries/{reference}";

    private static async Task<(BrowserSession Nora, string Reference)> SiteWithOneAsync(ClinicSite site, string reachBy = "Email")
    {
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { ["ReachBy"] = reachBy });
        return (await site.SignInAsync(), (await site.InquiriesAsync())[0].Reference);
    }

    private static async Task<WebPage> ActAsync(BrowserSession who, string reference, string act, Dictionary<string, string?> values)
    {
        var page = await who.GetPageAsync(Path(reference));
        return await who.SubmitAsync(page.Form($"{Path(reference)}/{act}"), values);
    }

    private static async Task<byte[]> ReadSharedAsync(FileInfo file)
    {
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
