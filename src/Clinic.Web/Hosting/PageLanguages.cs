using System.Globalization;
using Clinic.Content;

namespace Clinic.Web.Hosting;

/// <summary>
/// <c>/es/learn/side-effects</c> is <c>/learn/side-effects</c> in Spanish. The language leaves the path before anything looks at it, is
/// spoken while the request is answered, and comes back in front of where the answer leads.
/// </summary>
/// <remarks>
/// Not in <c>PathBase</c>: cookies would take it for their path, and browsers refuse a <c>__Host-</c> cookie with any but the root.
/// </remarks>
public static class PageLanguages
{
    public static void UsePageLanguages(this WebApplication app)
    {
        // Not before the first request: commands build the site to check content that cannot be opened.
        var library = new Lazy<PageLibrary>(app.Services.GetRequiredService<PageLibrary>);
        app.Use((context, next) => Find(context.Request.Path.Value, library.Value.English.InEveryLanguage) is { } found ? found.AnswerAsync(context, next) : next(context));
    }

    /// <summary>The language a request is answered in.</summary>
    public static Language Language(this HttpContext context) => context.Features.Get<Language>() ?? Content.Language.English;

    /// <summary>Until it is disposed of, texts, days and numbers are said in this language.</summary>
    public static IDisposable Speak(Language language) => new Spoken(language);

    private sealed class Spoken : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentCulture;

        public Spoken(Language language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;

        public void Dispose() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
    }

    // On the way of every request, so it looks and makes nothing until there is something to make.
    private static Asked? Find(string? path, IReadOnlyList<ContentSet> all)
    {
        if (path is not { Length: > 2 }) return null;
        var end = path.IndexOf('/', 1) is > 0 and var slash ? slash : path.Length;
        for (var n = 0; n < all.Count; n++)
        {
            if (path.AsSpan(1, end - 1).Equals(all[n].Language.Code, StringComparison.OrdinalIgnoreCase)) return new Asked(all[n], path[1..end], path[end..]);
        }

        return null;
    }

    private sealed record Asked(ContentSet Content, string Spelled, string Path)
    {
        public Task AnswerAsync(HttpContext context, RequestDelegate next)
        {
            var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            // English is at its bare address, a language is spelled in one way, and its first page has a slash.
            if (isRead && (Content.Language.IsEnglish || Spelled != Content.Language.Code || Path.Length == 0))
                return SendOn(context, Content.Addresses.Of(Path.Length == 0 ? "/" : Path), permanent: true);
            // A page that nobody has translated yet may be tomorrow.
            if (isRead && Content.Addresses.IsEnglishOnly(Path)) return SendOn(context, Path, permanent: false);
            return Content.Addresses.Has(Path) ? SpeakAsync(context, next) : next(context);
        }

        private static Task SendOn(HttpContext context, string path, bool permanent)
        {
            context.Response.Redirect(new PathString(path).ToUriComponent() + context.Request.QueryString, permanent);
            return Task.CompletedTask;
        }

        // Async, so that the culture ends with the request and does not stay on the connection.
        private async Task SpeakAsync(HttpContext context, RequestDelegate next)
        {
            using var spoken = Speak(Content.Language);
            context.Features.Set(Content.Language);
            context.Request.Path = Path;
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.Location is [{ } location]) context.Response.Headers.Location = Local(location, context.Request.Host);
                return Task.CompletedTask;
            });
            await next(context);
        }

        // The way to HTTPS is written out in full.
        private string Local(string location, HostString host)
        {
            var isOurs = Uri.TryCreate(location, UriKind.Absolute, out var whole) && (whole.Scheme is "http" or "https") && whole.Host == host.Host;
            var path = isOurs ? location.IndexOf('/', location.IndexOf("//", StringComparison.Ordinal) + 2) : 0;
            return path < 0 ? location : location[..path] + Content.Addresses.Of(location[path..]);
        }
    }
}
