using System.Net;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Reports;

/// <summary>What the clinic sees of its own work, and what it may say of it.</summary>
public sealed class ReportsTests
{
    // A Monday, 10 am in Fort Lee.
    private static readonly DateTimeOffset Monday = new(2026, 12, 7, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nobody_wrote_and_the_page_says_so()
    {
        await using var site = new ClinicSite();
        var page = await (await site.SignInAsync()).GetPageAsync("/desk/reports");
        Assert.Contains("Nobody wrote in these 12 weeks.", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_and_nine_of_ten_are_those_of_the_people_who_were_answered()
    {
        var time = new FakeTimeProvider(Monday);
        await using var site = new ClinicSite { Time = time };
        await AnswerTenAsync(site, time);

        var page = await (await site.SignInAsync()).GetPageAsync("/desk/reports?weeks=4");

        // Answered after 1, 2, … 10 hours: by nearest rank the 5th and the 9th.
        Assert.Equal(["5 hours", "9 hours", "10 of 10 (100%)"], page.Document.QuerySelectorAll("section[aria-labelledby=times-title] dd").Select(dd => dd.TextContent));
        Assert.Contains("Of 10 who were answered.", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_from_writing_to_becoming_a_patient_is_counted_and_programs_are_not()
    {
        var time = new FakeTimeProvider(Monday);
        await using var site = new ClinicSite { Time = time };
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { ["HeardFrom"] = "WebSearch" });
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { ["Topic"] = "Anxiety", ["HeardFrom"] = "" });
        await site.NewBrowser().AskAsync("/consultation", new Dictionary<string, string?> { ["Blank"] = "https://spam.example", ["Message"] = "Buy." });
        var nora = await site.SignInAsync();
        await site.QueryAsync(async db =>
        {
            var one = await db.Inquiries.Include(i => i.Events).FirstAsync(i => i.Topic == InquiryTopic.Depression && i.Suspicion == null);
            var staff = db.Users.Single();
            one.RecordContact(ContactOutcome.Reached, Guid.CreateVersion7(), null, staff, Monday.UtcDateTime);
            one.Schedule(Monday.UtcDateTime.AddDays(3), staff, Monday.UtcDateTime);
            one.Close(CloseReason.BecamePatient, staff, Monday.UtcDateTime);
            return await db.SaveChangesAsync();
        });

        var page = await nora.GetPageAsync("/desk/reports");

        Assert.Contains("2 wrote to us", page.MainText, StringComparison.Ordinal);
        foreach (var said in new[] { "Wrote to us, 100% 2", "Were contacted, 50% 1", "Have or had a consultation arranged, 50% 1", "Became a patient, 50% 1", "Became a patient 1", "Web search 1", "Did not say 1" })
            Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        var week = page.Document.QuerySelectorAll("table.numbers tbody tr").First(row => row.TextContent.Contains("Dec 7", StringComparison.Ordinal));
        Assert.Equal(["1", "1", "0", "0", "0", "0", "2"], week.QuerySelectorAll("td").Select(td => td.TextContent));
        Assert.Equal("img", page.Document.QuerySelector("svg.columns")!.GetAttribute("role"));
    }

    [Theory]
    [InlineData("4", 4)]
    [InlineData("52", 52)]
    [InlineData("13", 12)]
    [InlineData("x", 12)]
    public async Task A_period_is_one_of_three(string weeks, int shown)
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var page = await (await site.SignInAsync()).GetPageAsync($"/desk/reports?weeks={weeks}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(shown, page.Document.QuerySelectorAll("svg.columns rect").Length);
    }

    [Fact]
    public async Task The_site_says_how_fast_the_clinic_answers_only_where_the_clinic_wants_and_twenty_were_answered()
    {
        var time = new FakeTimeProvider(Monday);
        await using var quiet = new ClinicSite { Time = time };
        await AnswerTenAsync(quiet, time);
        await using var few = new ClinicSite { Time = time, Settings = { ["Desk:PublishResponseTimes"] = "true" } };
        await AnswerTenAsync(few, time);
        await using var open = new ClinicSite { Time = time, Settings = { ["Desk:PublishResponseTimes"] = "true" } };
        await AnswerTenAsync(open, time);
        await AnswerTenAsync(open, time);
        time.Advance(TimeSpan.FromHours(2)); // what was computed before is an hour old

        Assert.DoesNotContain("half heard from us", (await quiet.NewBrowser().GetPageAsync("/contact")).MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("half heard from us", (await few.NewBrowser().GetPageAsync("/contact")).MainText, StringComparison.Ordinal);
        Assert.Contains(
            "Of 20 people whom we answered in the last 90 days, half heard from us within 5 hours and nine of ten within 9 hours, nights and weekends included.",
            (await open.NewBrowser().GetPageAsync("/contact")).MainText, StringComparison.Ordinal);
    }

    // Ten write now and are answered after one hour, two hours and so on.
    private static async Task AnswerTenAsync(ClinicSite site, FakeTimeProvider time)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var before = (await site.InquiriesAsync()).Count;
        for (var n = 0; n < 10; n++) await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = $"Person {before + n}" });
        await site.SignInAsync();
        await site.QueryAsync(async db =>
        {
            var hours = 0;
            foreach (var inquiry in await db.Inquiries.Include(i => i.Events).Where(i => i.FirstContactAt == null).ToListAsync())
                inquiry.RecordContact(ContactOutcome.Reached, Guid.CreateVersion7(), null, db.Users.Single(), at.AddHours(++hours));
            return await db.SaveChangesAsync();
        });
    }
}
