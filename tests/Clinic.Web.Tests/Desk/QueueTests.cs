using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Desk;

public sealed class QueueTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task An_empty_queue_explains_itself()
    {
        await using var site = new ClinicSite();
        var page = await (await site.SignInAsync()).GetPageAsync("/desk");
        Assert.Contains("Nobody is waiting for a first answer.", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_stay_right_while_new_requests_arrive()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await AddAsync(site, 60, minutesApart: 1);
        var all = new List<string>();
        var page = await nora.GetPageAsync("/desk");
        for (var number = 0; ; number++)
        {
            all.AddRange(References(page));
            // Somebody writes between two pages: what was seen stays where it was, nothing is shown twice or missed.
            await AddAsync(site, 3, minutesApart: 0, from: Noon.AddDays(1 + number));
            if (page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } next) break;
            page = await nora.GetPageAsync(next);
        }

        Assert.Equal(60, all.Count);
        Assert.Equal(60, all.Distinct().Count());
    }

    [Fact]
    public async Task Going_back_shows_the_page_before()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await AddAsync(site, 60, minutesApart: 0); // all at the same moment: only the reference tells them apart
        var first = await nora.GetPageAsync("/desk");
        var second = await nora.GetPageAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var back = await nora.GetPageAsync(second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(References(first), References(back));
        Assert.Null(back.Document.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task Filters_count_and_show_one_status()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await AddAsync(site, 3, minutesApart: 1);
        await site.QueryAsync(async db =>
        {
            var staff = db.Users.First();
            var closed = db.Inquiries.First();
            closed.Close(CloseReason.Spam, staff, Noon);
            return await db.SaveChangesAsync();
        });
        var page = await nora.GetPageAsync("/desk?status=closed");
        Assert.Single(References(page));
        Assert.Equal(["Waiting 2", "Contacted 0", "Scheduled 0", "Closed 1", "All 3"],
            page.Document.QuerySelectorAll(".filters a").Select(a => string.Join(' ', a.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(3, References(await nora.GetPageAsync("/desk?status=all")).Count);
    }

    [Theory]
    [InlineData("/desk?status=nonsense")]
    [InlineData("/desk?older=x")]
    [InlineData("/desk?newer=99999999999999999999-AAA-AAAA")]
    [InlineData("/desk?older=1-AAA-AAAA&newer=2-BBB-BBBB")]
    public async Task An_address_that_makes_no_sense_shows_the_queue(string address)
    {
        await using var site = new ClinicSite();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await (await site.SignInAsync()).GetPageAsync(address)).Status);
    }

    private static List<string> References(WebPage page) =>
        [.. page.Document.QuerySelectorAll("table.queue tbody th").Select(th => th.TextContent.Trim())];

    private static Task AddAsync(ClinicSite site, int count, int minutesApart, DateTime? from = null)
    {
        var vault = site.Services.GetRequiredService<Vault>();
        return site.QueryAsync(async db =>
        {
            for (var i = 0; i < count; i++)
            {
                var id = Guid.CreateVersion7();
                db.Add(Inquiry.Receive(
                    new ReceivedInquiry(id, InquiryReference.New(), InquiryKind.Question, InquiryTopic.Other, null, Guid.NewGuid(),
                        vault.Digest("test", id.ToByteArray()), Consent.Version,
                        vault.Seal(id, InquiryWords.Purpose, new InquiryWords { Name = "Test Person" }),
                        vault.Seal(id, InquiryWords.InitialsPurpose, "TP")),
                    (from ?? Noon).AddMinutes(i * minutesApart)));
            }

            return await db.SaveChangesAsync();
        });
    }
}
