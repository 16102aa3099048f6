using Clinic.Content;

namespace Clinic.Web.Hosting;

/// <summary>In development, shows edits as they are saved, and says on the terminal what is wrong with those it refuses.</summary>
internal sealed partial class ContentWatcher(PageLibrary library, ILogger<PageLibrary> logger) : IHostedService, IDisposable
{
    // Held as long as the site runs: a watcher that nobody holds is collected, and edits show no more.
    private IDisposable? watching;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watching = library.Watch(findings =>
        {
            foreach (var finding in findings.Where(f => f.Severity is Severity.Error)) LogRefused(logger, finding);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => watching?.Dispose();

    [LoggerMessage(LogLevel.Warning, "{Finding} The page before this edit is still shown.")]
    private static partial void LogRefused(ILogger logger, Finding finding);
}
