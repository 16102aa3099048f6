using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

public sealed class TodayTests
{
    // A Monday, 10 am in Fort Lee.
    private static readonly DateTime Monday = new(2026, 11, 23, 15, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_day_with_nothing_to_do_says_so_kindly()
    {
        await using var site = new ClinicSite();
        var page = await (await site.SignInAsync()).GetPageAsync("/desk");
        Assert.Contains("Nobody is waiting.", page.MainText, StringComparison.Ordinal);
        Assert.Contains("What you promised to come back to is done.", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Nothing else has to be done here.", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_longest_stands_first_and_an_overdue_promise_is_said()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(Monday, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        await site.NewBrowser().AskAsync("/contact");
        time.Advance(TimeSpan.FromHours(1));
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        Assert.Contains("2 waiting, all within what was promised", (await nora.GetPageAsync("/desk")).MainText, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromDays(4));
        await nora.SignInAgainAsync("nora@clinic.example");
        var late = await nora.GetPageAsync("/desk");
        Assert.Contains("2 waiting, 2 overdue", late.MainText, StringComparison.Ordinal);
        Assert.Contains("days overdue", late.Document.QuerySelector(".today__list li")!.TextContent, StringComparison.Ordinal);
        var first = (await site.InquiriesAsync())[0].Reference;
        Assert.Equal(first, late.Document.QuerySelector(".today__list a")!.TextContent);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk?whose=me")]
    public async Task Every_number_leads_to_a_list_of_exactly_so_many(string address)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(Monday, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        for (var i = 0; i < 6; i++) await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        await site.QueryAsync(async db =>
        {
            var by = db.Users.First();
            var all = db.Inquiries.ToList();
            for (var i = 0; i < all.Count; i++) if (i % 2 == 0) all[i].Assign(by, by, Monday);
            foreach (var inquiry in all.Take(3)) inquiry.SetFollowUp(new DateOnly(2026, 11, 23), by, Monday);
            all[0].SetFollowUp(new DateOnly(2026, 11, 20), by, Monday);
            all[3].AskErasure(Monday);
            all[4].Schedule(Monday.AddHours(4), by, Monday);
            all[5].AskEstimate(new DateOnly(2026, 11, 26), by, Monday);
            all[2].AskEstimate(new DateOnly(2026, 11, 26), by, Monday);
            return await db.SaveChangesAsync();
        });

        var today = await nora.GetPageAsync(address);
        var links = today.Document.QuerySelectorAll(".today__part > p a, .today__tasks a").ToList();
        Assert.True(links.Count >= 5, today.MainText);
        foreach (var link in links)
        {
            var list = await nora.GetPageAsync(link.GetAttribute("href")!);
            var rows = list.Document.QuerySelectorAll("table.queue tbody tr").Length;
            Assert.Equal(int.Parse(link.TextContent.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), rows);
        }
    }

    [Fact]
    public async Task Mine_shows_what_I_took_on_and_nothing_else()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        Assert.Contains("Nobody is waiting for you.", (await nora.GetPageAsync("/desk?whose=me")).MainText, StringComparison.Ordinal);
        Assert.Contains("1 waiting", (await nora.GetPageAsync("/desk")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_set_aside_is_counted_apart_and_waits_in_no_other_list()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Blank"] = "https://spam.example" });
        var today = await (await site.SignInAsync()).GetPageAsync("/desk");
        Assert.Contains("Nobody is waiting.", today.MainText, StringComparison.Ordinal);
        Assert.Contains("1 set aside as a program’s", today.MainText, StringComparison.Ordinal);
    }
}
