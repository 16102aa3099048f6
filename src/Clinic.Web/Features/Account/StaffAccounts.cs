using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Web.Features.Account;

public static class StaffAccounts
{
    public const int PasswordMin = 15; // NIST SP 800-63B-4 section 3.1.1.2, for a password that stands alone

    /// <summary>Staff sign in with ASP.NET Core Identity; nobody registers themselves.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddIdentityCore<StaffMember>(options =>
        {
            options.Password.RequiredLength = PasswordMin;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.User.RequireUniqueEmail = true;
            // Identity's lock-out counts per account, so anybody could lock anybody out. SignInAttempts counts by place.
            options.Lockout.AllowedForNewUsers = false;
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version2;
        }).AddEntityFrameworkStores<ClinicDbContext>().AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<StaffInvitations>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = CookieNames.For("clinic-desk", environment);
            cookie.Cookie.SecurePolicy = CookieNames.SecurePolicy(environment);
            cookie.Cookie.SameSite = SameSiteMode.Lax; // a link in a mail to the desk must arrive signed in
            cookie.LoginPath = "/desk/sign-in";
            cookie.AccessDeniedPath = "/errors/403";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10); // a working day
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        // A disabled account or a changed password counts at the next request.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.Zero);
        services.AddAuthorization();
        return services;
    }
}
