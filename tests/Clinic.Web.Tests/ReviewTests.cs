using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests;

public sealed class ReviewTests
{
    [Fact]
    public async Task A_reader_sees_that_nobody_has_reviewed_a_page_and_nothing_is_overdue_yet()
    {
        await using var site = new ClinicSite();
        var page = await site.NewBrowser().GetPageAsync("/learn/side-effects");
        Assert.Contains("Not yet reviewed by a clinician", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Due for review", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_when_a_page_is_past_its_review()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new ClinicSite { Time = time };
        var reader = site.NewBrowser();
        await reader.GetPageAsync("/health/live"); // started while the facts still hold: an expired one stops the start
        time.Advance(TimeSpan.FromDays(800));
        var page = await reader.GetPageAsync("/learn/side-effects");
        Assert.Contains("Due for review since", page.MainText, StringComparison.Ordinal);
    }
}
