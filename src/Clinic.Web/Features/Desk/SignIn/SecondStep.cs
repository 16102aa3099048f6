using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Whether a password alone opens the desk: key <c>Desk:SecondStep</c>, <c>Optional</c> or <c>Required</c>.</summary>
/// <param name="IsRequired">
/// Nobody sees more than their own account before they have a passkey or an authenticator app. Else each decides for
/// themselves, and the settings page tells the owner who has none.
/// </param>
public sealed record SecondStepRule(bool IsRequired)
{
    /// <exception cref="ConfigurationException"><c>Desk:SecondStep</c> is neither word.</exception>
    public static SecondStepRule Read(IConfiguration configuration) => new(configuration.Setting("Desk:SecondStep")?.ToUpperInvariant() switch
    {
        null or "" or "OPTIONAL" => false,
        "REQUIRED" => true,
        _ => throw new ConfigurationException("Desk:SecondStep", $"'{configuration.Setting("Desk:SecondStep")}' is neither Optional nor Required"),
    });
}

/// <summary>Something besides the password: an authenticator app, or a passkey, which needs no password at all.</summary>
public static class SecondStep
{
    /// <summary>Those who have one.</summary>
    public static IQueryable<StaffMember> WithSecondStep(this IQueryable<StaffMember> staff, ClinicDbContext db) =>
        staff.Where(s => db.AuthenticatorApps.Any(a => a.StaffId == s.Id) || db.UserPasskeys.Any(p => p.UserId == s.Id));

    /// <summary>Where it is required, leads whoever has none to their own account, where they set one up.</summary>
    public static void UseSecondStepRule(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsGuarded(context) || await HasOneAsync(context)) await next(context);
        else if (HttpMethods.IsGet(context.Request.Method)) context.Response.Redirect(DeskPaths.Account);
        else context.Response.StatusCode = StatusCodes.Status403Forbidden;
    });

    private static bool IsGuarded(HttpContext context) =>
        context.RequestServices.GetRequiredService<SecondStepRule>().IsRequired
        && context.User.Identity is { IsAuthenticated: true }
        && context.GetEndpoint()?.Metadata is { } endpoint
        && endpoint.GetMetadata<DeskAttribute>() is not null
        && endpoint.GetMetadata<IAllowAnonymous>() is null
        && endpoint.GetMetadata<OwnAccountAttribute>() is null;

    private static async Task<bool> HasOneAsync(HttpContext context)
    {
        var db = context.RequestServices.GetRequiredService<ClinicDbContext>();
        var me = Guid.Parse(context.RequestServices.GetRequiredService<UserManager<StaffMember>>().GetUserId(context.User)!);
        return await db.Users.Where(s => s.Id == me).WithSecondStep(db).AnyAsync(context.RequestAborted);
    }
}

/// <summary>Marks what somebody does to their own account: whatever their role, and before they have a second step.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnAccountAttribute : Attribute;
