using System.Globalization;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Features.Desk.Today;
using Clinic.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

/// <summary>A filter is one record: whatever stands in the table is offered, named by addresses, asked for and counted, and nothing else is needed.</summary>
public sealed class QueueFacetTests
{
    [Fact]
    public async Task Every_filter_is_offered_chosen_and_shown_by_the_page()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        var page = await nora.GetPageAsync("/desk/inquiries");

        foreach (var facet in QueueFacet.All)
        {
            var options = page.Document.QuerySelectorAll($"select[name={facet.Name}] option").Select(option => (option.GetAttribute("value")!, option.TextContent)).ToList();
            Assert.Equal(("", facet.Nothing), options[0]);
            Assert.Equal(facet.Choices.Select(choice => (choice.Code, choice.Words)), options.Skip(1).Take(facet.Choices.Count));
            Assert.Equal(facet.Choices.Count, facet.Choices.Select(choice => choice.Code.ToUpperInvariant()).Distinct().Count());
        }

        foreach (var (facet, choice) in QueueFacet.All.SelectMany(facet => facet.Choices.TakeLast(2), (facet, choice) => (facet, choice)))
        {
            var address = new QueueFilter().With(facet, choice).Address();
            var shown = await nora.GetPageAsync(address);
            Assert.Equal($"/desk/inquiries?{facet.Name}={choice.Code}", address);
            Assert.Equal((address, choice.Code), (address, shown.ValueOf(facet.Name)));
        }
    }

    [Fact]
    public async Task Whatever_Today_tells_of_is_counted_as_its_list_is_long()
    {
        // A Monday, 10 am in Fort Lee.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        for (var i = 0; i < 3; i++) await site.NewBrowser().AskAsync("/contact");
        await Danger.UrgencyTests.ReceiveAsync(site, new(CanWait.No, InDanger.No, Words: false));
        await Danger.UrgencyTests.ReceiveAsync(site, default, Suspicion.HiddenField);
        var nora = await site.SignInAsync();
        await site.QueryAsync(async db =>
        {
            var (by, all, now) = (db.Users.First(), db.Inquiries.OrderBy(i => i.Id).ToList(), time.GetUtcNow().UtcDateTime);
            all[0].SetFollowUp(new DateOnly(2026, 11, 20), by, now);
            all[0].AskErasure(now);
            all[1].Schedule(now.AddHours(2), by, now);
            all[1].AskEstimate(new DateOnly(2026, 11, 26), by, now);
            all[2].AddMessage(Guid.NewGuid(), [1], new Urgency(null, null, Words: false), now.AddDays(1), now, now);
            return await db.SaveChangesAsync();
        });

        await using var scope = site.Services.CreateAsyncScope();
        var me = (await site.QueryAsync(db => Task.FromResult(db.Users.First()))).Id;
        foreach (var mine in (bool[])[false, true])
        {
            var view = await scope.ServiceProvider.GetRequiredService<TodayQuery>().ReadAsync(mine, me, CancellationToken.None);
            foreach (var (facet, choice) in TodayQuery.Told)
            {
                var list = scope.ServiceProvider.GetRequiredService<QueueLists>().Of(TodayQuery.List(facet, choice, mine), me);
                Assert.Equal((choice.Code, list.Count()), (choice.Code, view.Counts.Lists[choice]));
            }

            // Somebody stands in nearly all of them, so that a count says something; nobody has taken any.
            Assert.True(mine ? view.Counts.Lists.Values.All(count => count == 0) : view.Counts.Lists.Values.Count(count => count > 0) >= 8);
            foreach (var other in view.Others.Where(other => other.Count > 0))
            {
                var line = (await nora.GetPageAsync(mine ? "/desk?whose=me" : "/desk")).Document.QuerySelector($".today__tasks a[href='{other.Filter.Address()}']");
                Assert.Equal($"{other.Count.ToString(CultureInfo.InvariantCulture)} {other.Choice.Today!.Says}", line?.TextContent.Trim());
            }
        }
    }

    [Fact]
    public void Mails_lead_to_lists_that_there_are()
    {
        Assert.Equal(DeskPaths.Overdue, new QueueFilter().With(QueueFacet.Age, "overdue").Address());
        Assert.Equal(DeskPaths.Quarantined, new QueueFilter { Status = QueueStatus.New }.With(QueueFacet.Flag, "quarantined").Address());
    }
}
