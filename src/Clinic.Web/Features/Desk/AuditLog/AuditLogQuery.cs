using System.Globalization;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.AuditLog;

/// <summary>One month of the audit log: who looked at what, and what staff did beside.</summary>
/// <param name="Older">The place to go on from; null on the last page.</param>
public sealed record AuditLogPage(
    DateOnly Month, Guid? By, string? Reference, IReadOnlyList<AuditLogReader> Readers, IReadOnlyList<AuditLogLook> Looks, string? Older,
    IReadOnlyList<StaffAction> Actions, StaffAction? Reviewed);

/// <summary>How much one person looked at in the month.</summary>
public sealed record AuditLogReader(Guid Id, string Name, int Inquiries, int Looks);

public sealed record AuditLogLook(Guid Id, DateTime At, Guid? StaffId, string? Name, string Reference);

/// <summary>Reads it a page at a time, newest first; the clinic's months, by its own clock.</summary>
public sealed class AuditLogQuery(ClinicDbContext db, ClinicClock clock)
{
    public const int PageSize = 50;

    private const int ActionsMax = 200;

    /// <summary>The month as the address has it: <c>2026-11</c>. This month for anything else.</summary>
    public DateOnly MonthOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 9000
            ? month
            : new DateOnly(clock.Today.Year, clock.Today.Month, 1);

    public async Task<AuditLogPage> ReadAsync(DateOnly month, Guid? by, string? reference, AuditLogCursor? older, CancellationToken cancellation)
    {
        var (from, to) = (clock.StartOf(month), clock.StartOf(month.AddMonths(1)));
        var looks = db.Set<InquiryEvent>().AsNoTracking().Where(e => e.Kind == InquiryEventKind.Opened && e.At >= from && e.At < to);
        var readers = await looks.Where(e => e.StaffId != null).GroupBy(e => new { e.StaffId, e.StaffName })
            .Select(g => new AuditLogReader(g.Key.StaffId!.Value, g.Key.StaffName!, g.Select(e => e.InquiryId).Distinct().Count(), g.Count()))
            .ToListAsync(cancellation);
        if (by is not null) looks = looks.Where(e => e.StaffId == by);
        if (reference is not null) looks = looks.Where(e => db.Inquiries.Any(i => i.Id == e.InquiryId && i.Reference == reference));
        if (older is { At: var at, Id: var id }) looks = looks.Where(e => e.At <= at && (e.At < at || e.Id.CompareTo(id) < 0));
        var shown = await looks.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(PageSize + 1)
            .Select(e => new AuditLogLook(e.Id, e.At, e.StaffId, e.StaffName, db.Inquiries.Where(i => i.Id == e.InquiryId).Select(i => i.Reference).Single()))
            .ToListAsync(cancellation);
        var actions = db.StaffActions.AsNoTracking().Where(a => a.At >= from && a.At < to && a.Kind != StaffActionKind.SignedIn);
        if (by is not null) actions = actions.Where(a => a.StaffId == by || a.AboutId == by);
        var code = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return new AuditLogPage(
            month, by, reference, [.. readers.OrderByDescending(r => r.Looks)], [.. shown.Take(PageSize)],
            shown.Count > PageSize ? AuditLogCursor.After(shown[PageSize - 1]) : null,
            await actions.OrderByDescending(a => a.At).Take(ActionsMax).ToListAsync(cancellation),
            await db.StaffActions.AsNoTracking().Where(a => a.Kind == StaffActionKind.TrailReviewed && a.Detail == code)
                .OrderByDescending(a => a.At).FirstOrDefaultAsync(cancellation));
    }
}

/// <summary>A place between two looks.</summary>
public readonly record struct AuditLogCursor(DateTime At, Guid Id)
{
    public static string After(AuditLogLook look) => string.Create(CultureInfo.InvariantCulture, $"{look.At.Ticks}-{look.Id:N}");

    /// <summary>Null for what is not a cursor: the first page is shown then.</summary>
    public static AuditLogCursor? Parse(string? text) =>
        text?.Split('-', 2) is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(id, "N", out var guid)
            ? new AuditLogCursor(new DateTime(at, DateTimeKind.Utc), guid)
            : null;
}
