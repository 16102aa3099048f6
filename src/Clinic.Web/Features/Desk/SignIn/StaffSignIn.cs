using Clinic.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Lets somebody in who has shown that it is them.</summary>
public sealed partial class StaffSignIn(
    SignInManager<StaffMember> signIn, SignInGate gate, StaffSessions sessions, ClinicDbContext db, TimeProvider time, ILogger<StaffSignIn> logger)
{
    public async Task SignInAsync(StaffMember member, SignInWay way, HttpContext context)
    {
        gate.KnowDevice(member.Email!, context);
        var session = await sessions.BeginAsync(member, way, context);
        db.StaffActions.Add(new StaffAction(StaffActionKind.SignedIn, member, time.GetUtcNow().UtcDateTime, detail: way.ToString()));
        await db.SaveChangesAsync();
        await signIn.SignInWithClaimsAsync(member, isPersistent: false, [StaffSessions.ClaimOf(session)]);
        LogSignedIn(logger, member.Id, way);
    }

    /// <summary>After a change of their own account: this session goes on as long as it would have, all others end.</summary>
    public async Task StayAsync(StaffMember member, HttpContext context)
    {
        var session = StaffSessions.IdOf(context.User) ?? throw new InvalidOperationException("A session without an id is let in nowhere.");
        await sessions.EndAllAsync(member.Id, but: session, context.RequestAborted);
        var now = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(member, now.Properties, [StaffSessions.ClaimOf(session)]);
    }

    [LoggerMessage(LogLevel.Information, "Staff {Staff} signed in by {Way}")]
    private static partial void LogSignedIn(ILogger logger, Guid staff, SignInWay way);
}
