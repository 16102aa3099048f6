using System.Net;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests.Asking;

/// <summary>The forms under attack and in a crowd: no error of ours, no consent that nobody gave, nothing twice.</summary>
public sealed class FloodTests
{
    private const int Hostile = 10_000;
    private const int AtOnce = 8;

    [Fact]
    public async Task Ten_thousand_hostile_posts_break_nothing_and_forge_no_consent()
    {
        await using var site = new ClinicSite();
        var posts = await HostilePosts.PrepareAsync(site);
        await SendAsync(site, posts, from: 0, count: 500); // warm: what is built once is built
        var before = LiveMemory();

        var statuses = await SendAsync(site, posts, from: 500, count: Hostile - 500);

        var grown = LiveMemory() - before;
        var stored = await site.QueryAsync(db => db.Inquiries.AsNoTracking().ToListAsync());
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{string.Join(", ", statuses.GroupBy(s => s).OrderBy(g => g.Key).Select(g => $"{g.Count()} x {(int)g.Key}"))}; "
            + $"{stored.Count} inquiries; memory {grown / 1024:N0} KiB");
        Assert.DoesNotContain(statuses, status => (int)status >= 500);
        Assert.All(stored, inquiry => Assert.Equal((ConsentText.Version, ConsentText.Hash), (inquiry.ConsentVersion, inquiry.ConsentHash)));
        Assert.DoesNotContain(stored, inquiry => site.WordsOf(inquiry).Reach.Name == HostilePosts.WithoutConsent);
        Assert.True(grown < 64 * 1024 * 1024, $"memory grew by {grown:N0} bytes");
    }

    [Fact]
    public async Task Fifty_forms_sent_a_hundred_times_at_once_are_fifty_inquiries()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var forms = new List<List<KeyValuePair<string, string>>>();
        for (var n = 0; n < 50; n++)
            forms.Add((await browser.GetPageAsync("/contact")).FieldsOf("/contact", Filled.Well(new Dictionary<string, string?> { ["Name"] = $"Person {n}" })));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5_000).Select(n => Task.Run(() => browser.PostAsync("/contact", forms[n % 50]))));

        // What does not get its turn to write in time is told so with every word, and the same form was stored by another.
        Assert.All(answers, answer => Assert.True(answer.WasSent || (answer.Status is HttpStatusCode.ServiceUnavailable && answer.ValueOf("Message") == Filled.Message)));
        Assert.True(answers.Count(answer => answer.WasSent) >= 50);
        var inquiries = await site.InquiriesAsync();
        Assert.Equal(50, inquiries.Count);
        Assert.Equal(50, inquiries.Select(i => i.RequestKey).Distinct().Count());
    }

    private static async Task<List<HttpStatusCode>> SendAsync(ClinicSite site, HostilePosts posts, int from, int count)
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(lane => Task.Run(async () =>
        {
            var browser = site.NewBrowser();
            var seen = new List<HttpStatusCode>();
            for (var n = from + lane; n < from + count; n += AtOnce)
            {
                using var request = posts.Make(n);
                seen.Add((await browser.SendAsync(request)).Status);
            }

            return seen;
        })));
        return [.. statuses.SelectMany(lane => lane)];
    }

    private static long LiveMemory()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
