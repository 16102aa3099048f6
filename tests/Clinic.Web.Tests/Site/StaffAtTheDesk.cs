using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Site;

/// <summary>Lets a test have staff: invited, joined by the link, signed in through the pages themselves.</summary>
public static class StaffAtTheDesk
{
    public const string Password = "correct horse battery staple";

    /// <summary>Invites as the command does and returns the link's path.</summary>
    public static async Task<string> InviteAsync(
        this ClinicSite site, string email, StaffRole role = StaffRole.Staff)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<StaffInvitations>().CreateAsync(email, role, root: "https://clinic.example");
        return new Uri(link).AbsolutePath;
    }

    /// <summary>A browser whose owner has joined by invitation and is signed in.</summary>
    public static async Task<BrowserSession> SignInAsync(
        this ClinicSite site, string email = "nora@clinic.example", string name = "Nora Field",
        StaffRole role = StaffRole.Staff, string client = ClinicSite.UsualClient)
    {
        var browser = site.NewBrowser(client);
        var link = await site.InviteAsync(email, role);
        var join = await browser.GetPageAsync(link);
        await browser.SubmitAsync(join.Form(link), new Dictionary<string, string?>
        {
            ["Name"] = name,
            ["Password"] = Password,
        });
        var desk = await browser.GetPageAsync("/desk");
        if (desk.RedirectsTo is not null) await browser.SignInAgainAsync(email);
        return browser;
    }

    /// <summary>Signs in at <c>/desk/sign-in</c> with an account that exists.</summary>
    public static async Task<WebPage> SignInAgainAsync(
        this BrowserSession browser, string email, string password = Password)
    {
        var page = await browser.GetPageAsync("/desk/sign-in");
        return await browser.SubmitAsync(page.Form("/desk/sign-in"), new Dictionary<string, string?>
        {
            ["Email"] = email,
            ["Password"] = password,
        });
    }
}
