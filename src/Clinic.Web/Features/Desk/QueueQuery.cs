using System.Globalization;
using System.Security.Cryptography;
using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk;

/// <summary>One line of the queue.</summary>
public sealed record QueueRow(
    string Reference, string Initials, InquiryKind Kind, InquiryTopic Topic, InquiryStatus Status,
    DateTime ReceivedAt, DateOnly? FollowUpOn, bool Distress = false, bool SetAside = false);

/// <summary>A page of the queue; <see cref="Older"/> and <see cref="Newer"/> are cursors of the pages beside it.</summary>
public sealed record QueuePage(
    InquiryStatus? Status, IReadOnlyList<QueueRow> Rows, IReadOnlyDictionary<InquiryStatus, int> Counts,
    string? Older, string? Newer);

/// <summary>
/// Lists inquiries, newest first, a page at a time. A page is asked for by the row it follows, not by its number, so
/// that nobody is skipped or shown twice while new ones arrive.
/// </summary>
public sealed class QueueQuery(ClinicDbContext db, Vault vault)
{
    public const int PageSize = 25;

    /// <summary>Two commands, whatever the size: the counts, and one page and a row more.</summary>
    public async Task<QueuePage> ReadAsync(
        InquiryStatus? status, QueueCursor? older, QueueCursor? newer, CancellationToken cancellation)
    {
        var counts = await Counts().ToDictionaryAsync(c => c.Status, c => c.Count, cancellation);
        var found = await Page(status, older, newer).Select(i => new
        {
            i.Id,
            i.Reference,
            i.SealedInitials,
            i.Kind,
            i.Topic,
            i.Status,
            i.ReceivedAt,
            i.FollowUpOn,
            i.Distress,
            SetAside = i.Suspicion != null,
        }).ToListAsync(cancellation);

        var more = found.Count > PageSize;
        if (more) found.RemoveAt(PageSize);
        if (newer is not null) found.Reverse(); // read upwards from the cursor, shown downwards
        var rows = found.ConvertAll(i => new QueueRow(
            i.Reference, Initials(i.Id, i.SealedInitials), i.Kind, i.Topic, i.Status, i.ReceivedAt, i.FollowUpOn,
            i.Distress, i.SetAside));

        return new QueuePage(
            status, rows, counts,
            Older: rows.Count > 0 && (newer is not null || more) ? QueueCursor.After(rows[^1]) : null,
            Newer: rows.Count > 0 && (older is not null || (newer is not null && more)) ? QueueCursor.After(rows[0]) : null);
    }

    public IQueryable<StatusCount> Counts() =>
        db.Inquiries.GroupBy(i => i.Status).Select(g => new StatusCount(g.Key, g.Count()));

#pragma warning disable CA1309 // the database compares, by its own collation; EF Core translates no other overload
    public IQueryable<Inquiry> Page(InquiryStatus? status, QueueCursor? older, QueueCursor? newer)
    {
        var inquiries = db.Inquiries.AsNoTracking();
        if (status is { } only) inquiries = inquiries.Where(i => i.Status == only);
        if (newer is { } above)
        {
            return inquiries
                .Where(i => i.ReceivedAt > above.At || (i.ReceivedAt == above.At && string.Compare(i.Reference, above.Reference) > 0))
                .OrderBy(i => i.ReceivedAt).ThenBy(i => i.Reference).Take(PageSize + 1);
        }

        if (older is { } below)
        {
            inquiries = inquiries
                .Where(i => i.ReceivedAt < below.At || (i.ReceivedAt == below.At && string.Compare(i.Reference, below.Reference) < 0));
        }

        return inquiries.OrderByDescending(i => i.ReceivedAt).ThenByDescending(i => i.Reference).Take(PageSize + 1);
    }
#pragma warning restore CA1309

    private string Initials(Guid id, byte[] envelope)
    {
        if (envelope.Length == 0) return "–"; // erased
        try
        {
            return vault.Open<string>(id, InquiryWords.InitialsPurpose, envelope);
        }
        catch (CryptographicException)
        {
            return "?"; // one damaged row must not hide the others
        }
    }
}

public sealed record StatusCount(InquiryStatus Status, int Count);

/// <summary>A place between two rows: the time and reference of the row beside it.</summary>
public readonly record struct QueueCursor(DateTime At, string Reference)
{
    public static string After(QueueRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.ReceivedAt.Ticks}-{row.Reference}");

    /// <summary>Null for what is not a cursor: the first page is shown then.</summary>
    public static QueueCursor? Parse(string? text)
    {
        var parts = text?.Split('-', 2);
        return parts is { Length: 2 }
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            && InquiryReference.TryParse(parts[1], out var reference)
                ? new QueueCursor(new DateTime(ticks, DateTimeKind.Utc), reference)
                : null;
    }
}
