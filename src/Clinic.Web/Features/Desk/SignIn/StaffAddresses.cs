using Clinic.Content;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>
/// The one place where addresses of staff are compared: normalized before they reach the database, which keeps them in
/// columns compared by their code units. Otherwise two spellings are two people, or a collation makes two people one.
/// </summary>
public static class StaffAddresses
{
    /// <summary>Invitations to an address, however it was spelled, that could still be used.</summary>
    public static IQueryable<StaffInvitation> OpenTo(this IQueryable<StaffInvitation> invitations, string address)
    {
        var normalized = TypedEmail.Normalize(address);
        return invitations.Where(i => i.NormalizedEmail == normalized && i.UsedAt == null);
    }

    public static Task<int> EndAsync(this IQueryable<StaffInvitation> invitations, DateTime at, CancellationToken cancellation) =>
        invitations.ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, at), cancellation);
}

/// <summary>How Identity compares addresses; see <see cref="StaffAddresses"/>.</summary>
public sealed class AddressNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => TypedEmail.Normalize(email);

    public string? NormalizeName(string? name) => TypedEmail.Normalize(name); // the name of an account is its address
}
