using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.Localization;

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

    /// <summary>The framework's localizers, which find each text in the content by its English: in views <c>T["…"]</c>.</summary>
    public static IServiceCollection AddClinicTexts(this IServiceCollection services)
    {
        // The content is opened with the first text: the framework makes the factory with its routes, also for a command that
        // is run to find out what is wrong with the content.
        services.AddSingleton<IStringLocalizerFactory>(provider => new ContentTexts(new(provider.GetRequiredService<PageLibrary>)));
        services.AddLocalization();
        services.AddSingleton<IHtmlLocalizerFactory, HtmlLocalizerFactory>();
        services.AddTransient(typeof(IHtmlLocalizer<>), typeof(HtmlLocalizer<>));
        return services;
    }
}
