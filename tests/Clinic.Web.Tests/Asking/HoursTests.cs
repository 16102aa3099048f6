using System.Globalization;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Asking;

/// <summary>Each of the clinic's hours counts, breaks too, and its holidays do not end with its list of them.</summary>
public sealed class HoursTests
{
    private const string WithLunch = """
          - { days: [Monday, Tuesday, Wednesday, Thursday, Friday], opens: "14:00", closes: "18:00" }
          - { days: [Monday, Tuesday, Wednesday, Thursday, Friday], opens: "09:00", closes: "12:00" }
        """;

    [Theory]
    [InlineData("2026-12-07T11:59:59-05:00", true, "2026-12-07T11:59:59-05:00")]
    [InlineData("2026-12-07T12:00:00-05:00", false, "2026-12-07T14:00:00-05:00")]
    [InlineData("2026-12-07T13:08:00-05:00", false, "2026-12-07T14:00:00-05:00")]
    [InlineData("2026-12-07T14:00:00-05:00", true, "2026-12-07T14:00:00-05:00")]
    [InlineData("2026-12-07T18:00:00-05:00", false, "2026-12-08T09:00:00-05:00")]
    public async Task Nobody_is_in_over_lunch(string now, bool open, string next)
    {
        await using var at = Clinic(now, WithLunch);
        var clock = at.Site.Services.GetRequiredService<ClinicClock>();

        Assert.Equal(open, clock.IsOpen);
        Assert.Equal(Moment(next), clock.NextOpening(Moment(now)));
        var page = await at.Site.NewBrowser().GetPageAsync("/contact");
        Assert.Contains("They are in Monday to Friday, 9 am to noon and 2 pm to 6 pm" + (open ? "." : ", so nobody is in now."), page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_over_lunch_is_read_by_the_end_of_the_next_working_day()
    {
        await using var at = Clinic("2026-12-07T13:08:00-05:00", WithLunch);
        var clock = at.Site.Services.GetRequiredService<ClinicClock>();

        Assert.Equal(Moment("2026-12-08T18:00:00-05:00"), clock.ReadBy(Moment("2026-12-07T13:08:00-05:00")));
        Assert.Equal(Moment("2026-12-09T18:00:00-05:00"), clock.ReadBy(Moment("2026-12-07T18:00:00-05:00")));
        Assert.Equal([new DateOnly(2026, 12, 8), new DateOnly(2026, 12, 9)], clock.NextWorkingDays(2));
    }

    [Theory]
    [InlineData("2026-12-07T11:50:00-05:00", "2026-12-07T12:00:00-05:00")]
    [InlineData("2026-12-07T13:08:00-05:00", "2026-12-07T14:00:00-05:00")]
    [InlineData("2026-12-07T15:00:00-05:00", "2026-12-07T15:30:00-05:00")]
    public async Task Nobody_goes_to_lunch_over_danger(string seen, string due)
    {
        await using var at = Clinic(seen, WithLunch);

        Assert.Equal(Moment(due), at.Site.Services.GetRequiredService<DangerClock>().DueFor(Moment(seen)));
    }

    [Fact]
    public async Task Search_engines_are_told_both_halves_of_the_day()
    {
        await using var at = Clinic("2026-12-07T13:08:00-05:00", WithLunch);

        var page = await at.Site.NewBrowser().GetPageAsync("/");

        var data = page.Document.QuerySelectorAll("script[type='application/ld+json']").Single(script => script.TextContent.Contains("MedicalClinic", StringComparison.Ordinal)).TextContent;
        Assert.Contains("Mo,Tu,We,Th,Fr 14:00-18:00", data, StringComparison.Ordinal);
        Assert.Contains("Mo,Tu,We,Th,Fr 09:00-12:00", data, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("footer a[href='tel:+12018675309;ext=4']"));
    }

    [Theory]
    [InlineData("2028-01-14T12:00:00-05:00", "2028-01-18T17:00:00-05:00", "Martin Luther King Jr. Day after the list's end")]
    [InlineData("2028-07-03T12:00:00-04:00", "2028-07-05T17:00:00-04:00", "Independence Day after the list's end")]
    [InlineData("2027-10-08T12:00:00-04:00", "2027-10-11T17:00:00-04:00", "Columbus Day, on which this clinic is open: its list says when it is not")]
    [InlineData("2027-12-23T12:00:00-05:00", "2027-12-27T17:00:00-05:00", "Christmas, listed")]
    public async Task After_the_end_of_the_list_the_federal_holidays_count(string sent, string readBy, string when)
    {
        await using var at = Clinic(sent, ContentCopy.UsualHours, "[{ date: 2027-01-01, name: New Year }, { date: 2027-12-24, name: Christmas }]");

        Assert.True(Moment(readBy) == at.Site.Services.GetRequiredService<ClinicClock>().ReadBy(Moment(sent)), when);
    }

    [Theory]
    [InlineData("2027-09-01T12:00:00-04:00", false)]
    [InlineData("2027-10-01T12:00:00-04:00", true)]
    [InlineData("2028-01-14T12:00:00-05:00", true)]
    public async Task Health_and_the_desk_warn_months_before_the_list_ends(string now, bool warned)
    {
        await using var at = Clinic(now, ContentCopy.UsualHours, "[{ date: 2027-12-24, name: Christmas }]");
        var owner = await at.Site.SignInAsync("owner@palisade-clinic.org", role: StaffRole.Owner);

        var (health, settings) = (await owner.GetPageAsync("/health/ready"), await owner.GetPageAsync("/desk/settings"));

        Assert.Equal(warned, health.Text.Contains("clinic: Degraded - the holidays in content/clinic.yml end on 2027-12-24; after that, the federal ones count", StringComparison.Ordinal));
        Assert.Equal(warned, settings.MainText.Contains("Add the days you close to content/clinic.yml", StringComparison.Ordinal));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static AtAClinic Clinic(string now, string hours, string holidays = "[]")
    {
        var content = new ContentCopy().OfARealClinic(hours, holidays);
        content.LetFactsHoldUntil(new DateOnly(2030, 1, 1));
        return new AtAClinic(content, new ClinicSite { Time = new FakeTimeProvider(Moment(now)), Settings = { ["Content:Directory"] = content.Folder } });
    }

    private sealed record AtAClinic(ContentCopy Content, ClinicSite Site) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            Content.Dispose();
        }
    }
}
