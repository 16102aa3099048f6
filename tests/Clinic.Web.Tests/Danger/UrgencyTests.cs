using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Features.Asking;
using Clinic.Web.Tests.Inquiries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Danger;

/// <summary>What the two answers and the words mean together, and by when somebody has to have looked.</summary>
public sealed class UrgencyTests
{
    public static TheoryData<CanWait?, InDanger?, bool, string> All
    {
        get
        {
            var all = new TheoryData<CanWait?, InDanger?, bool, string>();
            foreach (var canWait in (CanWait?[])[null, CanWait.Yes, CanWait.No, CanWait.NotSure])
            {
                // Every pair: said outranks words, words outrank an answer that is missing, danger outranks haste.
                all.Add(canWait, InDanger.Yes, true, "danger Said");
                all.Add(canWait, InDanger.Yes, false, "danger Said");
                all.Add(canWait, InDanger.No, true, "danger Words");
                all.Add(canWait, null, true, "danger Words");
            }

            all.Add(CanWait.NotSure, null, false, "danger Unanswered");
            all.Add(CanWait.No, null, false, "urgent");
            all.Add(CanWait.No, InDanger.No, false, "urgent");
            foreach (var canWait in (CanWait?[])[null, CanWait.Yes, CanWait.NotSure]) all.Add(canWait, InDanger.No, false, "usual");
            foreach (var canWait in (CanWait?[])[null, CanWait.Yes]) all.Add(canWait, null, false, "usual");
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void The_answers_and_the_words_together_say_one_thing(CanWait? canWait, InDanger? inDanger, bool words, string means)
    {
        var urgency = new Urgency(canWait, inDanger, words);

        Assert.Equal(means, urgency.IsDanger ? $"danger {urgency.DangerSource}" : urgency.IsUrgent ? "urgent" : "usual");
        Assert.Equal(!urgency.IsDanger, urgency.MayBeHeldBack);
    }

    [Theory]
    [InlineData("2026-12-07T10:00", "2026-12-07T10:30")] // a Monday, in hours
    [InlineData("2026-12-07T16:45", "2026-12-07T17:00")] // the close comes first: nobody goes home over it
    [InlineData("2026-12-07T17:00", "2026-12-08T09:00")]
    [InlineData("2026-12-07T03:00", "2026-12-07T09:00")]
    [InlineData("2026-12-12T12:00", "2026-12-14T09:00")] // a Saturday
    public void Danger_is_due_within_the_half_hour_or_at_the_first_opening(string seen, string due)
    {
        var time = OneInquiry.MondayMorning();
        using var site = new ClinicSite { Time = time };
        var zone = site.Services.GetRequiredService<PageLibrary>().Current.Clinic.TimeZone;
        DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), zone.GetUtcOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(At(due), site.Services.GetRequiredService<DangerClock>().DueFor(At(seen)));
    }

    [Fact]
    public async Task Whoever_cannot_wait_comes_before_all_who_can_and_after_danger_in_every_order()
    {
        var time = OneInquiry.MondayMorning();
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync();
        var names = new Dictionary<string, string>();
        foreach (var (name, urgency) in new (string, Urgency)[]
        {
            ("urgent", new(CanWait.No, InDanger.No, false)), ("first", default), ("danger", new(CanWait.NotSure, null, false)),
            ("second", new(CanWait.Yes, null, false)), ("unsure", new(CanWait.NotSure, InDanger.No, false)),
        })
        {
            time.Advance(TimeSpan.FromMinutes(1));
            names[await ReceiveAsync(site, urgency)] = name;
        }

        foreach (var (sort, expected) in new[]
        {
            ("newest", "danger urgent unsure second first"), ("oldest", "danger urgent first second unsure"), ("due", "danger urgent first second unsure"),
        })
        {
            var page = await nora.GetPageAsync($"/desk/inquiries?sort={sort}");
            Assert.Equal(expected, string.Join(' ', page.Document.QuerySelectorAll("table.queue tbody th").Select(th => names[th.TextContent.Trim()])));
        }

        var today = await nora.GetPageAsync("/desk");
        Assert.Equal("danger urgent first second unsure", string.Join(' ', today.Document.QuerySelectorAll("#waiting ~ .today__list li > a").Select(a => names[a.TextContent.Trim()])));
        Assert.Equal("danger", string.Join(' ', today.Document.QuerySelectorAll(".danger-band li a").Select(a => names[a.TextContent])));
    }

    [Fact]
    public async Task Whoever_was_answered_is_urgent_no_more_and_danger_stays()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        foreach (var urgency in (Urgency[])[new(CanWait.No, null, false), new(null, InDanger.Yes, false)])
        {
            var reference = await ReceiveAsync(one.Site, urgency);
            var path = $"/desk/inquiries/{reference}";
            await one.Nora.SubmitAsync((await one.Nora.GetPageAsync(path)).Form($"{path}/contacts"), new Dictionary<string, string?> { ["Contact.Outcome"] = "MessageSent" });
            var now = (await one.Site.InquiriesAsync()).Single(i => i.Reference == reference);
            Assert.Equal((InquiryStatus.Contacted, urgency.IsDanger ? Attention.Danger : Attention.Usual), (now.Status, now.Attention));
        }
    }

    [Fact]
    public async Task A_mail_to_the_writer_takes_no_danger_off()
    {
        await using var one = await OneInquiry.AtAsync(new ClinicSite());
        var reference = await ReceiveAsync(one.Site, new(null, InDanger.Yes, false));

        await one.Site.QueryAsync(async db =>
        {
            var inquiry = await db.Inquiries.Include(i => i.Events).SingleAsync(i => i.Reference == reference);
            inquiry.WriteMessage(TemplateKind.FollowUp, Guid.NewGuid(), [1], await db.Users.FirstAsync(), DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(Attention.Danger, (await one.Site.InquiriesAsync()).Single(i => i.Reference == reference).Attention);
    }

    internal static async Task<string> ReceiveAsync(ClinicSite site, Urgency urgency, Suspicion? suspicion = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var facts = new InquiryFacts(InquiryKind.Question, InquiryTopic.Other, null, Guid.NewGuid(), urgency, suspicion);
        var receipt = await scope.ServiceProvider.GetRequiredService<InquiryIntake>().ReceiveAsync(
            facts, new InquiryWords { Reach = new Reach { Name = "Test Person", Email = "test@mail.example", ReachBy = ContactWay.Email }, CanWait = urgency.CanWait, InDanger = urgency.InDanger });
        return receipt!.Reference;
    }
}
