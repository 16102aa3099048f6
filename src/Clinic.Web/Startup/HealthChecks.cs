using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Clinic.Web.Startup;

public static class HealthChecks
{
    public static IServiceCollection AddClinicHealth(this IServiceCollection services)
    {
        services.AddSingleton(provider => DiskLimit.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<StorageHealth>();
        services.AddHealthChecks()
            .AddCheck<StorageHealth>("database")
            .AddCheck<ContentHealth>("content")
            .AddCheck<SampleClinicHealth>("clinic")
            .AddCheck<MailHealth>("mail");
        return services;
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve and store; one line a check for who may know.</summary>
    public static void MapClinicHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteLines });
    }

    // Folders, counts and what is wrong are for whoever runs the site: on this machine, or signed in at the desk.
    private static bool MayKnow(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true }
        || (context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address));

    private static Task WriteLines(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (!MayKnow(context)) return context.Response.WriteAsync($"{report.Status}\n");
        var lines = report.Entries.Select(e => $"{e.Key}: {e.Value.Status}"
            + (e.Value.Description is { } why ? $" - {why}" : ""));
        return context.Response.WriteAsync($"{report.Status}\n{string.Join('\n', lines)}\nversion: {SiteVersion.Name}\n");
    }

    private sealed class ContentHealth(PageLibrary library) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation) =>
            Task.FromResult(library.Findings.Any(f => f.Severity is Severity.Error)
                ? HealthCheckResult.Degraded("the last edit was refused; the pages before it are served")
                : library.Current.LeftOut is { Count: > 0 } past
                    ? HealthCheckResult.Degraded($"past their day in content/facts.yml, and left out of the pages: {string.Join(", ", past.Select(fact => fact.Id))}")
                    : HealthCheckResult.Healthy());
    }

    private sealed class SampleClinicHealth(PageLibrary library, ClinicClock clock, IHostEnvironment environment) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation) =>
            Task.FromResult(library.Current.Clinic.Sample && environment.IsProduction()
                ? HealthCheckResult.Degraded("content/clinic.yml still holds the sample clinic")
                : library.Current.Clinic is var clinic && clinic.HolidaysEndSoon(clock.Today)
                    ? HealthCheckResult.Degraded($"the holidays in content/clinic.yml end on {clinic.HolidaysEnd:yyyy-MM-dd}; after that, the federal ones count")
                    : HealthCheckResult.Healthy());
    }
}
