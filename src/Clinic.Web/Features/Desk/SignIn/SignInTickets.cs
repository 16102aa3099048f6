using Clinic.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>
/// Says that somebody gave the right password and owes the second step: sealed in the page, for ten minutes, and only
/// as long as that password holds.
/// </summary>
public sealed class SignInTickets(PassingSeals seals, UserManager<StaffMember> staff)
{
    private const string Purpose = "right password";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public string For(StaffMember member) => seals.Seal(Purpose, $"{member.Id} {member.SecurityStamp}", Lifetime);

    /// <summary>Null for what was not made here within ten minutes, or for another password.</summary>
    public async Task<StaffMember?> OpenAsync(string? ticket) =>
        seals.Open(Purpose, ticket)?.Split(' ') is [var id, var stamp]
        && await staff.FindByIdAsync(id) is { DisabledAt: null } member
        && member.SecurityStamp == stamp ? member : null;
}
