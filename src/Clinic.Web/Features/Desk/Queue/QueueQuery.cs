using System.Globalization;
using System.Linq.Expressions;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Clinic.Web.Features.Desk.Queue;

/// <summary>One line of the queue.</summary>
public sealed record QueueRow(
    string Reference, string Initials, InquiryKind Kind, InquiryTopic Topic, InquiryStatus Status, DateTime ReceivedAt)
{
    /// <summary>By when they were told that somebody will have read it; null once somebody has answered.</summary>
    public DateTime? Promised { get; init; }

    public DateOnly? FollowUpOn { get; init; }

    public DateOnly? EstimateDueOn { get; init; }

    public DateTime? ScheduledFor { get; init; }

    public Attention Attention { get; init; }

    /// <summary>By when somebody has to have looked; null where there is no danger that is open.</summary>
    public DateTime? DangerDueAt { get; init; }

    /// <summary>By when what was added will have been read; null where it was.</summary>
    public DateTime? AddedReadBy { get; init; }

    public bool Distress { get; init; }

    public bool SetAside { get; init; }

    public bool ErasureAsked { get; init; }

    public Guid? AssigneeId { get; init; }

    public string? Language { get; init; }

    /// <summary>What its list goes by.</summary>
    public DateTime At { get; init; }

    /// <summary>What is owed and when, the promise first.</summary>
    public IEnumerable<(string Text, bool Late)> Due(ClinicClock clock)
    {
        if (DangerDueAt is { } look) yield return (clock.LookBy(look), clock.IsPast(look));
        if (AddedReadBy is { } added) yield return ($"What they added, read {clock.Promise(added)}", clock.IsPast(added));
        if (Promised is { } promised) yield return ($"First answer {clock.Promise(promised)}", clock.IsPast(promised));
        if (ScheduledFor is { } start && Status is InquiryStatus.Scheduled) yield return ($"Consultation {clock.Moment(start)}", false);
        if (FollowUpOn is { } on) yield return ($"Follow-up {clock.FollowUp(on)}", on < clock.Today);
        if (EstimateDueOn is { } estimate && Status is not InquiryStatus.Closed) yield return ($"Estimate {clock.FollowUp(estimate)}", estimate < clock.Today);
    }
}

/// <summary>A page of the queue; <see cref="After"/> and <see cref="Before"/> are cursors of the pages beside it.</summary>
public sealed record QueuePage(QueueFilter Filter, IReadOnlyList<QueueRow> Rows, string? After, string? Before);

/// <summary>
/// Reads the queue a page at a time. A page is asked for by the row it follows, not by its number, so that nobody is
/// skipped or shown twice while new ones arrive. Lists that go by arrival begin with danger, then with who cannot wait, in
/// whichever order the rest stands: each of the three parts is walked for itself, and all of them in one command.
/// </summary>
public sealed class QueueQuery(QueueLists lists, Vault vault)
{
    public const int PageSize = 25;

    private static readonly Attention[] Parts = [Attention.Danger, Attention.Urgent, Attention.Usual];

    // Further than any reference goes, in either direction.
    private static readonly QueueCursor First = new(DateTime.MinValue, ""), Last = new(DateTime.MaxValue, "~");

    /// <summary>One command, whatever the size: a page and a row more.</summary>
    public async Task<QueuePage> ReadAsync(
        QueueFilter filter, Guid me, QueueCursor? after, QueueCursor? before, CancellationToken cancellation)
    {
        var rows = await RowsAsync(filter, Page(filter, me, after, before), cancellation);
        Arrange(rows, filter, before);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveRange(PageSize, rows.Count - PageSize);
        if (before is not null) rows.Reverse(); // read upwards from the cursor, shown downwards
        return new QueuePage(
            filter, rows,
            After: rows.Count > 0 && (before is not null || more) ? QueueCursor.Beside(rows[^1]) : null,
            Before: rows.Count > 0 && (after is not null || (before is not null && more)) ? QueueCursor.Beside(rows[0]) : null);
    }

    /// <summary>The first few of a list, and no cursor.</summary>
    public async Task<List<QueueRow>> FirstAsync(QueueFilter filter, Guid me, int count, CancellationToken cancellation)
    {
        var rows = await RowsAsync(filter, Page(filter, me, after: null, before: null, count), cancellation);
        Arrange(rows, filter, before: null);
        return [.. rows.Take(count)];
    }

    /// <summary>Those of a search, newest first.</summary>
    public async Task<List<QueueRow>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : [.. (await RowsAsync(new QueueFilter(), lists.Of(ids), cancellation)).OrderByDescending(row => row.ReceivedAt)];

    public IQueryable<Inquiry> Page(QueueFilter filter, Guid me, QueueCursor? after, QueueCursor? before, int count = PageSize + 1)
    {
        var upwards = filter.ShownSort is not QueueSort.Newest ^ before is not null;
        if (HasParts(filter)) return PageOfParts(lists.Of(filter, me), after, before, upwards, count);
        var (at, reference, _) = before ?? after ?? (upwards ? First : Last);
        var list = lists.Of(filter, me);
        var walk = filter.Dated is { Order: { } order } ? order.Walk(list, at, reference, upwards) : list.Walk(i => i.ReceivedAt, at, reference, upwards);
        return walk.Take(count);
    }

    // A list with a date of its own goes by that; what was set aside holds no danger.
    private static bool HasParts(QueueFilter filter) => !filter.IsDated && filter.SetAside is not SetAside.Alone;

