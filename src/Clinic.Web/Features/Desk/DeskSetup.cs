using Clinic.Web.Features.Arrivals;
using Clinic.Web.Features.AuditLog;
using Clinic.Web.Features.Escalation;
using Clinic.Web.Features.Export;
using Clinic.Web.Features.Find;
using Clinic.Web.Features.Inquiries;
using Clinic.Web.Features.Messages;
using Clinic.Web.Features.Reports;
using Clinic.Web.Features.Settings;
using Clinic.Web.Features.Staff;
using Clinic.Web.Features.Templates;

namespace Clinic.Web.Features.Desk;

public static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddScoped<StaffChanges>();
        services.AddScoped<QueueLists>();
        services.AddScoped<QueueQuery>();
        services.AddScoped<TodayQuery>();
        services.AddSingleton<InquiryTokens>();
        services.AddScoped<InquiryTokenWriter>();
        services.AddScoped<InquirySearch>();
        services.AddHostedService<TokenFilling>();
        services.AddSingleton<ArrivalSignal>();
        services.AddScoped<ArrivalCount>();
        services.AddHostedService<ArrivalWatch>();
        services.AddSingleton<InquiryOpener>();
        services.AddScoped<InquiryPageServices>();
        services.AddSingleton<AppointmentCalendar>();
        services.AddSingleton<EstimateClock>();
        services.AddScoped<Viewers>();
        services.AddScoped<TemplateBook>();
        services.AddScoped<MessageDraft>();
        services.AddSingleton(provider => IdleLimit.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<DangerClock>();
        services.AddScoped<Escalations>();
        services.AddHostedService<EscalationService>();
        services.AddSingleton<InquiryCsv>();
        services.AddSingleton<InquiryBundle>();
        services.AddScoped<ReportsQuery>();
        services.AddSingleton<ResponseTimes>();
        services.AddScoped<AuditLogQuery>();
        services.AddScoped<CrisisLineCalls>();
        services.AddScoped<SettingsCheck>();
        return services;
    }
}
