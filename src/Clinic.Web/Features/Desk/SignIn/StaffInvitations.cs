using System.Data;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Makes one-time links to join the desk, and lets people in by them.</summary>
public sealed class StaffInvitations(ClinicDbContext db, UserManager<StaffMember> staff, AppCodes codes, StaffSessions sessions, TimeProvider time)
{
    private const string LastOwner = "This link would leave nobody who owns the desk. Make somebody else an owner first, or ask for a link as an owner";

    private static readonly (StaffMember? Member, string? Refusal) Nobody = (null, null);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Stores an invitation and returns its link below <paramref name="root"/>.</summary>
    /// <param name="email">Empty for the first owner, who gives it when joining.</param>
    public async Task<string> CreateAsync(string email, StaffRole role, string root)
    {
        var (invitation, secret) = StaffInvitation.Create(email, TypedEmail.Normalize(email), role, Now);
        db.StaffInvitations.Add(invitation);
        await db.SaveChangesAsync();
        return $"{root}{DeskPaths.Join}/{secret}";
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
    /// password is replaced. Null when the link opens nothing: somebody else used it a moment ago, or whom it was for is
    /// let in no more since it was made, however the address was spelled.
    /// </summary>
    /// <returns>The account; or none, and why where that may be said.</returns>
    /// <param name="email">Where the invitation asks for it.</param>
    /// <exception cref="InvalidOperationException">Identity refused what the form allowed.</exception>
    public Task<(StaffMember? Member, string? Refusal)> AcceptAsync(StaffInvitation invitation, string? email, string name, string password, CancellationToken cancellation) =>
        // One transaction: a link that was used has made one account, and one account only. Serializable, as all that
        // changes who owns the desk.
        db.InTransactionAsync<(StaffMember? Member, string? Refusal)>(IsolationLevel.Serializable, async () =>
        {
            if (!await UseAsync(invitation, cancellation)) return (Keep: false, Nobody);
            var address = invitation.AsksForEmail ? email! : invitation.Email;
            var known = await staff.FindByEmailAsync(address);
            if (known?.DisabledAt > invitation.MadeAt) return (Keep: false, Nobody);
            var owned = known is { Role: StaffRole.Owner, DisabledAt: null };
            var member = known is not null
                ? await RenewAsync(known, invitation, name, password, cancellation)
                : await MakeAsync(address, invitation.Role, name, password);
            if (owned && !await db.Users.AnyAsync(s => s.Role == StaffRole.Owner && s.DisabledAt == null, cancellation)) return (Keep: false, (null, LastOwner));
            return (Keep: true, (member, null));
        });

    // With this link all others to the same person end, so that a forgotten mail opens nothing later.
    private async Task<bool> UseAsync(StaffInvitation invitation, CancellationToken cancellation)
    {
        var now = Now;
        var used = await db.StaffInvitations.Where(i => i.Id == invitation.Id && i.UsedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now), cancellation);
        if (used == 0) return false;
        await db.StaffInvitations.OpenTo(invitation.Email).EndAsync(now, cancellation);
        return true;
    }

    private async Task<StaffMember> MakeAsync(string email, StaffRole role, string name, string password)
    {
        var member = new StaffMember
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = name,
            Role = role,
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
