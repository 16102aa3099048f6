using Clinic.Web.Clock;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Asking;

/// <summary>What the site promises about answering holds over nights, weekends, holidays and changes of the clock.</summary>
public sealed class ClinicClockTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private ClinicClock Clock => site.Services.GetRequiredService<ClinicClock>();

    // Sent, and by when it is read: New York's time, with the offset in force on that day.
    [Theory]
    [InlineData("2026-11-23T10:00:00-05:00", "2026-11-24T17:00:00-05:00", "on a Monday morning")]
    [InlineData("2026-11-23T08:00:00-05:00", "2026-11-24T17:00:00-05:00", "before opening")]
    [InlineData("2026-11-23T17:00:00-05:00", "2026-11-25T17:00:00-05:00", "at closing: it arrives on Tuesday")]
    [InlineData("2026-11-23T16:59:59-05:00", "2026-11-24T17:00:00-05:00", "a second before closing")]
    [InlineData("2026-11-25T12:00:00-05:00", "2026-11-27T17:00:00-05:00", "the day before Thanksgiving")]
    [InlineData("2026-11-26T12:00:00-05:00", "2026-11-30T17:00:00-05:00", "on Thanksgiving: it arrives on Friday")]
    [InlineData("2026-11-27T18:00:00-05:00", "2026-12-01T17:00:00-05:00", "on a Friday night")]
    [InlineData("2026-11-28T03:00:00-05:00", "2026-12-01T17:00:00-05:00", "on a Saturday night")]
    [InlineData("2026-12-24T12:00:00-05:00", "2026-12-28T17:00:00-05:00", "before Christmas on a Friday")]
    [InlineData("2027-03-12T12:00:00-05:00", "2027-03-15T17:00:00-04:00", "over the spring change: one hour less, the same promise")]
    [InlineData("2027-03-14T02:30:00-05:00", "2027-03-16T17:00:00-04:00", "in the hour that does not exist")]
    [InlineData("2027-11-05T12:00:00-04:00", "2027-11-08T17:00:00-05:00", "over the autumn change")]
    [InlineData("2027-11-07T01:30:00-04:00", "2027-11-09T17:00:00-05:00", "in the hour that comes twice")]
    public void A_message_is_read_by_the_end_of_the_working_day_after_it_arrives(string sent, string readBy, string when)
    {
        var answer = Clock.ReadBy(DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture));

        Assert.True(DateTimeOffset.Parse(readBy, System.Globalization.CultureInfo.InvariantCulture) == answer, $"{when}: {answer:O}");
        Assert.Equal(DateTimeOffset.Parse(readBy, System.Globalization.CultureInfo.InvariantCulture).Offset, answer!.Value.Offset);
    }

    [Theory]
    [InlineData("2026-11-23T12:00:00-08:00", "2026-11-24T17:00:00-05:00")]
    [InlineData("2026-11-24T01:00:00+09:00", "2026-11-24T17:00:00-05:00")]
    public void Where_the_sender_is_changes_nothing(string sent, string readBy) => Assert.Equal(
        DateTimeOffset.Parse(readBy, System.Globalization.CultureInfo.InvariantCulture),
        Clock.ReadBy(DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture)));
}
