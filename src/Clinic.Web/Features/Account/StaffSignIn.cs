using Clinic.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Web.Features.Account;

/// <summary>By what somebody came in; the trail keeps the word.</summary>
public enum SignInWay
{
    Password,
    App,
    Passkey,
}

/// <summary>Lets somebody in who has shown that it is them.</summary>
public sealed partial class StaffSignIn(SignInManager<StaffMember> signIn, SignInGate gate, ClinicDbContext db, TimeProvider time, ILogger<StaffSignIn> logger)
{
    public async Task SignInAsync(StaffMember member, SignInWay way, HttpContext context)
    {
        gate.KnowDevice(member.Email!, context);
        await signIn.SignInAsync(member, isPersistent: false);
        db.StaffActions.Add(new StaffAction(StaffActionKind.SignedIn, member, time.GetUtcNow().UtcDateTime, detail: way.ToString()));
        await db.SaveChangesAsync();
        LogSignedIn(logger, member.Id, way);
    }

    [LoggerMessage(LogLevel.Information, "Staff {Staff} signed in by {Way}")]
    private static partial void LogSignedIn(ILogger logger, Guid staff, SignInWay way);
}
