using System.Data;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Staff;

/// <summary>What an owner does to an account. Each change ends that person's sessions at their next request and stands in the trail.</summary>
public sealed class StaffChanges(ClinicDbContext db, UserManager<StaffMember> staff, StaffSessions sessions, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>False when nobody would be left who owns the desk.</summary>
    public Task<bool> ChangeRoleAsync(StaffMember member, StaffRole role, StaffMember by, CancellationToken cancellation) =>
        ChangeAsync(member, by, StaffActionKind.RoleChanged, $"{member.Role} {role}", changed => changed.Role = role, cancellation);

    /// <summary>False when nobody would be left who owns the desk. Open invitations to the same person end too.</summary>
    public Task<bool> DisableAsync(StaffMember member, StaffMember by, CancellationToken cancellation) =>
        ChangeAsync(member, by, StaffActionKind.Disabled, detail: null, changed => changed.DisabledAt = Now, cancellation);

    public Task<bool> EnableAsync(StaffMember member, StaffMember by, CancellationToken cancellation) =>
        ChangeAsync(member, by, StaffActionKind.Enabled, detail: null, changed => changed.DisabledAt = null, cancellation);

    /// <summary>Ends every session of one person, wherever.</summary>
    public Task<bool> SignOutAsync(StaffMember member, StaffMember by, CancellationToken cancellation) =>
        ChangeAsync(member, by, StaffActionKind.SignedOut, detail: null, _ => { }, cancellation);

    /// <summary>Ends every session there is, the owner's own among them.</summary>
    public async Task SignEverybodyOutAsync(StaffMember by, CancellationToken cancellation)
    {
        await sessions.EndEverybodysAsync(cancellation);
        foreach (var member in await db.Users.ToListAsync(cancellation)) member.SecurityStamp = Guid.NewGuid().ToString();
        db.StaffActions.Add(new StaffAction(StaffActionKind.EverybodySignedOut, by, Now));
        await db.SaveChangesAsync(cancellation);
    }

    // Serializable: of two owners who demote each other in one moment, one has to stay.
    private Task<bool> ChangeAsync(
        StaffMember member, StaffMember by, StaffActionKind kind, string? detail, Action<StaffMember> change, CancellationToken cancellation) =>
        db.InTransactionAsync(IsolationLevel.Serializable, async () =>
        {
            var changed = await db.Users.SingleAsync(s => s.Id == member.Id, cancellation);
            change(changed);
            db.StaffActions.Add(new StaffAction(kind, by, Now, changed, detail));
            var updated = await staff.UpdateSecurityStampAsync(changed);
            if (!updated.Succeeded) return (Keep: false, false);
            await sessions.EndAllAsync(changed.Id, but: null, cancellation);
            if (changed.DisabledAt is not null) await db.StaffInvitations.OpenTo(changed.Email!).EndAsync(Now, cancellation);
            var owned = await db.Users.AnyAsync(s => s.Role == StaffRole.Owner && s.DisabledAt == null, cancellation);
            return (Keep: owned, owned);
        });
}
