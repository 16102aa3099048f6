using System.Data;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Account;

/// <summary>Makes one-time links to join the desk, and lets people in by them.</summary>
public sealed class StaffInvitations(ClinicDbContext db, UserManager<StaffMember> staff, AppCodes codes, StaffSessions sessions, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Stores an invitation and returns its link below <paramref name="root"/>.</summary>
    public string Create(string email, StaffRole role, string root)
    {
        var (invitation, secret) = StaffInvitation.Create(email.Trim(), role, Now);
        db.StaffInvitations.Add(invitation);
        db.SaveChanges();
        return $"{root}/desk/join/{secret}";
    }

    /// <summary>Null when the link is unknown, used or expired; nobody is told which.</summary>
    public async Task<StaffInvitation?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = StaffInvitation.Hash(secret);
        var invitation = await db.StaffInvitations.AsNoTracking().SingleOrDefaultAsync(i => i.SecretHash == hash, cancellation);
        return invitation?.CanBeUsed(Now) == true ? invitation : null;
    }

    /// <summary>
    /// Makes the account; or, for somebody who has one, gives it the new password and role: that is how a lost
    /// password is replaced. Null when somebody else used the link a moment ago.
    /// </summary>
    /// <exception cref="InvalidOperationException">Identity refused what the form allowed.</exception>
    public Task<StaffMember?> AcceptAsync(StaffInvitation invitation, string name, string password, CancellationToken cancellation) =>
        // One transaction: a link that was used has made one account, and one account only.
        db.InTransactionAsync<StaffMember?>(IsolationLevel.ReadCommitted, async () =>
        {
            if (!await UseAsync(invitation, cancellation)) return (Keep: false, null);
            var member = await staff.FindByEmailAsync(invitation.Email) is { } known
                ? await RenewAsync(known, invitation, name, password, cancellation)
                : await MakeAsync(invitation, name, password);
            return (Keep: true, member);
        });

    // With this link all others to the same person end, so that a forgotten mail opens nothing later.
    private async Task<bool> UseAsync(StaffInvitation invitation, CancellationToken cancellation)
    {
        var now = Now;
        var used = await db.StaffInvitations.Where(i => i.Id == invitation.Id && i.UsedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now), cancellation);
        if (used == 0) return false;
        await db.StaffInvitations.Where(i => i.Email == invitation.Email && i.UsedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now), cancellation);
        return true;
    }

    private async Task<StaffMember> MakeAsync(StaffInvitation invitation, string name, string password)
    {
        var member = new StaffMember
        {
            Id = Guid.CreateVersion7(),
            UserName = invitation.Email,
            Email = invitation.Email,
            EmailConfirmed = true,
            DisplayName = name,
            Role = invitation.Role,
            JoinedAt = Now,
        };
        Check(await staff.CreateAsync(member, password));
        return member;
    }

    // Whoever lost the password, the phone or the key starts anew. A new password changes the security stamp: sessions
    // opened with the old one end.
    private async Task<StaffMember> RenewAsync(StaffMember member, StaffInvitation invitation, string name, string password, CancellationToken cancellation)
    {
        await sessions.EndAllAsync(member.Id, but: null, cancellation);
        await codes.RemoveAsync(member, cancellation);
        foreach (var passkey in await staff.GetPasskeysAsync(member)) Check(await staff.RemovePasskeyAsync(member, passkey.CredentialId));
        member.DisplayName = name;
        member.Role = invitation.Role;
        member.DisabledAt = null; // an owner asked them back
        var token = await staff.GeneratePasswordResetTokenAsync(member);
        Check(await staff.ResetPasswordAsync(member, token, password));
        return member;
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }
}
