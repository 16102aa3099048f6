using Clinic.Content;

namespace Clinic.Web.Hosting;

public static class ContentSetup
{
    /// <summary>Loads and checks the pages once, when first asked for: at start.</summary>
    public static IServiceCollection AddClinicContent(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(provider =>
        {
            var library = PageLibrary.Open(
                provider.GetRequiredService<SiteFolders>().Content, provider.GetRequiredService<TimeProvider>());
            if (environment.IsDevelopment()) library.Watch();
            return library;
        });
        return services;
    }
}
