using System.Globalization;
using System.Linq.Expressions;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Today;

/// <summary>How many are in each list, counted up to <see cref="TodayQuery.Most"/>.</summary>
public sealed record TodayCounts(int Waiting, int UnsentMails, IReadOnlyDictionary<QueueChoice, int> Lists);

/// <summary>A list that Today tells of, where it leads and how many stand in it.</summary>
public sealed record TodayList(QueueChoice Choice, QueueFilter Filter, int Count);

/// <summary>What there is to do, for everybody or for one.</summary>
public sealed record TodayView(
    bool Mine, TodayCounts Counts, IReadOnlyList<QueueRow> Dangers, IReadOnlyList<QueueRow> Waiting, IReadOnlyList<QueueRow> FollowUps, IReadOnlyList<QueueRow> Consultations)
{
    public TodayList Overdue => Told(QueueFacet.Age, "overdue");

    public TodayList FollowUpsDue => Told(QueueFacet.Flag, "followup");

    public TodayList LateFollowUps => Told(QueueFacet.Flag, "latefollowup");

    public TodayList ConsultationsToday => Told(QueueFacet.Flag, "consultation");

    /// <summary>Those without a part of their own.</summary>
    public IEnumerable<TodayList> Others => TodayQuery.Told.Where(told => told.Choice.Today!.Says is not null).Select(told => Told(told.Facet, told.Choice.Code));

    private TodayList Told(QueueFacet facet, string code) => new(facet[code], TodayQuery.List(facet, facet[code], Mine), Counts.Lists[facet[code]]);
}

/// <summary>Reads Today in five commands, whatever the size: the counts, and the first of four lists.</summary>
public sealed class TodayQuery(ClinicDbContext db, QueueLists lists, QueueQuery queue)
{
    /// <summary>Nobody works through more in a day; counting on would only take time.</summary>
    public const int Most = 1_000;

    private const int Shown = 8;

    /// <summary>Every list that Today counts.</summary>
    public static readonly IReadOnlyList<(QueueFacet Facet, QueueChoice Choice)> Told =
        [.. QueueFacet.All.SelectMany(facet => facet.Choices.Where(choice => choice.Today is not null), (facet, choice) => (facet, choice))];

    /// <summary>Those who wait for a first answer, who came first, first.</summary>
    public static QueueFilter WaitingList(bool mine) => Whose(new QueueFilter { Status = QueueStatus.New, Sort = QueueSort.Due }, mine);

    /// <summary>A list of the queue, for the same person.</summary>
    public static QueueFilter List(QueueFacet facet, QueueChoice choice, bool mine) =>
        Whose(new QueueFilter { Status = choice.Today?.Status }, mine).With(facet, choice);

    public async Task<TodayView> ReadAsync(bool mine, Guid me, CancellationToken cancellation)
    {
        var counted = await Counts(mine, me).SingleAsync(cancellation);
        var view = new TodayView(
            mine, new TodayCounts(counted[0], counted[1], Told.Zip(counted.Skip(2)).ToDictionary(pair => pair.First.Choice, pair => pair.Second)), [], [], [], []);
        return view with
        {
            Dangers = await queue.FirstAsync(DangerBand.List, me, DangerBand.Shown, cancellation),
            Waiting = await queue.FirstAsync(WaitingList(mine), me, Shown, cancellation),
            FollowUps = await queue.FirstAsync(view.FollowUpsDue.Filter, me, Shown, cancellation),
            Consultations = await queue.FirstAsync(view.ConsultationsToday.Filter, me, Shown, cancellation),
        };
    }

    /// <summary>All the counts in one command: a row of sub-queries, each of which stops at <see cref="Most"/>.</summary>
    public IQueryable<int[]> Counts(bool mine, Guid me)
    {
        Expression[] counts =
        [
            Count(lists.Of(WaitingList(mine), me)),
            Count(Outbox.Failing(db)),
            .. Told.Select(told => Count(lists.Of(List(told.Facet, told.Choice, mine), me))),
        ];
        var row = Expression.Parameter(typeof(StaffMember));
        return db.Users.Where(u => u.Id == me).Select(Expression.Lambda<Func<StaffMember, int[]>>(Expression.NewArrayInit(typeof(int), counts), row));
    }

    /// <summary>"12", or "999+" where counting stopped.</summary>
    public static string Say(int count) => count < Most ? count.ToString(CultureInfo.InvariantCulture) : $"{Most - 1}+";

    private static Expression Count<T>(IQueryable<T> list) => Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(T)], list.Take(Most).Expression);

    private static QueueFilter Whose(QueueFilter filter, bool mine) => mine ? filter.With(QueueFacet.Assignee, "me") : filter;
}
