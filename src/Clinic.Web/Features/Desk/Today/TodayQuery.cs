using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Today;

/// <summary>How many are in each list, counted up to <see cref="TodayQuery.Most"/>.</summary>
public sealed record TodayCounts
{
    public int Waiting { get; init; }

    public int Overdue { get; init; }

    public int FollowUps { get; init; }

    public int LateFollowUps { get; init; }

    public int Consultations { get; init; }

    /// <summary>Danger of which nobody has recorded what came, whoever has it.</summary>
    public int Dangers { get; init; }

    public int Urgent { get; init; }

    public int Added { get; init; }

    public int Erasures { get; init; }

    public int Estimates { get; init; }

    public int Quarantined { get; init; }

    public int UnsentMails { get; init; }
}

/// <summary>What there is to do, for everybody or for one.</summary>
public sealed record TodayView(
    bool Mine, TodayCounts Counts, IReadOnlyList<QueueRow> Dangers, IReadOnlyList<QueueRow> Waiting, IReadOnlyList<QueueRow> FollowUps, IReadOnlyList<QueueRow> Consultations)
{
    /// <summary>A list of the queue, for the same person.</summary>
    public QueueFilter List(QueueStatus? status = null, QueueMark? flag = null, QueueAge? age = null, QueueSort? sort = null) =>
        new() { Status = status, Flag = flag, Age = age, Sort = sort, Assignee = Mine ? QueueFilter.Mine : null };
}

/// <summary>Reads Today in five commands, whatever the size: the counts, and the first of four lists.</summary>
public sealed class TodayQuery(ClinicDbContext db, QueueLists lists, QueueQuery queue)
{
    /// <summary>Nobody works through more in a day; counting on would only take time.</summary>
    public const int Most = 1_000;

    private const int Shown = 8;

    public async Task<TodayView> ReadAsync(bool mine, Guid me, CancellationToken cancellation)
    {
        var view = new TodayView(mine, new TodayCounts(), [], [], [], []);
        return view with
        {
            Counts = await Counts(view, me).SingleAsync(cancellation),
            Dangers = await queue.FirstAsync(DangerBand.List, me, DangerBand.Shown, cancellation),
            Waiting = await queue.FirstAsync(view.List(QueueStatus.New, sort: QueueSort.Due), me, Shown, cancellation),
            FollowUps = await queue.FirstAsync(view.List(flag: QueueMark.FollowUp), me, Shown, cancellation),
            Consultations = await queue.FirstAsync(view.List(flag: QueueMark.Consultation), me, Shown, cancellation),
        };
    }

    /// <summary>All the counts in one command: a row of sub-queries, each of which stops at <see cref="Most"/>.</summary>
    public IQueryable<TodayCounts> Counts(TodayView view, Guid me)
    {
        var waiting = UpToMost(view.List(QueueStatus.New), me);
        var overdue = UpToMost(view.List(age: QueueAge.Overdue), me);
        var followUps = UpToMost(view.List(flag: QueueMark.FollowUp), me);
        var lateFollowUps = UpToMost(view.List(flag: QueueMark.LateFollowUp), me);
        var consultations = UpToMost(view.List(flag: QueueMark.Consultation), me);
        var dangers = UpToMost(DangerBand.List, me);
        var urgent = UpToMost(view.List(flag: QueueMark.Urgent), me);
        var added = UpToMost(view.List(flag: QueueMark.Added), me);
        var erasures = UpToMost(view.List(flag: QueueMark.Erasure), me);
        var estimates = UpToMost(view.List(flag: QueueMark.Estimate), me);
        var quarantined = UpToMost(view.List(QueueStatus.New, QueueMark.Quarantined), me);
        var unsent = Outbox.Failing(db).Take(Most);
        return db.Users.Where(u => u.Id == me).Select(_ => new TodayCounts
        {
            Waiting = waiting.Count(),
            Overdue = overdue.Count(),
            FollowUps = followUps.Count(),
            LateFollowUps = lateFollowUps.Count(),
            Consultations = consultations.Count(),
            Dangers = dangers.Count(),
            Urgent = urgent.Count(),
            Added = added.Count(),
            Erasures = erasures.Count(),
            Estimates = estimates.Count(),
            Quarantined = quarantined.Count(),
            UnsentMails = unsent.Count(),
        });
    }

    /// <summary>"12", or "999+" where counting stopped.</summary>
    public static string Say(int count) =>
        count < Most ? count.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{Most - 1}+";

    private IQueryable<Inquiry> UpToMost(QueueFilter filter, Guid me) => lists.Of(filter, me).Take(Most);
}
