using System.IO.Compression;
using Clinic.Content;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Clinic.Web.Hosting;

/// <summary>
/// The output cache stands outside response compression: what it keeps is already compressed, once, with Brotli at
/// its smallest. Compressing so on each request would be some 700 times slower.
/// </summary>
public static class PageCache
{
    /// <summary>What kept pages are evicted by when the content changes.</summary>
    public const string ContentTag = "content";

    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<SiteVersion>();
        services.AddOutputCache(options => options.AddBasePolicy(new PublicPagePolicy()));
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // only pages without secrets pass through it, see UsePageCache
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes =
                [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.SmallestSize);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.SmallestSize);
        services.AddHostedService<PageCacheWarmer>();
        return services;
    }

    public static void UsePageCache(this WebApplication app)
    {
        app.Use(NormalizeEncoding);
        app.UseOutputCache();
        // A page that holds a secret and echoes what was sent to it is never compressed: compressed length beside
        // reflected input is what the BREACH attack reads. An empty form echoes nothing.
        app.UseWhen(context => IsPublicPage(context) || IsEmptyForm(context), pages => pages.UseResponseCompression());
    }

    private static bool IsPublicPage(HttpContext context) => IsRead<PublicPageAttribute>(context);

    private static bool IsEmptyForm(HttpContext context) => IsRead<EmptyFormAttribute>(context);

    private static bool IsRead<TMark>(HttpContext context)
        where TMark : Attribute =>
        context.GetEndpoint()?.Metadata.GetMetadata<TMark>() is not null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    // Browsers spell Accept-Encoding in many ways and a client could spell it in endless ones: three are left,
    // so that three copies of a page are kept at most.
    private static Task NormalizeEncoding(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.GetTypedHeaders();
        var accepted = headers.AcceptEncoding.Where(e => e.Quality is null or > 0).Select(e => e.Value.Value).ToList();
        // The smallest Brotli is worth its time where the result is kept; an empty form is made anew for everybody.
        context.Request.Headers.AcceptEncoding =
            accepted.Contains("br", StringComparer.OrdinalIgnoreCase) && !IsEmptyForm(context) ? "br"
            : accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? "gzip"
            : "identity";
        return next(context);
    }

    private sealed class PublicPagePolicy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var cacheable = IsPublicPage(context.HttpContext);
            context.EnableOutputCaching = cacheable;
            context.AllowCacheLookup = cacheable;
            context.AllowCacheStorage = cacheable;
            context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
            context.CacheVaryByRules.QueryKeys = default; // a public page reads no query: an endless one fills no memory
            context.CacheVaryByRules.VaryByHost = false;
            context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
            // The path has lost its language by now: without this one reader's Spanish page would be the next one's English.
            if (context.HttpContext.Features.Get<Language>() is { } language) context.CacheVaryByRules.VaryByValues["language"] = language.Code;
            context.Tags.Add(ContentTag);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
            ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
                context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }
    }
}
