using Clinic.Web.Clock;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>A question of cost starts the three business days of 45 CFR 149.610(b)(1)(vi).</summary>
public sealed class EstimateTests
{
    [Fact]
    public async Task A_question_of_cost_starts_the_three_business_days_by_itself_and_a_holiday_is_none()
    {
        // The Monday before Thanksgiving: Tuesday, Wednesday, and then Friday.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time }, new() { ["Topic"] = "Cost" });

        var page = await one.Nora.GetPageAsync(one.Path);
        var draft = await one.Nora.GetPageAsync($"{one.Path}/estimate");
        await one.ActAsync("estimate/given", new());

        Assert.Contains("Estimate due in 3 business days, by Fri, Nov 27, 2026", page.MainText, StringComparison.Ordinal);
        Assert.Contains("No fee is configured", draft.MainText, StringComparison.Ordinal);
        Assert.NotNull((await one.NowAsync()).EstimateGivenAt);
    }

    [Fact]
    public async Task Fees_of_the_clinic_make_a_draft_to_print()
    {
        using var content = new ContentCopy();
        content.Write("clinic.yml", File.ReadAllText(Path.Combine(content.Folder, "clinic.yml"))
            .Replace("fees: []", "fees: [{ service: \"Infusion\", amount: \"$450\", covers: \"40 minutes and the watch after it\" }]", StringComparison.Ordinal));
        var site = new ClinicSite();
        site.Settings["Content:Directory"] = content.Folder;
        await using var one = await OneInquiry.AtAsync(site);

        await one.ActAsync("estimate/asked", new());
        var draft = await one.Nora.GetPageAsync($"{one.Path}/estimate");

        foreach (var said in new[] { "Good faith estimate", Filled.Name, "Infusion", "$450", "40 minutes and the watch after it", "at least $400 above" })
            Assert.Contains(said, draft.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_missed_is_said_to_be()
    {
        var time = OneInquiry.MondayMorning();
        await using var one = await OneInquiry.AtAsync(new ClinicSite { Time = time });
        await one.ActAsync("estimate/asked", new());

        time.Advance(TimeSpan.FromDays(7));
        await one.Nora.SignInAgainAsync("nora@clinic.example");

        Assert.Contains("2 business days overdue, by Thu, Dec 10, 2026", (await one.Nora.GetPageAsync(one.Path)).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T22:00Z", "2026-11-25")] // Friday: the weekend does not count
    [InlineData("2026-12-24T15:00Z", "2026-12-30")] // Christmas is a Friday
    [InlineData("2026-12-31T15:00Z", "2027-01-06")] // New Year's Day is a Friday
    [InlineData("2026-07-01T15:00Z", "2026-07-07")] // July 4 is a Saturday, observed on Friday
    [InlineData("2027-07-01T15:00Z", "2027-07-07")] // July 4 is a Sunday, observed on Monday
    [InlineData("2026-11-24T03:30Z", "2026-11-27")] // still Monday evening in Fort Lee
    [InlineData("2027-05-28T15:00Z", "2027-06-03")] // Memorial Day is the last Monday of May
    public async Task Three_business_days_leave_out_weekends_and_federal_holidays(string asked, string due)
    {
        await using var site = new ClinicSite();
        var clock = site.Services.GetRequiredService<EstimateClock>();
        Assert.Equal(
            DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
            clock.DueFor(DateTimeOffset.Parse(asked, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime));
    }
}
