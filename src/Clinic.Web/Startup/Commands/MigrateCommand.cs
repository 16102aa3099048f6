using System.CommandLine;
using Clinic.Web.Data;

namespace Clinic.Web.Startup.Commands;

/// <summary><c>migrate</c>: brings the database to this version and makes the keys, once, before instances start.</summary>
public static class MigrateCommand
{
    public static Command Create(WebApplication app)
    {
        var command = new Command("migrate", "Bring the database to this version and make the keys if there are none.");
        command.SetAction(async (_, cancellation) =>
        {
            StartUp.CheckConfiguration(app.Services);
            await using var scope = app.Services.CreateAsyncScope();
            var applied = await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellation);
            StartUp.MakeKeys(app.Services);
            Console.WriteLine(applied.Count == 0
                ? "The database is up to date."
                : $"Applied {string.Join(", ", applied)}.");
            return 0;
        });
        return command;
    }
}
