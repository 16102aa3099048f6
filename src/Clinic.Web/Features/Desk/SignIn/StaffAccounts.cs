using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace Clinic.Web.Features.Desk.SignIn;

public static class StaffAccounts
{
    public const int PasswordMin = 15; // NIST SP 800-63B-4 section 3.1.1.2, for a password that stands alone
    public const int PasswordMax = 128;

    // OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512, which is what Identity uses.
    private const int HashIterations = 220_000;

    /// <summary>Staff sign in with ASP.NET Core Identity; nobody registers themselves.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton<ILookupNormalizer, AddressNormalizer>(); // before Identity, which adds its own where there is none
        services.AddIdentityCore<StaffMember>(options =>
        {
            options.Password.RequiredLength = PasswordMin;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = ""; // an email address may hold more than Identity's usual letters
            // Identity's lock-out counts per account, so anybody could lock anybody out. SignInGate counts by place.
            options.Lockout.AllowedForNewUsers = false;
        }).AddEntityFrameworkStores<ClinicDbContext>().AddSignInManager().AddClaimsPrincipalFactory<StaffPrincipalFactory>().AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        services.AddScoped<StaffInvitations>();
        services.AddScoped<SignInGate>();
        services.AddScoped<StaffSignIn>();
        services.AddScoped<StaffSessions>();
        services.AddScoped<SignInTickets>();
        services.AddScoped<AppCodes>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<PassingSeals>();
        services.AddSingleton<KeptForms>();
        services.AddSingleton(provider => SecondStepRule.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteAddress>((passkeys, site) =>
        {
            // Else the domain would be whatever the request says it is.
            if (site.Configured is { } address) passkeys.ServerDomain = new Uri(address).Host;
            passkeys.UserVerificationRequirement = "required"; // it stands for password and second step together
            passkeys.ResidentKeyRequirement = "required"; // found without typing an address
        });

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = CookieNames.For("clinic-desk", environment);
            cookie.Cookie.SecurePolicy = CookieNames.SecurePolicy(environment);
            cookie.Cookie.SameSite = SameSiteMode.Lax; // a link in a mail to the desk must arrive signed in
            cookie.LoginPath = DeskPaths.SignIn;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = StaffSessions.Lifetime;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = async context =>
            {
                // A style sheet is the same for everybody.
                if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                var sessions = context.HttpContext.RequestServices.GetRequiredService<StaffSessions>();
                if (context.Principal is not { } user || await sessions.IsOpenAsync(user, context.HttpContext.RequestAborted)) return;
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            };
            cookie.Events.OnRedirectToLogin = context =>
            {
                // Somebody who reads is shown the way in; a form that arrives without a session is refused.
                if (HttpMethods.IsGet(context.Request.Method)) context.Response.Redirect(context.RedirectUri);
                else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        // A disabled account or a changed password counts at the next request.
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.Zero;
            stamp.OnRefreshingPrincipal = refreshing =>
            {
                if (refreshing.CurrentPrincipal?.FindFirst(StaffSessions.ClaimType) is { } session)
                    refreshing.NewPrincipal!.Identities.First().AddClaim(session.Clone());
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization();
        return services;
    }

    /// <summary>Everything under <c>/desk</c> is for staff, whoever forgets to say so; what is not says it allows anybody.</summary>
    public static void DenyDeskByDefault(this IEndpointConventionBuilder controllers) => controllers.Add(endpoint =>
    {
        if (!DeskPaths.Hold("/" + (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText?.TrimStart('/'))) return;
        endpoint.Metadata.Add(new DeskAttribute());
        if (endpoint.Metadata.OfType<IAllowAnonymous>().Any()) return;
        endpoint.Metadata.Add(new AuthorizeAttribute());
        // Whoever looks after others' work reads all of it and changes none of it.
        if (Changes(endpoint) && !endpoint.Metadata.Any(data => data is OnlyReadsAttribute or OwnAccountAttribute))
            endpoint.Metadata.Add(new AuthorizeAttribute { Roles = $"{nameof(StaffRole.Staff)},{nameof(StaffRole.Owner)}" });
    });

    // Methods that are not safe (RFC 9110 section 9.2.1); an endpoint that names none answers to all.
    private static bool Changes(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is not { HttpMethods.Count: > 0 } methods
        || methods.HttpMethods.Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method));
}

/// <summary>Marks what belongs to the desk: never kept by a browser or proxy, never listed by a search engine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DeskAttribute : Attribute;

/// <summary>Marks an action that is posted to only to keep words out of an address, and changes nothing: auditors may use it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnlyReadsAttribute : Attribute;
