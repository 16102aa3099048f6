using System.Globalization;
using Clinic.Web.Hosting;

namespace Clinic.Web.Startup;

/// <summary>Finds the site's own files, whichever folder it was started from.</summary>
public static class ClinicHost
{
    public const string Grades = "--grades";
    public const string Strict = "--strict";

    /// <summary>A builder whose content root is the published folder when there is one, else the project's.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        ForgetTheMachinesCulture();
        // Only a published site has wwwroot beside its assembly; a build keeps it in the project.
        var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Configuration would take the argument after a switch of a command for its value.
            Args = [.. args.Where(arg => arg is not (Grades or Strict))],
            ContentRootPath = published ? AppContext.BaseDirectory : null,
        });
        if (CommandIn(args) is not null) builder.Configuration.LogBesideResults();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The longest form is 5,000 characters of text: 256 KiB leaves room for any script, percent-encoded.
            kestrel.Limits.MaxRequestBodySize = 256 * 1024;
        }).UseWhatArrived();
        // Not in development alone: what cannot be made, or would live too long, stops the start and not the first visitor who needs it.
        builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = services.ValidateScopes = true);
        // Every job of ours goes on after an error by itself (BackgroundJob); one of a package that does not ends alone, without the site.
        builder.Services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        return builder;
    }

    /// <summary>The command that is asked for; null where the site is to serve: what begins with a dash is configuration.</summary>
    public static string? CommandIn(string[] args) => args is [var first, ..] && !first.StartsWith('-') ? first : null;

    // Dates that browsers send, dates on pages, names of files and numbers are written in the site's way. Taken from the machine, a
    // Thai one reads and writes the year 2569. The framework's neutral culture is English, as the pages are.
    private static void ForgetTheMachinesCulture()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }
}
