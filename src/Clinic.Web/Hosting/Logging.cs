using Serilog;
using Serilog.Events;

namespace Clinic.Web.Hosting;

public static class Logging
{
    // Serilog's static logger is left alone: two sites in one process, as in tests, would write into one another's log.
    public static IServiceCollection AddClinicLogging(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSerilog(logger => logger.ReadFrom.Configuration(configuration).Enrich.With<SecretPaths>(), preserveStaticLogger: true);

    /// <summary>What a command finds out goes to standard output, for whoever goes on with it; its log goes to the other stream.</summary>
    public static void LogBesideResults(this IConfigurationManager configuration) => configuration.AddInMemoryCollection(
        configuration.GetSection("Serilog:WriteTo").GetChildren().Where(sink => sink["Name"] == "Console")
            .Select(sink => KeyValuePair.Create($"{sink.Path}:Args:standardErrorFromLevel", (string?)nameof(LogEventLevel.Verbose))).ToList());

    /// <summary>One line a request: method, path, status, time. Never a query string, never a word of a form, never an invitation.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0.0} ms";
        options.GetLevel = (context, _, exception) => exception is not null || context.Response.StatusCode >= 500
            ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/health") ? LogEventLevel.Debug : LogEventLevel.Information;
    });
}
