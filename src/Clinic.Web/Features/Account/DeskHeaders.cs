namespace Clinic.Web.Features.Account;

public static class DeskHeaders
{
    /// <summary>Pages of the desk leave nothing behind in caches and search engines.</summary>
    public static void UseDeskHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<DeskAttribute>() is not null)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
