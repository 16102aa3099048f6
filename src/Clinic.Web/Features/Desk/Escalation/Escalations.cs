using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Escalation;

/// <summary>
/// Finds whom the desk is about to forget: danger that nobody looked at in time and whatever is past the time by which its
/// writer was told that it will have been read (new, added later, or set aside) is told to the owner, once; what somebody
/// took and left lying goes back to the pool. All of it stands in the timeline.
/// </summary>
public sealed partial class Escalations(
    ClinicDbContext db, ClinicClock clock, IdleLimit limit, MailOptions mail, OutboxSignal signal,
    TimeProvider time, ILogger<Escalations> logger)
{
    private const int AtOnce = 100;

    // More in an hour are told in one mail.
    private const int OwnMailsPerHour = 20;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var id in await PastDangerAsync(cancellation))
        {
            await ChangeAsync(id, inquiry =>
            {
                if (!inquiry.InDanger || inquiry.DangerEscalatedAt is not null) return;
                inquiry.EscalateDanger(Now);
                Tell(MailKind.OwnerDangerAlert, inquiry);
            }, cancellation);
        }

        var ownMails = mail.Enabled ? await OwnMailsAsync(cancellation) : 0;
        MailKind OwnerMail(Inquiry inquiry) => inquiry.Suspicion is not null ? MailKind.OwnerSetAsideAlert
            : ownMails++ < OwnMailsPerHour ? MailKind.OwnerAlert
            : MailKind.OwnerCrowdAlert;

        foreach (var id in await PastPromiseAsync(cancellation))
        {
            await ChangeAsync(id, inquiry =>
            {
                if (inquiry.EscalatedAt is not null || inquiry.Status is not InquiryStatus.New) return;
                inquiry.Escalate(Now);
                Tell(OwnerMail(inquiry), inquiry);
            }, cancellation);
        }

        foreach (var id in await AddedUnreadAsync(cancellation))
        {
            await ChangeAsync(id, inquiry =>
            {
                if (inquiry.AddedReadBy is null) return;
                inquiry.EscalateAdded(Now);
                Tell(OwnerMail(inquiry), inquiry);
            }, cancellation);
        }

        foreach (var id in await IdleAsync(cancellation))
        {
            await ChangeAsync(id, inquiry =>
            {
                if (IsIdle(inquiry)) inquiry.Assign(to: null, by: null, Now);
            }, cancellation);
        }
    }

    public IQueryable<Guid> PastDanger() => db.Inquiries
        .Where(i => i.Suspicion == null && i.Attention == Attention.Danger && i.DangerEscalatedAt == null && i.DangerDueAt < Now)
        .OrderBy(i => i.DangerDueAt).Select(i => i.Id).Take(AtOnce);

    /// <summary>Set aside or not: both were told a time.</summary>
    public IQueryable<Guid> PastPromise() => db.Inquiries
        .Where(i => i.Status == InquiryStatus.New && i.EscalatedAt == null && i.ReadBy < Now)
        .OrderBy(i => i.ReadBy).Select(i => i.Id).Take(AtOnce);

    public IQueryable<Guid> AddedUnread() => db.Inquiries
        .Where(i => i.AddedReadBy < Now).OrderBy(i => i.AddedReadBy).Select(i => i.Id).Take(AtOnce);

    private Task<List<Guid>> PastDangerAsync(CancellationToken cancellation) => PastDanger().ToListAsync(cancellation);

    private Task<List<Guid>> PastPromiseAsync(CancellationToken cancellation) => PastPromise().ToListAsync(cancellation);

    private Task<List<Guid>> AddedUnreadAsync(CancellationToken cancellation) => AddedUnread().ToListAsync(cancellation);

    private Task<int> OwnMailsAsync(CancellationToken cancellation)
    {
        var hourAgo = Now.AddHours(-1);
        return db.Outbox.CountAsync(m => m.Kind == MailKind.OwnerAlert && (m.SentAt == null || m.SentAt > hourAgo), cancellation);
    }

    private void Tell(MailKind kind, Inquiry inquiry)
    {
        if (mail.Enabled) db.Outbox.Add(new OutboxMail(kind, inquiry.Id, Now));
    }

    private Task<List<Guid>> IdleAsync(CancellationToken cancellation)
    {
        // A business day is a day at least: what is younger cannot be idle. The clock decides about the rest.
        var before = Now.AddDays(-limit.BusinessDays);
        var today = clock.Today;
        return db.Inquiries
            .Where(i => i.AssigneeId != null && i.Status != InquiryStatus.Closed && i.AssignedAt < before)
            .Where(i => i.FollowUpOn == null || i.FollowUpOn < today)
            .Where(i => i.ScheduledFor == null || i.ScheduledFor < Now)
            .Where(i => !i.Events.Any(e => e.StaffId != null && e.Kind != InquiryEventKind.Opened && e.At > before))
            .OrderBy(i => i.AssignedAt).Select(i => i.Id).Take(AtOnce).ToListAsync(cancellation);
    }

    private bool IsIdle(Inquiry inquiry)
    {
        if (inquiry.AssignedAt is not { } assigned || inquiry.Status is InquiryStatus.Closed) return false;
        if (inquiry.FollowUpOn >= clock.Today || inquiry.ScheduledFor >= Now) return false;
        var last = inquiry.Events.Where(e => e.StaffId is not null && e.Kind is not InquiryEventKind.Opened).Select(e => e.At).Append(assigned).Max();
        // Waiting for a day that was chosen is not idle: the days count from then.
        if (inquiry.FollowUpOn is { } chosen && clock.NoonOf(chosen) is var noon && noon > last) last = noon;
        if (inquiry.ScheduledFor is { } start && start > last) last = start;
        return clock.AfterWorkingDays(new DateTimeOffset(last, TimeSpan.Zero), limit.BusinessDays) < time.GetUtcNow();
    }

    // Of two instances that found the same one, the first to save did it: the version says so.
    private async Task ChangeAsync(Guid id, Action<Inquiry> change, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var inquiry = await db.Inquiries.Include(i => i.Events).SingleAsync(i => i.Id == id, cancellation);
        change(inquiry);
        if (!db.ChangeTracker.HasChanges()) return;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return;
        }

        signal.Raise();
        LogEscalated(logger, inquiry.Reference);
    }

    [LoggerMessage(LogLevel.Warning, "Inquiry {Reference} was about to be forgotten")]
    private static partial void LogEscalated(ILogger logger, string reference);
}
