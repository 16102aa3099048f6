using Clinic.Content;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.OutputCaching;

namespace Clinic.Web.Hosting;

/// <summary>
/// Asks for every page once after start and after a change of the content, so that no visitor waits for the smallest
/// Brotli; a change evicts what was kept before.
/// </summary>
public sealed partial class PageCacheWarmer : BackgroundJob
{
    private static readonly string[] FixedPages = [.. SitePages.Paths(SitePageTraits.Kept)];

    private readonly IServer server;
    private readonly PageLibrary library;
    private readonly IOutputCacheStore store;
    private readonly IHostApplicationLifetime lifetime;
    private readonly ILogger logger;
    private readonly SemaphoreSlim changed = new(1); // the first pass needs no change

    public PageCacheWarmer(
        IServer server, PageLibrary library, IOutputCacheStore store, IHostApplicationLifetime lifetime, TimeProvider time,
        ILogger<PageCacheWarmer> logger)
        : base("Kept pages could not be made anew", time, logger)
    {
        (this.server, this.library, this.store, this.lifetime, this.logger) = (server, library, store, lifetime, logger);
        library.Changed += OnChanged;
    }

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        await WaitForStartAsync(stopping);
        await changed.WaitAsync(stopping);
        try
        {
            await store.EvictByTagAsync(PageCache.ContentTag, stopping);
        }
        catch
        {
            changed.Release(); // or what changed would not be seen until the next change
            throw;
        }

        using var client = OwnAddress() is { } address ? new HttpClient { BaseAddress = address } : null;
        if (client is not null) await WarmAsync(client, stopping);
        return true;
    }

    public override void Dispose()
    {
        library.Changed -= OnChanged;
        base.Dispose();
        changed.Dispose();
    }

    private void OnChanged(object? sender, EventArgs e) => changed.Release();

    private Uri? OwnAddress() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses
            .FirstOrDefault(address => address.StartsWith("http://", StringComparison.Ordinal)) is { } http
            ? new Uri($"http://127.0.0.1:{BindingAddress.Parse(http).Port}")
            : null;

    private async Task WarmAsync(HttpClient client, CancellationToken stopping)
    {
        foreach (var path in library.English.InEveryLanguage.SelectMany(set => FixedPages.Concat(set.Pages.Select(p => p.Path)).Select(set.Addresses.Of)).Distinct())
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
