using System.CommandLine;

namespace Clinic.Web.Commands;

/// <summary>The command line: without a command the site is served.</summary>
public static class ClinicCommands
{
    public static Task<int> RunAsync(WebApplication app, string[] args)
    {
        var root = new RootCommand("The clinic's website. Without a command it serves.")
        {
            MigrateCommand.Create(app),
            StaffCommand.Create(app),
            ContentCommand.Create(app),
            DemoCommand.Create(app),
        };
        root.TreatUnmatchedTokensAsErrors = false; // --urls and other configuration belongs to the host
        root.SetAction((_, cancellation) => ServeCommand.RunAsync(app, cancellation));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
