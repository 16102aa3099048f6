using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Startup.Commands;

/// <summary>Serves the site until it is told to stop.</summary>
public static partial class ServeCommand
{
    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancellation)
    {
        await StartUp.PrepareAsync(app.Services, cancellation);
        try
        {
            await app.StartAsync(cancellation);
            await GreetOrTellAsync(app);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    // The site serves already: nothing about a greeting may end it.
    private static async Task GreetOrTellAsync(WebApplication app)
    {
        try
        {
            await GreetAsync(app);
        }
        catch (Exception exception)
        {
            LogNotGreeted(app.Logger, exception);
        }
    }

    // A few plain lines for whoever started it; what runs for a machine's eyes is in the log.
    private static async Task GreetAsync(WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        var clinic = app.Services.GetRequiredService<PageLibrary>().Current.Clinic;
        Console.WriteLine();
        Console.WriteLine($"  Site      {app.Urls.FirstOrDefault()}");
        if (await FirstInvitationAsync(app) is { } link) Console.WriteLine($"  Desk      {link}  (one use; makes the first account)");
        else Console.WriteLine($"  Desk      {app.Urls.FirstOrDefault()}{DeskPaths.Today}");
        Console.WriteLine($"  Data      {app.Services.GetRequiredService<SiteFolders>().Data}");
        Console.WriteLine($"  Mail      {app.Services.GetRequiredService<MailOptions>().Destination}");
        if (clinic.Sample) Console.WriteLine("  Sample    content/clinic.yml holds a sample clinic: replace it before going live");
        Console.WriteLine();
    }

    private static async Task<string?> FirstInvitationAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        if (await db.Users.AnyAsync()) return null;
        var invitations = scope.ServiceProvider.GetRequiredService<StaffInvitations>();
        return await invitations.CreateAsync(email: "", StaffRole.Owner, app.Urls.First());
    }

    [LoggerMessage(LogLevel.Error, "The first link for the desk could not be made; the command `staff invite` makes one")]
    private static partial void LogNotGreeted(ILogger logger, Exception exception);
}
