using Clinic.Web.Clock;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>
/// What each filter means, once: the queue shows these lists and Today counts them, so that a number and the list it
/// leads to cannot disagree. Each list has an index of its own (see <c>InquiryIndexes</c>), whose condition is repeated
/// here as a constant, or the database could not use it.
/// </summary>
public sealed class QueueLists(ClinicDbContext db, ClinicClock clock, TimeProvider time)
{
    /// <param name="me">Who <see cref="QueueFilter.Mine"/> is.</param>
    public IQueryable<Inquiry> Of(QueueFilter filter, Guid me)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var inquiries = Flagged(filter.Flag);
        inquiries = filter.Age switch
        {
            QueueAge.Overdue => inquiries.Where(i => i.Status == InquiryStatus.New && i.ReadBy < now),
            QueueAge.Day => ReceivedBefore(inquiries, now.AddDays(-1)),
            QueueAge.Week => ReceivedBefore(inquiries, now.AddDays(-7)),
            _ => inquiries,
        };
        InquiryStatus? status = filter.ShownStatus is QueueStatus.All || filter.Age is QueueAge.Overdue
            ? null : Enum.Parse<InquiryStatus>(filter.ShownStatus.ToString());
        Guid? them = filter.Assignee == QueueFilter.Mine ? me : Guid.TryParse(filter.Assignee, out var named) ? named : null;
        return filter.IsDated
            ? NarrowShort(inquiries, filter, status, them)
            : Narrow(inquiries, filter, status, them);
    }

    private static IQueryable<Inquiry> Narrow(IQueryable<Inquiry> inquiries, QueueFilter filter, InquiryStatus? status, Guid? them)
    {
        if (status is { } only) inquiries = inquiries.Where(i => i.Status == only);
        if (filter.Kind is { } kind) inquiries = inquiries.Where(i => i.Kind == kind);
        if (filter.Topic is { } topic) inquiries = inquiries.Where(i => i.Topic == topic);
        if (filter.Language is { } language) inquiries = inquiries.Where(i => i.Language == language);
        if (them is { } assignee) return inquiries.Where(i => i.AssigneeId == assignee);
        return filter.Assignee == QueueFilter.Nobody ? inquiries.Where(i => i.AssigneeId == null) : inquiries;
    }

    // A list of what is due is short and lies in its own order in its own index. "(column = value) = yes" is looked at on
    // the way; "column = value" would tempt a database to another index, and then to sort.
    private static IQueryable<Inquiry> NarrowShort(IQueryable<Inquiry> inquiries, QueueFilter filter, InquiryStatus? status, Guid? them)
    {
        var yes = true;
        if (status is { } only) inquiries = inquiries.Where(i => (i.Status == only) == yes);
        if (filter.Kind is { } kind) inquiries = inquiries.Where(i => (i.Kind == kind) == yes);
        if (filter.Topic is { } topic) inquiries = inquiries.Where(i => (i.Topic == topic) == yes);
        if (filter.Language is { } language) inquiries = inquiries.Where(i => (i.Language == language) == yes);
        if (them is { } assignee) return inquiries.Where(i => (i.AssigneeId == assignee) == yes);
        return filter.Assignee == QueueFilter.Nobody ? inquiries.Where(i => (i.AssigneeId == null) == yes) : inquiries;
    }

    public IQueryable<Inquiry> Of(IReadOnlyCollection<Guid> ids) => db.Inquiries.AsNoTracking().Where(i => ids.Contains(i.Id));

    private IQueryable<Inquiry> Flagged(QueueMark? flag)
    {
        var inquiries = db.Inquiries.AsNoTracking();
        var today = clock.Today;
        // A parameter, because a database looks up "= @yes" in an index and a bare column not.
        var yes = true;
        // Somebody who is asked to be forgotten must not be, set aside or not.
        if (flag is QueueMark.Erasure) return inquiries.Where(i => i.ErasureAskedAt != null && i.ErasedAt == null);
        // Nobody who was told that it will be read is left out for being set aside.
        if (flag is QueueMark.Added) return inquiries.Where(i => i.AddedReadBy != null);
        if (flag is QueueMark.Quarantined) return inquiries.Where(i => i.Suspicion != null && i.ReceivedAt <= DateTime.MaxValue);
        inquiries = inquiries.Where(i => i.Suspicion == null);
        var (midnight, nextMidnight) = (clock.StartOf(today), clock.StartOf(today.AddDays(1)));
        return flag switch
        {
            QueueMark.Distress => inquiries.Where(i => i.Distress == yes),
            QueueMark.Danger => inquiries.Where(i => i.Attention == Attention.Danger),
            QueueMark.Urgent => inquiries.Where(i => i.Attention == Attention.Urgent),
            QueueMark.Estimate => inquiries.Where(i =>
                i.EstimateDueOn != null && i.EstimateGivenAt == null && i.Status != InquiryStatus.Closed),
            QueueMark.FollowUp => inquiries.Where(i => i.FollowUpOn <= today),
            QueueMark.LateFollowUp => inquiries.Where(i => i.FollowUpOn < today),
            QueueMark.Consultation => inquiries.Where(i =>
                i.Status == InquiryStatus.Scheduled && i.ScheduledFor >= midnight && i.ScheduledFor < nextMidnight),
            _ => inquiries,
        };
    }

    private static IQueryable<Inquiry> ReceivedBefore(IQueryable<Inquiry> inquiries, DateTime then) =>
        inquiries.Where(i => i.ReceivedAt < then);
}
