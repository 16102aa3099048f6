using Clinic.Content;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace Clinic.Web.Hosting;

/// <summary>
/// Empties the cache when the content changes, and asks for every page once after that and after start, so that no
/// visitor waits for the smallest Brotli.
/// </summary>
public sealed partial class PageCacheWarmer(
    IServer server, PageLibrary library, IOutputCacheStore store, IHostApplicationLifetime lifetime,
    ILogger<PageCacheWarmer> logger)
    : BackgroundService
{
    private static readonly string[] FixedPages = ["/", "/learn", "/glossary", "/help-now", "/sitemap.xml"];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        library.Changed += async (_, _) => await store.EvictByTagAsync(PageCache.ContentTag, CancellationToken.None);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForStartAsync(stoppingToken);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses
            .FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal));
        if (address is null) return;

        var port = BindingAddress.Parse(address).Port;
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var changed = new SemaphoreSlim(1);
        library.Changed += (_, _) => changed.Release();
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(stoppingToken);
            await WarmAsync(client, stoppingToken);
        }
    }

    private async Task WarmAsync(HttpClient client, CancellationToken stopping)
    {
        foreach (var path in FixedPages.Concat(library.Current.Pages.Select(p => p.Path)))
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.AcceptEncoding.ParseAdd("br");
                // Pages are kept by scheme; behind a proxy or HTTPS redirect, visitors come by https.
                request.Headers.Add("X-Forwarded-Proto", "https");
                using var response = await client.SendAsync(request, stopping);
            }
            catch (HttpRequestException exception)
            {
                LogNotWarmed(logger, exception, path);
                return;
            }
        }
    }

    private async Task WaitForStartAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource();
        await using var onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    [LoggerMessage(LogLevel.Warning, "Page {Path} could not be warmed; the first visitor will render it")]
    private static partial void LogNotWarmed(ILogger logger, Exception exception, string path);
}
