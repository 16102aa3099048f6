using System.CommandLine;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using Clinic.Web.Typed;

namespace Clinic.Web.Startup.Commands;

/// <summary><c>staff invite EMAIL --role owner|staff|auditor</c>: prints a one-time link.</summary>
public static class StaffCommand
{
    public static Command Create(WebApplication app)
    {
        var email = new Argument<string>("email") { Description = "Whom to invite." };
        var role = new Option<StaffRole>("--role")
        {
            Description = "owner or staff",
            DefaultValueFactory = _ => StaffRole.Staff,
        };
        var invite = new Command("invite", "Print a one-time link with which somebody joins the desk.") { email, role };
        invite.SetAction(async (parsed, cancellation) =>
        {
            if (TypedText.Clean(parsed.GetRequiredValue(email)) is not { } address || !TypedEmail.CanBe(address) || address.Length > Inquiry.EmailMax)
            {
                await Console.Error.WriteLineAsync("This is no email address that mail can be sent to. Give one in the form name@example.com.");
                return 1;
            }

            await StartUp.PrepareAsync(app.Services, cancellation);
            using var scope = app.Services.CreateScope();
            var root = app.Services.GetRequiredService<SiteAddress>().Configured ?? "http://localhost:5080";
            var link = await scope.ServiceProvider.GetRequiredService<StaffInvitations>()
                .CreateAsync(address, parsed.GetRequiredValue(role), root);
            Console.WriteLine(link);
            Console.WriteLine($"It works once, until {StaffInvitation.Lifetime.TotalDays:0} days from now.");
            return 0;
        });
        return new Command("staff", "Who may work at the desk.") { invite };
    }
}
