using System.CommandLine;
using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.Data.SqlClient;

namespace Clinic.Web.Startup.Commands;

/// <summary>The command line: without a command the site is served.</summary>
public static class ClinicCommands
{
    /// <summary>Runs the command in <paramref name="args"/>; what an owner can mend is said in plain lines, exit code 1.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
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

        // Everything that begins with a dash is configuration; a mistyped command must not start the site instead.
        if (ClinicHost.CommandIn(args) is { } first && root.Subcommands.All(command => command.Name != first))
        {
            await Console.Error.WriteLineAsync($"There is no command '{first}'. Commands: {string.Join(", ", root.Subcommands.Select(c => c.Name))}.");
            return 1;
        }

        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // the host finishes the requests under way; this would cut them off
            });
        }
        catch (Exception exception) when (exception is ConfigurationException or ContentException)
        {
            await Console.Error.WriteLineAsync($"The site did not start.\n{exception.Message}");
            return 1;
        }
        catch (Exception exception) when (OfSqlServer(exception) is { } refused)
        {
            await Console.Error.WriteLineAsync($"The site did not start.\n{new ConfigurationException("ConnectionStrings:Clinic", $"SQL Server says: {refused.Message}").Message}");
            return 1;
        }
    }

    // EF wraps what stopped it when it has tried often enough.
    private static SqlException? OfSqlServer(Exception? exception) => exception as SqlException ?? (exception is null ? null : OfSqlServer(exception.InnerException));
}
