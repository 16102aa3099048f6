using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Arrivals;
using Clinic.Web.Features.Desk.AuditLog;
using Clinic.Web.Features.Desk.Escalation;
using Clinic.Web.Features.Desk.Export;
using Clinic.Web.Features.Desk.Inquiries;
using Clinic.Web.Features.Desk.Inquiries.Fhir;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Features.Desk.Reports;
using Clinic.Web.Features.Desk.Search;
using Clinic.Web.Features.Desk.Settings;
using Clinic.Web.Features.Desk.Staff;
using Clinic.Web.Features.Desk.Today;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;

namespace Clinic.Web.Startup;

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
