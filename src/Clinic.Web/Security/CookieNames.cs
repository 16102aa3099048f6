namespace Clinic.Web.Security;

/// <summary>Cookies carry the <c>__Host-</c> prefix wherever HTTPS is certain, which is everywhere but development.</summary>
public static class CookieNames
{
    public static string For(string name, IHostEnvironment environment) =>
        environment.IsDevelopment() ? name : "__Host-" + name;

    public static CookieSecurePolicy SecurePolicy(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
}
