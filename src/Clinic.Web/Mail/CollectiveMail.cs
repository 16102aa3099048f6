using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Mail;

/// <summary>
/// Mails that speak for all of their kind: each cause writes its own row, in its own transaction, so that none can be
/// missed; one mail goes at most so often, says how many there are, and takes the rows that it spoke for with it. However
/// many forms arrive, a mailbox is not flooded.
/// </summary>
public static class CollectiveMail
{
    private const int AtOnce = 500;

    /// <summary>No more than one mail of these in so long a time.</summary>
    public static readonly TimeSpan AlertsEvery = TimeSpan.FromMinutes(5);

    /// <summary>What can wait for the hour.</summary>
    public static readonly TimeSpan SummariesEvery = TimeSpan.FromHours(1);

    private static readonly MailKind[] Alerts = [MailKind.DangerAlert, MailKind.OwnerDangerAlert, MailKind.CrowdAlert];
    private static readonly MailKind[] Summaries = [MailKind.OwnerSetAsideAlert, MailKind.OwnerCrowdAlert];

    /// <summary>Leaves out those whose like was sent too short a time ago, or is being sent.</summary>
    public static IQueryable<OutboxMail> NotTooSoon(this IQueryable<OutboxMail> mails, ClinicDbContext db, DateTime now)
    {
        var (alertsSince, summariesSince) = (now - AlertsEvery, now - SummariesEvery);
        return mails
            .Where(m => !Alerts.Contains(m.Kind)
                || (!db.Outbox.Any(o => o.Kind == m.Kind && o.SentAt > alertsSince)
                    && !db.Outbox.Any(o => o.Kind == m.Kind && o.SentAt == null && o.Id != m.Id && o.LeasedUntil > now)))
            .Where(m => !Summaries.Contains(m.Kind)
                || (!db.Outbox.Any(o => o.Kind == m.Kind && o.SentAt > summariesSince)
                    && !db.Outbox.Any(o => o.Kind == m.Kind && o.SentAt == null && o.Id != m.Id && o.LeasedUntil > now)));
    }

    /// <summary>The other rows that this mail speaks for; to be asked before it counts, so that it counts whatever stands behind them.</summary>
    public static async Task<IReadOnlyList<Guid>> SpokenForAsync(this ClinicDbContext db, OutboxMail mail, CancellationToken cancellation) =>
        Alerts.Contains(mail.Kind) || Summaries.Contains(mail.Kind)
            ? await db.Outbox.Where(o => o.Kind == mail.Kind && o.Id != mail.Id && o.SentAt == null && o.DeadAt == null)
                .Select(o => o.Id).ToListAsync(cancellation)
            : [];

    public static async Task RemoveSpokenForAsync(this ClinicDbContext db, IReadOnlyList<Guid> spokenFor, CancellationToken cancellation)
    {
        foreach (var some in spokenFor.Chunk(AtOnce))
            await db.Outbox.Where(o => some.Contains(o.Id) && o.SentAt == null && o.LeasedUntil == null).ExecuteDeleteAsync(cancellation);
    }
}
