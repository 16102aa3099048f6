using Clinic.Web.Features.Inquiries;

namespace Clinic.Web.Features.Desk;

public static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddScoped<QueueQuery>();
        services.AddSingleton<DeskWords>();
        services.AddSingleton<InquiryOpener>();
        return services;
    }
}
