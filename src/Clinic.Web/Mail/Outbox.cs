using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Mail;

/// <summary>Takes due mails from the outbox, one by one, so that several instances never hold the same one.</summary>
public sealed class Outbox(ClinicDbContext db, TimeProvider time)
{
    /// <summary>Longer than one try can take, which is <see cref="MailSender.TryFor"/>.</summary>
    public static readonly TimeSpan Lease = 2 * MailSender.TryFor;

    private const int LookAhead = 20;

    public IQueryable<Guid> Due(DateTime now) => db.Outbox
        .Where(m => m.SentAt == null && m.DeadAt == null && m.NextAttemptAt <= now)
        .Where(m => m.LeasedUntil == null || m.LeasedUntil <= now)
        .NotTooSoon(db, now)
        .OrderBy(m => m.NextAttemptAt)
        .Select(m => m.Id)
        .Take(LookAhead);

    /// <summary>The next due mail, leased to the caller, or null when none is due.</summary>
    public async Task<OutboxMail?> TakeAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await Due(now).ToListAsync(cancellation);
        foreach (var id in due)
        {
            // The condition stands in the update itself: of two instances that saw the row free, one changes it.
            var taken = await db.Outbox
                .Where(m => m.Id == id && m.SentAt == null && m.DeadAt == null && m.NextAttemptAt <= now)
                .Where(m => m.LeasedUntil == null || m.LeasedUntil <= now)
                .NotTooSoon(db, now)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.LeasedUntil, now + Lease), cancellation);
            if (taken == 1) return await db.Outbox.SingleAsync(m => m.Id == id, cancellation);
        }

        return null;
    }

    /// <summary>
    /// A mail went through: those that only waited for the server are due at once, and not in up to six hours.
    /// </summary>
    public Task HurryAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.Outbox
            .Where(m => m.SentAt == null && m.DeadAt == null && m.NextAttemptAt > now)
            .Where(m => m.Attempts > 0 && MailFailure.OfServer.Contains(m.LastError!))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAttemptAt, now));
    }

    /// <summary>Mails that failed so often that somebody should hear of it: given up, or still tried.</summary>
    public static IQueryable<OutboxMail> Failing(ClinicDbContext db) =>
        db.Outbox.Where(m => m.SentAt == null && (m.DeadAt != null || (m.Attempts >= OutboxMail.TellAfter && m.LastError != null)));
}
