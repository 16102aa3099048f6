namespace Clinic.Web.Features.Desk.SignIn;

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
                if (context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.Ordinal) == true)
                {
                    // A proxy that gathers an answer before it passes it on, or compresses it, would keep the news until the stream ends.
                    context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx, and others after it
                    context.Response.Headers.CacheControl = "no-store, no-transform";
                }

                context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
