using System.Data.Common;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Clinic.Web.Typed;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Desk;

public sealed class QueueTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task An_empty_queue_explains_itself()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        Assert.Contains("Nobody is waiting for a first answer.", (await nora.GetPageAsync("/desk/inquiries")).MainText, StringComparison.Ordinal);
        Assert.Contains("Nobody fits these filters.", (await nora.GetPageAsync("/desk/inquiries?topic=cost")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("oldest")]
    public async Task Pages_stay_right_while_new_requests_arrive(string sort)
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await AddAsync(site, 60, minutesApart: 1);
        var all = new List<string>();
        var page = await nora.GetPageAsync($"/desk/inquiries?sort={sort}");
        for (var number = 0; number < 3; number++)
        {
            all.AddRange(References(page));
            // Somebody writes between two pages: what was seen stays where it was, nothing is shown twice or missed.
            await AddAsync(site, 3, minutesApart: 0, from: Noon.AddDays(1 + number));
            if (page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } next) break;
            page = await nora.GetPageAsync(next);
        }

        var first = (await site.InquiriesAsync()).Where(i => i.ReceivedAt < Noon.AddDays(1)).Select(i => i.Reference);
        Assert.Equal(first.Order(StringComparer.Ordinal), all.Take(60).Order(StringComparer.Ordinal));
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public async Task Going_back_shows_the_page_before()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();
        await AddAsync(site, 60, minutesApart: 0); // all at the same moment: only the reference tells them apart
        var first = await nora.GetPageAsync("/desk/inquiries");
        var second = await nora.GetPageAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var back = await nora.GetPageAsync(second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(References(first), References(back));
        Assert.Null(back.Document.QuerySelector("a[rel=prev]"));
    }

    [Theory]
    [InlineData("/desk/inquiries", 4)]
    [InlineData("/desk", 7)]
    public async Task The_number_of_queries_is_the_same_however_many_wait(string address, int expected)
    {
        var asked = new InquiryQueries();
        await using var site = new ClinicSite
        {
            Replace = services => services.ConfigureDbContext<SqliteClinicDbContext>(options => options.AddInterceptors(asked)),
        };
        var nora = await site.SignInAsync();
        foreach (var more in (int[])[1, 60])
        {
            await AddAsync(site, more, minutesApart: 1);
            asked.Count = 0;
            await nora.GetPageAsync(address);
            Assert.Equal(expected, asked.Count);
        }
    }

    [Theory]
    [InlineData("status=closed", "closed")]
    [InlineData("status=all", "closed cost distress mine new spanish")]
    [InlineData("topic=cost", "cost")]
    [InlineData("kind=question", "cost distress mine new")]
    [InlineData("assignee=me", "mine")]
    [InlineData("assignee=nobody&status=new", "cost distress new spanish")]
    [InlineData("flag=distress", "distress")]
    [InlineData("flag=quarantined", "aside")]
    [InlineData("flag=erasure", "closed")]
    [InlineData("flag=followup", "mine")]
    [InlineData("flag=latefollowup", "")]
    [InlineData("flag=estimate", "cost")]
    [InlineData("language=es", "spanish")]
    [InlineData("age=overdue", "distress")]
    [InlineData("age=week", "distress")]
    [InlineData("age=day", "distress spanish")]
    [InlineData("", "cost distress mine new spanish")]
    public async Task A_filter_shows_exactly_those_it_names(string query, string expected)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(Noon.AddDays(3), TimeSpan.Zero));
        await using var site = new ClinicSite { Time = time };
        var nora = await site.SignInAsync();
        var now = time.GetUtcNow().UtcDateTime;
        var named = new Dictionary<string, string>();
        async Task AddOneAsync(string name, DateTime at, Action<Inquiry, StaffMember>? change = null, Func<ReceivedInquiry, ReceivedInquiry>? received = null)
        {
            var inquiry = Make(site, at, received);
            await site.QueryAsync(async db =>
            {
                change?.Invoke(inquiry, db.Users.First());
                db.Add(inquiry);
                return await db.SaveChangesAsync();
            });
            named[inquiry.Reference] = name;
        }

        await AddOneAsync("new", now);
        await AddOneAsync("closed", now, (i, by) => { i.AskErasure(now); i.Close(CloseReason.Spam, by, now); }, r => r with { Kind = InquiryKind.ConsultationRequest });
        await AddOneAsync("cost", now, (i, by) => i.AskEstimate(new DateOnly(2026, 11, 27), by, now), r => r with { Topic = InquiryTopic.Cost });
        await AddOneAsync("mine", now, (i, by) => { i.Assign(by, by, now); i.SetFollowUp(new DateOnly(2026, 11, 23), by, now); });
        await AddOneAsync("distress", now.AddDays(-8), null, r => r with { Urgency = new(null, null, Words: true), ReadBy = now.AddDays(-7) });
        await AddOneAsync("aside", now, null, r => r with { Suspicion = Suspicion.TooFast });
        await AddOneAsync("spanish", now.AddDays(-2), null, r => r with { Language = "es", Kind = InquiryKind.ConsultationRequest, ReadBy = now.AddDays(1) });

        var page = await nora.GetPageAsync($"/desk/inquiries?{query}");
        Assert.Equal(expected, string.Join(' ', References(page).Select(reference => named[reference]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("/desk?status=closed", "/desk/inquiries?status=closed")]
    [InlineData("/desk?status=all", "/desk/inquiries?status=all")]
    [InlineData("/desk?status=nonsense", "/desk/inquiries")]
    public async Task Addresses_from_before_lead_to_the_queue(string address, string leads)
    {
        await using var site = new ClinicSite();
        Assert.Equal(leads, (await (await site.SignInAsync()).GetPageAsync(address)).RedirectsTo);
    }

    [Theory]
    [InlineData("?status=nonsense")]
    [InlineData("?status=7&kind=99&sort=&assignee=somebody")]
    [InlineData("?after=x")]
    [InlineData("?before=99999999999999999999-AAA-AAAA")]
    [InlineData("?flag=followup&after=1-AAA-AAAA&before=2-BBB-BBBB")]
    public async Task An_address_that_makes_no_sense_shows_the_queue(string query)
    {
        await using var site = new ClinicSite();
        var page = await (await site.SignInAsync()).GetPageAsync("/desk/inquiries" + query);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Queue", page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_keeps_what_was_chosen_and_the_status_with_it()
    {
        await using var site = new ClinicSite();
        var page = await (await site.SignInAsync()).GetPageAsync("/desk/inquiries?status=contacted&topic=ptsd&language=vi");
        Assert.Equal("ptsd", page.ValueOf("topic"));
        Assert.Equal("vi", page.ValueOf("language"));
        Assert.Equal("contacted", page.ValueOf("status"));
        Assert.NotNull(page.Document.QuerySelector("details.narrow-by[open]"));
        Assert.NotNull(page.Document.QuerySelector(".filters a[href='/desk/inquiries?status=closed&topic=ptsd&language=vi']"));
    }

    private sealed class InquiryQueries : DbCommandInterceptor
    {
        public int Count { get; set; }

        // One command may hold many sub-queries; each list is a command of its own.
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("FROM \"Inquiries\"", StringComparison.Ordinal)) Count++;
            return ValueTask.FromResult(result);
        }
    }

    private static List<string> References(WebPage page) =>
        [.. page.Document.QuerySelectorAll("table.queue tbody th").Select(th => th.TextContent.Trim())];

    private static Task AddAsync(ClinicSite site, int count, int minutesApart, DateTime? from = null) => site.QueryAsync(async db =>
    {
        for (var i = 0; i < count; i++) db.Add(Make(site, (from ?? Noon).AddMinutes(i * minutesApart)));
        return await db.SaveChangesAsync();
    });

    private static Inquiry Make(ClinicSite site, DateTime at, Func<ReceivedInquiry, ReceivedInquiry>? change = null)
    {
        var vault = site.Services.GetRequiredService<Vault>();
        var id = Guid.CreateVersion7();
        var received = new ReceivedInquiry(id, InquiryReference.New(), InquiryKind.Question, InquiryTopic.Other, null, Guid.NewGuid(),
            vault.Digest("test", id.ToByteArray()), ConsentText.Version,
            vault.Seal(id, InquiryWords.Purpose, new InquiryWords { Reach = new Reach { Name = "Test Person" } }),
            vault.Seal(id, InquiryWords.InitialsPurpose, "TP"))
        {
            Language = SpokenLanguage.English,
        };
        return Inquiry.Receive(change?.Invoke(received) ?? received, at);
    }
}
