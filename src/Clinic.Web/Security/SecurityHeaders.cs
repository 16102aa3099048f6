namespace Clinic.Web.Security;

/// <summary>The headers of every response: pages, files, redirects and errors alike.</summary>
public static class SecurityHeaders
{
    // A cached page cannot carry a nonce, so nothing inline is allowed at all.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    // What could watch, locate or charge a visitor. The other features ask for permission or are dead; each name costs
    // bytes in every response.
    private const string PermissionsPolicy =
        "browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // On starting rather than now: the exception handler clears what was set before the error.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers["Permissions-Policy"] = PermissionsPolicy;
            headers["Referrer-Policy"] = "same-origin"; // with no-referrer, browsers send Origin: null on our own forms
            headers.XContentTypeOptions = "nosniff";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["X-Permitted-Cross-Domain-Policies"] = "none";
            if (context.Request.IsHttps && !IsOwnMachine(context.Request.Host.Host))
                headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains; preload";
            return Task.CompletedTask;
        });
        return next(context);
    });

    // A browser would refuse plain HTTP to everything else that is developed on this machine, for two years.
    private static bool IsOwnMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
