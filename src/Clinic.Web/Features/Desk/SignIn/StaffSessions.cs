using System.Security.Claims;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Where staff are signed in. Each request asks whether its session is still open, so that one that is ended is ended at once.</summary>
public sealed class StaffSessions(ClinicDbContext db, TimeProvider time)
{
    /// <summary>A working day; nothing prolongs it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    /// <summary>The claim that holds the session's id.</summary>
    public const string ClaimType = "session";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public static Guid? IdOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimType), out var id) ? id : null;

    public static Claim ClaimOf(Guid session) => new(ClaimType, session.ToString());

    /// <summary>Begins one, and forgets this person's that are over. Whoever calls saves.</summary>
    public async Task<Guid> BeginAsync(StaffMember member, SignInWay way, HttpContext context)
    {
        var over = Now - Lifetime;
        await db.StaffSessions.Where(s => s.StaffId == member.Id && s.StartedAt < over).ExecuteDeleteAsync(context.RequestAborted);
        var session = new StaffSession(member, way, BrowserName.From(context.Request.Headers.UserAgent.ToString()), Now);
        db.StaffSessions.Add(session);
        return session.Id;
    }

    public async Task<bool> IsOpenAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        IdOf(user) is { } id && await db.StaffSessions.AnyAsync(s => s.Id == id && s.EndedAt == null, cancellation);

    /// <summary>The open ones of somebody, newest first.</summary>
    public Task<List<StaffSession>> OfAsync(Guid member, CancellationToken cancellation)
    {
        var over = Now - Lifetime;
        return db.StaffSessions.AsNoTracking().Where(s => s.StaffId == member && s.EndedAt == null && s.StartedAt >= over)
            .OrderByDescending(s => s.StartedAt).ToListAsync(cancellation);
    }

    /// <summary>False when this person has no such session.</summary>
    public async Task<bool> EndAsync(Guid member, Guid session, CancellationToken cancellation) =>
        await EndAsync(db.StaffSessions.Where(s => s.StaffId == member && s.Id == session), cancellation) == 1;

    /// <param name="but">One that goes on.</param>
    public Task<int> EndAllAsync(Guid member, Guid? but, CancellationToken cancellation) =>
        EndAsync(db.StaffSessions.Where(s => s.StaffId == member && s.Id != but), cancellation);

    public Task<int> EndEverybodysAsync(CancellationToken cancellation) => EndAsync(db.StaffSessions, cancellation);

    private Task<int> EndAsync(IQueryable<StaffSession> sessions, CancellationToken cancellation)
    {
        var now = Now;
        return sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancellation);
    }
}
