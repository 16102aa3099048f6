using Clinic.Content;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace Clinic.Web.Hosting;

/// <summary>
/// Asks for every page once after start and after a change of the content, so that no visitor waits for the smallest
/// Brotli; a change evicts what was kept before.
/// </summary>
public sealed partial class PageCacheWarmer(
    IServer server, PageLibrary library, IOutputCacheStore store, IHostApplicationLifetime lifetime,
    ILogger<PageCacheWarmer> logger)
    : BackgroundService
{
    private static readonly string[] FixedPages = ["/", "/learn", "/glossary", "/help-now", "/help-now/someone-else", "/help-now/emergency", "/sitemap.xml"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(1); // the first pass needs no change
        void OnChanged(object? sender, EventArgs e) => changed.Release();
        library.Changed += OnChanged;
        try
        {
            await WaitForStartAsync(stoppingToken);
            using var client = OwnAddress() is { } address ? new HttpClient { BaseAddress = address } : null;
            while (!stoppingToken.IsCancellationRequested)
            {
                await changed.WaitAsync(stoppingToken);
                await store.EvictByTagAsync(PageCache.ContentTag, stoppingToken);
                if (client is not null) await WarmAsync(client, stoppingToken);
            }
        }
        finally
        {
            library.Changed -= OnChanged;
        }
    }

    private Uri? OwnAddress() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses
            .FirstOrDefault(address => address.StartsWith("http://", StringComparison.Ordinal)) is { } http
            ? new Uri($"http://127.0.0.1:{BindingAddress.Parse(http).Port}")
            : null;

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
            catch (Exception exception) when (!stopping.IsCancellationRequested)
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
