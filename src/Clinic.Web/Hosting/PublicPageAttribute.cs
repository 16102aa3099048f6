using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web.Hosting;

/// <summary>
/// Marks a page that is the same for everybody: rendered and compressed once, kept in memory, and answered with 304
/// while it has not changed. Such a page may not read cookies, the query or anything about the visitor.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute : Attribute, IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "public, no-cache"; // keep it, but ask before showing it
        http.Response.Headers.ETag = http.RequestServices.GetRequiredService<SiteVersion>().EntityTag(http.Request);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
