using System.Linq.Expressions;
using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>One filter of the desk: all that is known of it stands in its one record, in the table of <see cref="QueueFacet"/>.</summary>
/// <param name="Code">What it is called in addresses.</param>
/// <param name="Words">What it is called at the desk.</param>
/// <param name="Holds">Who stands in its list. Where that is a short list with an index of its own (<c>InquiryIndexes</c>), the condition of the index is repeated here as a constant, or the database could not use it.</param>
public sealed record QueueChoice(string Code, string Words, Func<QueueMoment, Expression<Func<Inquiry, bool>>> Holds)
{
    /// <summary>What the list goes by, who is due first, first; null where it goes by arrival.</summary>
    public QueueOrder? Order { get; init; }

    public SetAside SetAside { get; init; }

    /// <summary>The status that it is about by itself; null where any may be chosen beside it.</summary>
    public QueueStatus? Status { get; init; }

    /// <summary>How Today tells of it; null where Today does not.</summary>
    public TodayLine? Today { get; init; }
}

/// <summary>A list that Today counts.</summary>
/// <param name="Says">What stands after the number; null where Today has a part of its own for it.</param>
/// <param name="Note">What is worth knowing before opening it.</param>
/// <param name="Status">Only those are counted, and shown by the link.</param>
public sealed record TodayLine(string? Says = null, string? Note = null, QueueStatus? Status = null);

/// <summary>Whether a list holds what was set aside as a program's.</summary>
public enum SetAside
{
    LeftOut,
    Included,
    Alone,
}

/// <summary>Who looks at a list, and when. Conditions name these, and nothing else that changes: they reach the database as parameters.</summary>
/// <param name="Midnight">When the clinic's day began.</param>
public sealed record QueueMoment(Guid Me, DateTime Now, DateOnly Today, DateTime Midnight, DateTime NextMidnight)
{
    /// <summary>A database looks up "= @yes" in an index and a bare column not.</summary>
    public bool Yes => true;
}

/// <summary>The day or the moment that a list goes by.</summary>
public sealed class QueueOrder
{
    private QueueOrder()
    {
    }

    public Expression<Func<Inquiry, DateTime?>>? Moment { get; private init; }

    public Expression<Func<Inquiry, DateOnly?>>? Day { get; private init; }

    public static QueueOrder By(Expression<Func<Inquiry, DateTime?>> moment) => new() { Moment = moment };

    public static QueueOrder By(Expression<Func<Inquiry, DateOnly?>> day) => new() { Day = day };

    internal IQueryable<Inquiry> Walk(IQueryable<Inquiry> list, DateTime at, string reference, bool upwards) => Moment is { } moment
        ? list.Walk(moment, at, reference, upwards)
        : list.Walk(Day!, DateOnly.FromDateTime(at), reference, upwards);
}