    private static IQueryable<Inquiry> PageOfParts(IQueryable<Inquiry> list, QueueCursor? after, QueueCursor? before, bool upwards, int count)
    {
        IQueryable<Inquiry>? page = null;
        foreach (var part in Parts)
        {
            var (at, reference) = upwards ? (First.At, First.Reference) : (Last.At, Last.Reference);
            if ((before ?? after) is { } place)
            {
                var beyond = Array.IndexOf(Parts, part).CompareTo(Array.IndexOf(Parts, place.Part));
                if (before is null ? beyond < 0 : beyond > 0) continue;
                if (beyond == 0) (at, reference) = (place.At, place.Reference);
            }

            var walk = list.Where(i => i.Attention == part).Walk(i => i.ReceivedAt, at, reference, upwards).Take(count);
            page = page is null ? walk : page.Concat(walk);
        }

        return page!;
    }

    // A command may give its parts in any order: they are short, and put in order here.
    private static void Arrange(List<QueueRow> rows, QueueFilter filter, QueueCursor? before)
    {
        if (!HasParts(filter)) return;
        var upwards = filter.ShownSort is not QueueSort.Newest ^ before is not null;
        rows.Sort((one, other) =>
        {
            var part = Array.IndexOf(Parts, one.Attention).CompareTo(Array.IndexOf(Parts, other.Attention));
            if (part != 0) return before is null ? part : -part;
            var place = one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.Reference, other.Reference);
            return upwards ? place : -place;
        });
    }

    private async Task<List<QueueRow>> RowsAsync(QueueFilter filter, IQueryable<Inquiry> page, CancellationToken cancellation)
    {
        var found = await page.Select(Reading(filter.Dated?.Order)).ToListAsync(cancellation);
        return found.ConvertAll(i => i.Row with
        {
            Initials = Initials(i.Id, i.SealedInitials),
            Promised = i.FirstContactAt is null && i.Row.Status is InquiryStatus.New ? i.ReadBy : null,
            ErasureAsked = i.ErasureAskedAt is not null && i.ErasedAt is null,
            At = i.Moment ?? i.Day?.ToDateTime(TimeOnly.MinValue) ?? i.Row.ReceivedAt,
        });
    }

    // A row, and beside it what its list goes by, whichever column that is.
    private static Expression<Func<Inquiry, Found>> Reading(QueueOrder? order)
    {
        Expression<Func<Inquiry, DateTime?, DateOnly?, Found>> reading = (i, moment, day) => new Found
        {
            Id = i.Id,
            SealedInitials = i.SealedInitials,
            ReadBy = i.ReadBy,
            FirstContactAt = i.FirstContactAt,
            ErasureAskedAt = i.ErasureAskedAt,
            ErasedAt = i.ErasedAt,
            Moment = moment,
            Day = day,
            Row = new QueueRow(i.Reference, "", i.Kind, i.Topic, i.Status, i.ReceivedAt)
            {
                FollowUpOn = i.FollowUpOn,
                EstimateDueOn = i.EstimateGivenAt == null ? i.EstimateDueOn : null,
                ScheduledFor = i.ScheduledFor,
                Distress = i.Distress,
                Attention = i.Attention,
                DangerDueAt = i.Attention == Attention.Danger ? i.DangerDueAt : null,
                AddedReadBy = i.AddedReadBy,
                SetAside = i.Suspicion != null,
                AssigneeId = i.AssigneeId,
                Language = i.Language,
            },
        };
        var row = reading.Parameters[0];
        return Expression.Lambda<Func<Inquiry, Found>>(
            new ReplacingExpressionVisitor([reading.Parameters[1], reading.Parameters[2]], [Of(order?.Moment), Of(order?.Day)]).Visit(reading.Body), row);

        Expression Of<T>(Expression<Func<Inquiry, T>>? by) =>
            by is null ? Expression.Constant(null, typeof(T)) : ReplacingExpressionVisitor.Replace(by.Parameters[0], row, by.Body);
    }

    // One damaged row must not hide the others.
    private string Initials(Guid id, byte[] envelope) =>
        envelope.Length == 0 ? "–" /* erased */ : vault.TryOpen<string>(id, InquiryWords.InitialsPurpose, envelope) ?? "?";

    private sealed class Found
    {
        public required Guid Id { get; init; }

        public required byte[] SealedInitials { get; init; }

        public required DateTime? ReadBy { get; init; }

        public required DateTime? FirstContactAt { get; init; }

        public required DateTime? ErasureAskedAt { get; init; }

        public required DateTime? ErasedAt { get; init; }

        public required DateTime? Moment { get; init; }

        public required DateOnly? Day { get; init; }

        public required QueueRow Row { get; init; }
    }
}

/// <summary>A place between two rows: what the list goes by, the reference, and the part of the list, of the row beside it.</summary>
public readonly record struct QueueCursor(DateTime At, string Reference, Attention Part = Attention.Usual)
{
    private const string Marks = " ud"; // in the order of Attention

    public static string Beside(QueueRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Marks[(int)row.Attention]}{row.At.Ticks}-{row.Reference}").TrimStart();

    /// <summary>Null for what is not a cursor: the first page is shown then.</summary>
    public static QueueCursor? Parse(string? text)
    {
        var part = text is { Length: > 0 } && Marks.IndexOf(text[0]) is var mark and > 0 ? (Attention)mark : Attention.Usual;
        var parts = (part is Attention.Usual ? text : text![1..])?.Split('-', 2);
        return parts is { Length: 2 }
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            && InquiryReference.TryParse(parts[1], out var reference)
                ? new QueueCursor(new DateTime(ticks, DateTimeKind.Utc), reference, part)
                : null;
    }
}
