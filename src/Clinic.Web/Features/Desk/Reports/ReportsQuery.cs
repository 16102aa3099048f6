using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Reports;

/// <summary>
/// Counts in the database: what comes back is one row a day and topic at most, however many wrote.
/// </summary>
public sealed class ReportsQuery(ClinicDbContext db, PageLibrary library, ClinicClock clock, TimeProvider time)
{
    public static readonly IReadOnlyList<int> Periods = [4, 12, 52];

    private const int PagesShown = 10;

    public async Task<ReportsView> ReadAsync(int weeks, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var thisMonday = MondayOf(DateOnly.FromDateTime(now));
        var first = thisMonday.AddDays(-7 * (weeks - 1));
        var from = first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var inquiries = db.Inquiries.AsNoTracking().Where(i => i.Suspicion == null && i.ReceivedAt >= from);
        return new ReportsView(
            weeks,
            await ByWeekAsync(inquiries, first, weeks, cancellation),
            await ContactTimes.OfAsync(inquiries, now, cancellation),
            await FunnelAsync(inquiries, cancellation),
            [.. (await inquiries.Where(i => i.CloseReason != null).GroupBy(i => i.CloseReason!.Value).Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(cancellation)).OrderByDescending(g => g.Count).Select(g => (g.Key, g.Count))],
            [.. (await inquiries.GroupBy(i => i.HeardFrom).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation))
                .OrderByDescending(g => g.Count).Select(g => (g.Key, g.Count))],
            await FeedbackAsync(from, cancellation),
            [.. library.Current.Pages.Where(page => page.IsDueForReview(clock.Today)).OrderBy(page => page.NextReview)
                .Select(page => (page.Title, page.Path, page.NextReview))]);
    }

    private static async Task<IReadOnlyList<WeekNumbers>> ByWeekAsync(
        IQueryable<Inquiry> inquiries, DateOnly first, int weeks, CancellationToken cancellation)
    {
        var days = await inquiries.GroupBy(i => new { i.ReceivedAt.Date, i.Topic }).Select(g => new { g.Key.Date, g.Key.Topic, Count = g.Count() }).ToListAsync(cancellation);
        var counted = days.GroupBy(day => (Monday: MondayOf(DateOnly.FromDateTime(day.Date)), day.Topic)).ToDictionary(g => g.Key, g => g.Sum(day => day.Count));
        return
        [
            .. Enumerable.Range(0, weeks).Select(ahead => first.AddDays(7 * ahead)).Select(monday => new WeekNumbers(
                monday, Enum.GetValues<InquiryTopic>().ToDictionary(topic => topic, topic => counted.GetValueOrDefault((monday, topic))))),
        ];
    }

    private static async Task<IReadOnlyList<Step>> FunnelAsync(IQueryable<Inquiry> inquiries, CancellationToken cancellation) =>
    [
        new("Wrote to us", await inquiries.CountAsync(cancellation)),
        new("Were contacted", await inquiries.CountAsync(i => i.FirstContactAt != null, cancellation)),
        new("Have or had a consultation arranged", await inquiries.CountAsync(i => i.ScheduledFor != null || i.Status == InquiryStatus.Scheduled, cancellation)),
        new("Became a patient", await inquiries.CountAsync(i => i.CloseReason == CloseReason.BecamePatient, cancellation)),
    ];

    private async Task<IReadOnlyList<PageAnswers>> FeedbackAsync(DateTime from, CancellationToken cancellation)
    {
        var answers = await db.PageFeedback.AsNoTracking().Where(f => f.Suspicion == null && f.At >= from)
            .GroupBy(f => new { f.Page, f.Helpful }).Select(g => new { g.Key.Page, g.Key.Helpful, Count = g.Count() }).ToListAsync(cancellation);
        return
        [
            .. answers.GroupBy(answer => answer.Page)
                .Select(g => new PageAnswers(
                    g.Key, library.Current.FindLearn(g.Key)?.Title ?? g.Key,
                    g.Where(answer => answer.Helpful).Sum(answer => answer.Count), g.Where(answer => !answer.Helpful).Sum(answer => answer.Count)))
                .OrderByDescending(page => page.No).ThenByDescending(page => page.Yes).Take(PagesShown),
        ];
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
