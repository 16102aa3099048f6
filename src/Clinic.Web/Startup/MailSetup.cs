using Clinic.Web.Hosting;
using Clinic.Web.Mail;

namespace Clinic.Web.Startup;

public static class DeliverySetup
{
    /// <summary>The outbox and the service that empties it.</summary>
    public static IServiceCollection AddDelivery(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(provider => MailOptions.Read(
            configuration, environment, provider.GetRequiredService<SiteFolders>(), provider.GetRequiredService<SiteAddress>()));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<MailTransport>();
        services.AddScoped<Outbox>();
        services.AddScoped<MailComposer>();
        services.AddHostedService<MailSender>();
        return services;
    }
}
