using System.Security.Claims;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>
/// Says at each request what role somebody has. The stamp is checked at each request, and the claims are made anew
/// with it, so a role that was changed counts at once.
/// </summary>
public sealed class StaffPrincipalFactory(UserManager<StaffMember> staff, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember>(staff, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Options.ClaimsIdentity.RoleClaimType, user.Role.ToString()));
        return identity;
    }
}
