using Clinic.Web.Data;

namespace Clinic.Web.Features.Account;

/// <summary>Makes one-time links to join the desk.</summary>
public sealed class StaffInvitations(ClinicDbContext db, TimeProvider time)
{
    /// <summary>Stores an invitation and returns its link below <paramref name="root"/>.</summary>
    public string Create(string email, StaffRole role, string root)
    {
        var (invitation, secret) = StaffInvitation.Create(email.Trim(), role, time.GetUtcNow().UtcDateTime);
        db.StaffInvitations.Add(invitation);
        db.SaveChanges();
        return $"{root}/desk/join/{secret}";
    }
}
