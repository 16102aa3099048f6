using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Staff;

public static class StaffRows
{
    /// <summary>What the owner sees of each, with when they last signed in.</summary>
    public static IQueryable<StaffRow> SelectRows(this IQueryable<StaffMember> staff, ClinicDbContext db) => staff.Select(s => new StaffRow(
        s.Id, s.DisplayName, s.Email!, s.Role, s.JoinedAt, s.DisabledAt,
        db.StaffActions.Where(a => a.Kind == StaffActionKind.SignedIn && a.StaffId == s.Id).Max(a => (DateTime?)a.At),
        db.AuthenticatorApps.Any(a => a.StaffId == s.Id), db.UserPasskeys.Count(p => p.UserId == s.Id)));
}
