using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Tests.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Danger;

/// <summary>
/// Danger, by each of what may tell of it, under every sign of a program and beyond every limit: in the queue before
/// everybody else, told by mail, in its clock, on top of the desk. The same message without danger shows that the sign or
/// limit is there.
/// </summary>
public sealed class DangerTableTests
{
    /// <summary>What a sign or a limit does to a message that tells of no danger.</summary>
    public enum Usual
    {
        Taken,
        SetAside,
        Refused,
        TakenWithoutMail,
    }

    public static TheoryData<string, Usual> Signs => new()
    {
        { "no sign", Usual.Taken },
        { "hidden field", Usual.SetAside },
        { "too fast", Usual.SetAside },
        { "no page", Usual.SetAside },
        { "no proof, asked of everybody", Usual.SetAside },
        { "no proof in a flood", Usual.TakenWithoutMail },
        { "many without proof from one client in a flood", Usual.SetAside },
        { "many from one address", Usual.Taken },
        { "limit of forms", Usual.Refused },
        { "hidden field, too fast, without proof, beyond the limit", Usual.Refused },
    };

    [Theory, MemberData(nameof(Signs))]
    public async Task Danger_comes_first_whatever_looks_like_a_program_or_goes_beyond_a_limit(string sign, Usual usual)
    {
        var time = OneInquiry.MondayMorning();
        await using var site = new ClinicSite { Time = time };
        foreach (var (key, value) in SettingsOf(sign)) site.Settings[key] = value;
        var nora = await site.SignInAsync(client: "203.0.113.200");
        if (sign == "many without proof from one client in a flood") await CrowdAsync(site, 3, ClinicSite.UsualClient);
        else if (sign.Contains("flood", StringComparison.Ordinal)) await CrowdAsync(site, 1, "203.0.113.77");
        if (sign.Contains("limit", StringComparison.Ordinal)) await SendAsync(site, sign: "", "Takes the one form that is let through.");
        if (sign == "many from one address") await SendAsync(site, sign: "", "Somebody else typed this address.");
        var before = (await site.InquiriesAsync()).Select(i => i.Id).ToHashSet();

        var plain = await SendAsync(site, sign, "What does it cost?");
        time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(site, sign, "Please call.", ("CanWait", "No"), ("InDanger", "Yes"));
        await SendAsync(site, sign, "I want to kill myself");
        await SendAsync(site, sign, "I cannot say.", ("CanWait", "NotSure"));

        var sent = (await site.InquiriesAsync()).Where(i => !before.Contains(i.Id)).OrderBy(i => i.Id).ToList();
        var dangers = sent.Where(i => i.InDanger).ToList();
        Assert.Equal([DangerSource.Said, DangerSource.Words, DangerSource.Unanswered], dangers.Select(i => EventDetails.ToldOfDanger.In(i.Events.Single(e => e.Kind is InquiryEventKind.DangerSeen).Says)));
        Assert.All(dangers, i => Assert.Equal((null, time.GetUtcNow().UtcDateTime.AddMinutes(30)), (i.Suspicion, i.DangerDueAt!.Value)));

        var mails = await site.QueryAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.All(dangers, i => Assert.Single(mails, m => m.InquiryId == i.Id && m.Kind is MailKind.DangerAlert));

        var queue = await nora.GetPageAsync("/desk/inquiries");
        Assert.Equal(
            dangers.Select(i => i.Reference).Order(),
            queue.Document.QuerySelectorAll("table.queue tbody th").Take(3).Select(th => th.TextContent.Trim()).Order());
        foreach (var page in (string[])["/desk", "/desk/inquiries"])
        {
            Assert.Equal(
                dangers.Select(i => i.Reference).Order(),
                (await nora.GetPageAsync(page)).Document.QuerySelectorAll(".danger-band li a").Select(a => a.TextContent).Order());
        }

        time.Advance(TimeSpan.FromMinutes(31));
        await LookAsync(site);
        Assert.All((await site.InquiriesAsync()).Where(i => i.InDanger), i => Assert.NotNull(i.DangerEscalatedAt));
        Assert.Equal(3, await site.QueryAsync(db => db.Outbox.CountAsync(m => m.Kind == MailKind.OwnerDangerAlert)));

        // What the sign does to anybody else.
        var other = sent.SingleOrDefault(i => !i.InDanger);
        Assert.Equal(usual is Usual.Refused, other is null);
        if (other is null)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, plain.Status);
            return;
        }

        Assert.Equal(usual is Usual.SetAside, other.Suspicion is not null);
        Assert.Equal(usual is Usual.Taken, mails.Exists(m => m.InquiryId == other.Id && m.Kind is MailKind.StaffAlert));
        Assert.NotNull(other.ReadBy); // they were told a time, set aside or not
    }

    private static Dictionary<string, string> SettingsOf(string sign)
    {
        var settings = new Dictionary<string, string>
        {
            // A server that answers nobody: what was to be sent stays where a test sees it.
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = "1",
            ["Mail:From"] = "desk@clinic.example",
            ["Mail:StaffTo"] = "staff@clinic.example",
            ["Site:Url"] = "https://clinic.example",
        };
        if (sign.Contains("too fast", StringComparison.Ordinal)) settings["Forms:MinimumSeconds"] = "60";
        if (sign.Contains("without proof,", StringComparison.Ordinal) || sign.Contains("asked of everybody", StringComparison.Ordinal)) settings["Forms:ProofOfWork"] = "Always";
        if (sign.Contains("flood", StringComparison.Ordinal)) (settings["Forms:ProofOfWork"], settings["RateLimits:FloodPerHour"]) = ("InFlood", "1");
        if (sign.Contains("limit", StringComparison.Ordinal))
        {
            (settings["RateLimits:Enabled"], settings["RateLimits:FormsPerHour"]) = ("true", "1");
            settings.TryAdd("Forms:ProofOfWork", "Never");
        }

        if (sign.Contains("one address", StringComparison.Ordinal))
            (settings["RateLimits:Enabled"], settings["RateLimits:FormsPerAddressPerDay"], settings["Forms:ProofOfWork"]) = ("true", "1", "Never");
        return settings;
    }

    private static async Task CrowdAsync(ClinicSite site, int count, string client)
    {
        for (var n = 0; n < count; n++) await site.NewBrowser(client).AskAsync("/contact");
    }

    // As a program or a browser without scripts sends it: answers that the form does not show (yet) are sent all the same.
    private static async Task<WebPage> SendAsync(ClinicSite site, string sign, string message, params (string Name, string Value)[] answers)
    {
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync("/contact");
        var fields = page.FieldsOf("/contact", Filled.Well(new Dictionary<string, string?> { ["Message"] = message }));
        void Set(string name, string value)
        {
            fields.RemoveAll(field => field.Key == name);
            fields.Add(new(name, value));
        }

        foreach (var (name, value) in answers) Set(name, value);
        if (sign.Contains("hidden field", StringComparison.Ordinal)) Set("Blank", "https://spam.example");
        if (sign.Contains("no page", StringComparison.Ordinal)) Set("Opened", "");
        var answer = await browser.PostAsync("/contact", fields);
        return answer.ReviewForm is { } next ? await browser.SendAsync(next) : answer;
    }

    private static async Task LookAsync(ClinicSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Escalations>().RunAsync(TestContext.Current.CancellationToken);
    }
}
