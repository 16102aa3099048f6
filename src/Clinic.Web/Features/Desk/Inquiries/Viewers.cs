using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>Who has an inquiry's page open. In the database, because two of them may be served by two instances.</summary>
public sealed class Viewers(ClinicDbContext db, TimeProvider time)
{
    /// <summary>How often an open page says that it is open.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    // Two heartbeats may get lost before somebody counts as gone.
    private static readonly TimeSpan GoneAfter = 3 * Heartbeat;

    /// <summary>Notes that somebody looks, and returns the names of the others who do.</summary>
    public async Task<IReadOnlyList<string>> LookAsync(Guid inquiry, StaffMember me, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var here = db.InquiryViewers.Where(v => v.InquiryId == inquiry);
        var gone = now - GoneAfter;
        await here.Where(v => v.SeenAt <= gone && v.StaffId != me.Id).ExecuteDeleteAsync(cancellation);
        if (await here.Where(v => v.StaffId == me.Id).ExecuteUpdateAsync(v => v.SetProperty(x => x.SeenAt, now), cancellation) == 0)
            await AddAsync(new InquiryViewer(inquiry, me, now), cancellation);
        return await here.Where(v => v.StaffId != me.Id && v.SeenAt > gone).OrderBy(v => v.StaffName).Select(v => v.StaffName).ToListAsync(cancellation);
    }

    /// <summary>Notes that somebody closed the page.</summary>
    public Task LeaveAsync(Guid inquiry, Guid staff, CancellationToken cancellation) =>
        db.InquiryViewers.Where(v => v.InquiryId == inquiry && v.StaffId == staff).ExecuteDeleteAsync(cancellation);

    private async Task AddAsync(InquiryViewer viewer, CancellationToken cancellation)
    {
        var entry = db.InquiryViewers.Add(viewer);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            entry.State = EntityState.Detached; // the same person in two windows at once: they are there, which is all it says
        }
    }
}
