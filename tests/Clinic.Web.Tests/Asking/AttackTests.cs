using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Asking;

/// <summary>What sets programs aside in a flood, and leaves everybody else alone.</summary>
public sealed class AttackTests
{
    [Fact]
    public async Task An_address_that_many_forms_name_in_a_day_is_mailed_no_more_until_the_next_and_each_form_is_heard()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var site = new ClinicSite
        {
            Time = time,
            Settings = { ["RateLimits:Enabled"] = "true", ["RateLimits:FormsPerAddressPerDay"] = "2", ["Forms:ProofOfWork"] = "Never" },
        };
        // A server that answers nobody: what was to be sent stays where a test sees it.
        foreach (var (key, value) in new[] { ("Mail:Host", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:From", "a@clinic.example"), ("Mail:StaffTo", "b@clinic.example"), ("Site:Url", "https://clinic.example") })
            site.Settings[key] = value;

        await SendAsync(site, "one");
        await SendAsync(site, "two");
        await SendAsync(site, "three");
        await SendAsync(site, "four, by phone alone", new() { ["Email"] = "", ["ReachBy"] = "Phone" });
        await SendAsync(site, "from somebody else", new() { ["Email"] = "else@mail.example", ["Phone"] = "" });
        await SendAsync(site, "I want to kill myself");
        time.Advance(TimeSpan.FromHours(25));
        await SendAsync(site, "the next day");

        var mails = await site.QueryAsync(db => db.Outbox.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            [(true, true), (true, true), (true, false), (true, false), (true, true), (true, false), (true, true)],
            (await site.InquiriesAsync()).OrderBy(i => i.Id).Select(i => (i.Suspicion is null && mails.Exists(m => m.InquiryId == i.Id && m.Kind is MailKind.StaffAlert),
                mails.Exists(m => m.InquiryId == i.Id && m.Kind is MailKind.PatientAcknowledgement))));
    }

    [Fact]
    public async Task Only_a_right_answer_for_this_form_counts_and_not_for_many_others()
    {
        await using var site = Asking("Always");
        var browser = site.NewBrowser();
        var review = await ReviewAsync(browser, "the first");
        var key = Guid.Parse(review.Document.QuerySelector("[data-proof-of]")!.GetAttribute("data-proof-of")!);

        await browser.SubmitAsync(review.ReviewForm!, new Dictionary<string, string?> { ["Proof"] = Answer(key) });
        await browser.SubmitAsync((await ReviewAsync(browser, "another form")).ReviewForm!, new Dictionary<string, string?> { ["Proof"] = Answer(key) });
        await browser.SubmitAsync((await ReviewAsync(browser, "Do you take Blue Cross?")).ReviewForm!);
        for (var n = 2; n <= 4; n++)
        {
            var same = await ReviewAsync(browser, $"the same form, message {n}", key);
            await browser.SubmitAsync(same.ReviewForm!, new Dictionary<string, string?> { ["Proof"] = Answer(key) });
        }

        Assert.Equal(
            [null, Suspicion.NoProof, Suspicion.NoProof, null, null, Suspicion.NoProof],
            (await site.InquiriesAsync()).OrderBy(i => i.Id).Select(i => i.Suspicion));
    }

    [Fact]
    public async Task Words_of_distress_need_no_answer()
    {
        await using var site = Asking("Always");
        var browser = site.NewBrowser();
        var help = await ReviewAsync(browser, "I want to kill myself");

        await browser.SendAsync(help.ReviewForm!);

        var inquiry = Assert.Single(await site.InquiriesAsync());
        Assert.Equal((null, true), (inquiry.Suspicion, inquiry.Distress));
    }

    [Fact]
    public async Task The_sum_is_asked_for_only_while_forms_flood_in()
    {
        await using var site = Asking("InFlood");
        site.Settings["RateLimits:FloodPerHour"] = "2";
        await SendAsync(site, "one");
        var calm = await ReviewAsync(site.NewBrowser(), "two");
        await SendAsync(site, "two");

        var flooded = await ReviewAsync(site.NewBrowser(), "three");

        Assert.Null(calm.Document.QuerySelector("[data-proof-of]"));
        Assert.NotNull(flooded.Document.QuerySelector("[data-proof-of]"));
    }

    [Fact]
    public async Task In_somebody_elses_flood_a_browser_without_scripts_is_heard_and_the_flooder_is_set_aside()
    {
        await using var site = Asking("InFlood");
        site.Settings["RateLimits:FloodPerHour"] = "4";
        for (var n = 0; n < 8; n++) await site.NewBrowser("198.51.100.1").AskAsync("/contact", new Dictionary<string, string?> { ["Message"] = $"Buy {n}" });

        foreach (var client in (string[])["203.0.113.1", "203.0.113.2", "2001:db8:1:1::1"]) await site.NewBrowser(client).AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "A person" });

        var all = (await site.InquiriesAsync()).OrderBy(i => i.Id).ToList();
        Assert.Equal([null, null, null, null, null, null, Suspicion.NoProof, Suspicion.NoProof], all.Take(8).Select(i => i.Suspicion));
        Assert.All(all.Skip(8), person => Assert.Null(person.Suspicion));
        Assert.Equal(11, all.Count);
    }

    [Fact]
    public async Task A_clock_that_steps_back_is_no_evidence()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.Zero };
        await using var site = new ClinicSite { Time = time, Settings = { ["Forms:MinimumSeconds"] = "3" } };
        var seals = site.Services.GetRequiredService<FormSeals>();
        var check = site.Services.GetRequiredService<SpamCheck>();
        var now = time.GetUtcNow();

        Assert.Null(check.Suspect(null, seals.SealOpened(now.AddMinutes(10)))); // the clock went back by ten minutes
        Assert.Null(check.Suspect(null, seals.SealOpened(now.AddSeconds(1)))); // two instances differ by a second
        Assert.Equal(Suspicion.TooFast, check.Suspect(null, seals.SealOpened(now)));
        Assert.Equal(Suspicion.TooFast, check.Suspect(null, seals.SealOpened(now.AddSeconds(-2))));
        Assert.Null(check.Suspect(null, seals.SealOpened(now.AddSeconds(-3))));
    }

    [Fact]
    public async Task Staff_read_why_a_form_was_set_aside()
    {
        await using var site = Asking("Always");
        await SendAsync(site, "without an answer");
        var reference = Assert.Single(await site.InquiriesAsync()).Reference;

        var page = await (await site.SignInAsync("nora@clinic.example")).GetPageAsync($"/desk/inquiries/{reference}");

        Assert.Contains("one of many from the same place without a proof of work; a browser without JavaScript sends none either", page.MainText, StringComparison.OrdinalIgnoreCase);
    }

    private static ClinicSite Asking(string mode) => new() { Settings = { ["Forms:ProofOfWork"] = mode } };

    private static async Task SendAsync(ClinicSite site, string message, Dictionary<string, string?>? changes = null)
    {
        changes ??= [];
        changes["Message"] = message;
        await site.NewBrowser().AskAsync("/consultation", changes);
    }

    private static async Task<WebPage> ReviewAsync(BrowserSession browser, string message, Guid? key = null)
    {
        var page = await browser.GetPageAsync("/consultation");
        var changes = new Dictionary<string, string?> { ["Message"] = message };
        if (key is not null) changes["RequestKey"] = key.ToString();
        return await browser.SubmitAsync(page.Form("/consultation"), Filled.Well(changes));
    }

    private static string Answer(Guid key)
    {
        for (var n = 0; ; n++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key:D}:{n}"));
            if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= ProofOfWork.Bits) return $"{n}";
        }
    }
}
