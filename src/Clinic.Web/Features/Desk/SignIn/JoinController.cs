using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Joining the desk by a one-time link.</summary>
[AllowAnonymous]
[Route(DeskPaths.Join)]
public sealed partial class JoinController(
    StaffInvitations invitations, StaffSignIn door, PageLibrary library, ILogger<JoinController> logger) : Controller
{
    private const string Page = "Join";

    [HttpGet("{secret}")]
    public async Task<IActionResult> Index(string secret, CancellationToken cancellation) =>
        await invitations.FindAsync(secret, cancellation) is { } invitation ? View(Page, Shown(invitation, new JoinForm())) : LinkIsOver();

    [HttpPost("{secret}")]
    public async Task<IActionResult> Index(string secret, JoinForm form, CancellationToken cancellation)
    {
        if (await invitations.FindAsync(secret, cancellation) is not { } invitation) return LinkIsOver();
        if (invitation.AsksForEmail && form.Email is null) ModelState.AddModelError(nameof(form.Email), "Enter your email address: you sign in with it");
        if (Guessable.Reason(form.Password, invitation.AsksForEmail ? form.Email ?? "" : invitation.Email, library.Current.Clinic.Name) is { } reason)
            ModelState.AddModelError(nameof(form.Password), reason);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(Page, Shown(invitation, form));
        }

        var (member, refusal) = await invitations.AcceptAsync(invitation, form.Email, form.Name!, form.Password!, cancellation);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View(Page, Shown(invitation, form));
        }

        if (member is null) return LinkIsOver();
        LogJoined(logger, member.Id, member.Role);
        await door.SignInAsync(member, SignInWay.Password, HttpContext);
        return LocalRedirect(DeskPaths.Today);
    }

    private static JoinForm Shown(StaffInvitation invitation, JoinForm form)
    {
        form.SignsInWith = invitation.AsksForEmail ? null : invitation.Email;
        return form;
    }

    // Unknown, used and expired look alike: a link tells nobody whether it ever worked.
    private ViewResult LinkIsOver()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkIsOver");
    }

    [LoggerMessage(LogLevel.Information, "Staff {Staff} joined as {Role}")]
    private static partial void LogJoined(ILogger logger, Guid staff, StaffRole role);
}
