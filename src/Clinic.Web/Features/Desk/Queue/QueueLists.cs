using System.Linq.Expressions;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>
/// Makes a list of what a filter says, once: the queue shows these lists and Today counts them, so that a number and the list it
/// leads to cannot disagree. Each list has an index of its own (see <c>InquiryIndexes</c>).
/// </summary>
public sealed class QueueLists(ClinicDbContext db, ClinicClock clock, TimeProvider time)
{
    /// <param name="me">Who looks.</param>
    public IQueryable<Inquiry> Of(QueueFilter filter, Guid me)
    {
        var moment = new QueueMoment(
            me, time.GetUtcNow().UtcDateTime, clock.Today, clock.StartOf(clock.Today), clock.StartOf(clock.Today.AddDays(1)));
        var inquiries = filter.SetAside switch
        {
            SetAside.LeftOut => db.Inquiries.AsNoTracking().Where(i => i.Suspicion == null),
            SetAside.Alone => db.Inquiries.AsNoTracking().Where(i => i.Suspicion != null),
            _ => db.Inquiries.AsNoTracking(),
        };
        if (filter.Dated is { } dated) inquiries = inquiries.Where(dated.Holds(moment));
        var besides = filter.Chosen.Where(choice => choice != filter.Dated).Select(choice => choice.Holds(moment));
        if (StatusOf(filter) is { } status) besides = besides.Prepend(i => i.Status == status);
        return besides.Aggregate(inquiries, (list, condition) => list.Where(filter.IsDated ? OnTheWay(condition, moment) : condition));
    }

    public IQueryable<Inquiry> Of(IReadOnlyCollection<Guid> ids) => db.Inquiries.AsNoTracking().Where(i => ids.Contains(i.Id));

    // What a choice says of the status stands in its own condition.
    private static InquiryStatus? StatusOf(QueueFilter filter) =>
        filter.ShownStatus is QueueStatus.All || filter.Chosen.Any(choice => choice.Status is not null)
            ? null : Enum.Parse<InquiryStatus>(filter.ShownStatus.ToString());

    // A list of what is due is short and lies in its own order in its own index. "(condition) = yes" is looked at on
    // the way; the bare condition would tempt a database to another index, and then to sort.
    private static Expression<Func<Inquiry, bool>> OnTheWay(Expression<Func<Inquiry, bool>> condition, QueueMoment moment) =>
        Expression.Lambda<Func<Inquiry, bool>>(
            Expression.Equal(condition.Body, Expression.Property(Expression.Constant(moment), nameof(QueueMoment.Yes))), condition.Parameters);
}
