using Clinic.Content;
using Clinic.Web.Hosting;

namespace Clinic.Web.Startup;

public static class ContentSetup
{
    /// <summary>Loads and checks the pages once, when first asked for: at start. In development, edits show as they are saved.</summary>
    public static IServiceCollection AddClinicContent(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(provider => PageLibrary.Open(
            provider.GetRequiredService<SiteFolders>().Content, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<FactExpiry>();
        if (environment.IsDevelopment()) services.AddHostedService<ContentWatcher>();
        return services;
    }
}
