using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests;

public sealed class ReviewTests
{
    private const string Approval = "The FDA has approved ketamine only as an anesthetic";

    [Fact]
    public async Task A_reader_sees_that_nobody_has_reviewed_a_page_and_nothing_is_overdue_yet()
    {
        await using var site = new ClinicSite { Time = new(new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero)) };
        var page = await site.NewBrowser().GetPageAsync("/learn/side-effects");
        Assert.Contains("Not yet reviewed by a clinician", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Due for review", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_later_the_site_still_starts_and_a_reader_sees_when_a_page_is_past_its_review()
    {
        await using var site = new ClinicSite { Time = new(new(2031, 1, 1, 9, 0, 0, TimeSpan.Zero)) };
        var page = await site.NewBrowser().GetPageAsync("/learn/side-effects");
        Assert.Contains("Due for review since", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_past_its_day_leaves_the_pages_while_the_site_runs_and_readers_staff_and_health_are_told()
    {
        using var content = new ContentCopy();
        content.LetFactsHoldUntil(new(2099, 12, 31));
        content.LetFactsHoldUntil(new(2027, 2, 23), "fda-status");
        var time = new FakeTimeProvider(new(2027, 2, 23, 23, 30, 0, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time, Settings = { ["Content:Directory"] = content.Folder } };
        var reader = site.NewBrowser();
        var before = await reader.GetPageAsync("/learn/side-effects");
        var homeBefore = await reader.GetPageAsync("/");
        var readyBefore = await site.NewBrowser("127.0.0.1").GetPageAsync("/health/ready");

        await site.UntilAsync(_ => Task.FromResult(site.Services.GetRequiredService<PageLibrary>().Current.LeftOut.Count == 1), time);
        await site.UntilAsync(async _ => !(await reader.GetPageAsync("/learn/side-effects")).MainText.Contains(Approval, StringComparison.Ordinal));
        var after = await reader.GetPageAsync("/learn/side-effects");
        var inText = await reader.GetPageAsync("/learn/ketamine-for-ptsd");
        var home = await reader.GetPageAsync("/");
        var help = await reader.GetPageAsync("/help-now");
        var ready = await site.NewBrowser("127.0.0.1").GetPageAsync("/health/ready");
        var owner = await site.SignInAsync("owner@clinic.example", "Olive Owner", StaffRole.Owner);
        var desk = await owner.GetPageAsync("/desk");

        Assert.Contains(Approval, before.MainText, StringComparison.Ordinal);
        Assert.Contains(Approval, homeBefore.MainText, StringComparison.Ordinal);
        Assert.Contains("content: Healthy", readyBefore.Text, StringComparison.Ordinal);
        Assert.Contains("Off-label use when last checked, on November 23, 2026.", after.MainText, StringComparison.Ordinal);
        Assert.Contains("What stood here is past its date, and we have not checked it again yet.", inText.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain(Approval, home.MainText, StringComparison.Ordinal);
        Assert.Contains("That it is an approved treatment. What is approved has to be checked again.", home.MainText, StringComparison.Ordinal);
        Assert.Contains("988", help.MainText, StringComparison.Ordinal);
        Assert.Contains("content: Degraded - past their day in content/facts.yml, and left out of the pages: fda-status", ready.Text, StringComparison.Ordinal);
        Assert.Contains("The pages are shown without fda-status.", desk.Text, StringComparison.Ordinal);
        Assert.Contains(site.Log.Lines, line => line.Contains("The fact `fda-status` ran out on 2027-02-23.", StringComparison.Ordinal));
    }
}
