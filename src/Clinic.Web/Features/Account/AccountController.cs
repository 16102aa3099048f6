using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Account;

/// <summary>Joining, signing in and signing out.</summary>
[Route("desk")]
public sealed partial class AccountController(
    StaffInvitations invitations, UserManager<StaffMember> staff, SignInManager<StaffMember> signIn, SignInGate gate,
    FormLimiter limiter, ClinicDbContext db, TimeProvider time, KeptForms kept, PageLibrary library, ILogger<AccountController> logger) : Controller
{
    // The same words whether the address is unknown or the password is wrong.
    private const string NotRight = "The email address or the password is not right";

    [AllowAnonymous]
    [HttpGet("join/{secret}")]
    public async Task<IActionResult> Join(string secret, CancellationToken cancellation) =>
        await invitations.FindAsync(secret, cancellation) is null ? LinkIsOver() : View(new JoinForm());

    [AllowAnonymous]
    [HttpPost("join/{secret}")]
    public async Task<IActionResult> Join(string secret, JoinForm form, CancellationToken cancellation)
    {
        if (await invitations.FindAsync(secret, cancellation) is not { } invitation) return LinkIsOver();
        if (form.Password is { } password)
        {
            if (Guessable.IsMostly(password, invitation.Email))
                ModelState.AddModelError(nameof(form.Password), "Choose a password that is not your email address");
            if (Guessable.IsMostly(password, library.Current.Clinic.Name))
                ModelState.AddModelError(nameof(form.Password), "Choose a password that is not the name of the clinic");
        }

        if (!ModelState.IsValid) return Again(form);

        if (await invitations.AcceptAsync(invitation, form.Name!, form.Password!, cancellation) is not { } member) return LinkIsOver();
        LogJoined(logger, member.Id, member.Role);
        await SignInAsync(member);
        return LocalRedirect("/desk");
    }

    [AllowAnonymous]
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        User.Identity is { IsAuthenticated: true } ? LocalRedirect(DeskPath(returnUrl)) : View(new SignInForm { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Again(form);
        if (limiter.WaitForSignIn(HttpContext) is { } wait) return Wait(form, wait);
        if (await gate.WaitAsync(form.Email!, HttpContext, cancellation) is { } blocked) return Wait(form, blocked);

        var member = await staff.FindByEmailAsync(form.Email!);
        // Hash all the same, so that the time does not tell which addresses have an account.
        if (member is null) staff.PasswordHasher.HashPassword(new StaffMember(), form.Password!);
        if (member is null || !await staff.CheckPasswordAsync(member, form.Password!) || member.DisabledAt is not null)
        {
            await gate.FailAsync(form.Email!, HttpContext, cancellation);
            LogRefused(logger, FormLimiter.ClientNetwork(HttpContext));
            ModelState.AddModelError(nameof(form.Email), NotRight);
            return Again(form);
        }

        await gate.ClearAsync(form.Email!, HttpContext, cancellation);
        await SignInAsync(member);
        if (kept.Open(form.Kept) is not { } unsaved) return LocalRedirect(DeskPath(form.ReturnUrl));
        HttpContext.User = await signIn.CreateUserPrincipalAsync(member); // whose token the form below carries
        return View("Kept", unsaved);
    }

    /// <summary>Ends every session of this person: a copied cookie is worth nothing afterwards.</summary>
    [HttpPost("sign-out")]
    public async Task<IActionResult> EndSession()
    {
        if (await staff.GetUserAsync(User) is { } member) await staff.UpdateSecurityStampAsync(member);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return RedirectToAction("SignIn");
    }

    private async Task SignInAsync(StaffMember member)
    {
        gate.KnowDevice(member.Email!, HttpContext);
        await signIn.SignInAsync(member, isPersistent: false);
        db.StaffActions.Add(new StaffAction(StaffActionKind.SignedIn, member, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        LogSignedIn(logger, member.Id);
    }

    // Unknown, used and expired look alike: a link tells nobody whether it ever worked.
    private ViewResult LinkIsOver()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkIsOver");
    }

    private ViewResult Wait(SignInForm form, TimeSpan wait)
    {
        Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        ModelState.AddModelError("", $"There were many tries from this place. Wait {minutes} {(minutes == 1 ? "minute" : "minutes")} and try again");
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return View(form);
    }

    private ViewResult Again(object form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form);
    }

    // Only pages of the desk: a link that brings somebody here cannot send them on elsewhere.
    private string DeskPath(string? returnUrl) =>
        Url.IsLocalUrl(returnUrl) && returnUrl!.StartsWith("/desk", StringComparison.Ordinal) ? returnUrl : "/desk";

    [LoggerMessage(LogLevel.Information, "Staff {Staff} joined as {Role}")]
    private static partial void LogJoined(ILogger logger, Guid staff, StaffRole role);

    [LoggerMessage(LogLevel.Information, "Staff {Staff} signed in")]
    private static partial void LogSignedIn(ILogger logger, Guid staff);

    [LoggerMessage(LogLevel.Warning, "A sign-in from {Client} was refused")]
    private static partial void LogRefused(ILogger logger, string client);
}
