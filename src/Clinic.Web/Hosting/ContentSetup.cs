using Clinic.Content;

namespace Clinic.Web.Hosting;

public static partial class ContentSetup
{
    /// <summary>Loads and checks the pages once, when first asked for: at start. In development, edits show as they are saved.</summary>
    public static IServiceCollection AddClinicContent(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(provider =>
        {
            var library = PageLibrary.Open(
                provider.GetRequiredService<SiteFolders>().Content, provider.GetRequiredService<TimeProvider>());
            if (environment.IsDevelopment()) Watch(library, provider.GetRequiredService<ILogger<PageLibrary>>());
            return library;
        });
        return services;
    }

    private static void Watch(PageLibrary library, ILogger logger) => library.Watch(findings =>
    {
        foreach (var finding in findings.Where(f => f.Severity is Severity.Error)) LogRefused(logger, finding);
    });

    [LoggerMessage(LogLevel.Warning, "{Finding} The page before this edit is still shown.")]
    private static partial void LogRefused(ILogger logger, Finding finding);
}
