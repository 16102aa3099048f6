using Clinic.Content;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

/// <summary>Joining the desk by a one-time link.</summary>
[AllowAnonymous]
[Route("desk/join")]
public sealed partial class JoinController(
    StaffInvitations invitations, StaffSignIn door, PageLibrary library, ILogger<JoinController> logger) : Controller
{
    private const string Page = "/Features/Account/Join.cshtml";

    [HttpGet("{secret}")]
    public async Task<IActionResult> Index(string secret, CancellationToken cancellation) =>
        await invitations.FindAsync(secret, cancellation) is null ? LinkIsOver() : View(Page, new JoinForm());

    [HttpPost("{secret}")]
    public async Task<IActionResult> Index(string secret, JoinForm form, CancellationToken cancellation)
    {
        if (await invitations.FindAsync(secret, cancellation) is not { } invitation) return LinkIsOver();
        if (Guessable.Reason(form.Password, invitation.Email, library.Current.Clinic.Name) is { } reason)
            ModelState.AddModelError(nameof(form.Password), reason);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(Page, form);
        }

        if (await invitations.AcceptAsync(invitation, form.Name!, form.Password!, cancellation) is not { } member) return LinkIsOver();
        LogJoined(logger, member.Id, member.Role);
        await door.SignInAsync(member, SignInWay.Password, HttpContext);
        return LocalRedirect("/desk");
    }

    // Unknown, used and expired look alike: a link tells nobody whether it ever worked.
    private ViewResult LinkIsOver()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("/Features/Account/LinkIsOver.cshtml");
    }

    [LoggerMessage(LogLevel.Information, "Staff {Staff} joined as {Role}")]
    private static partial void LogJoined(ILogger logger, Guid staff, StaffRole role);
}
