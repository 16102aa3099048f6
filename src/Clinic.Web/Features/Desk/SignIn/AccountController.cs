using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>Signing in, in one step or in two, and signing out.</summary>
[Route(DeskPaths.Today)]
public sealed partial class AccountController(
    UserManager<StaffMember> staff, StaffSignIn door, SignInManager<StaffMember> signIn, SignInGate gate, SignInTickets tickets, AppCodes codes,
    Passkeys passkeys, StaffSessions sessions, FormLimiter limiter, ClinicDbContext db, KeptForms kept, ILogger<AccountController> logger) : Controller
{
    // The same words whether the address is unknown or the password is wrong.
    private const string NotRight = "The email address or the password is not right";

    [AllowAnonymous]
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        User.Identity is { IsAuthenticated: true } ? LocalRedirect(DeskPath(returnUrl)) : View(new SignInForm { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Again("SignIn", form);
        if (limiter.WaitForSignIn(HttpContext) is { } wait) return Wait("SignIn", form, wait);
        var place = gate.PlaceOf(form.Email!, HttpContext);
        if (await gate.WaitAsync(place, cancellation) is { } blocked) return Wait("SignIn", form, blocked);

        var member = await staff.FindByEmailAsync(form.Email!);
        // Hash all the same, so that the time does not tell which addresses have an account.
        if (member is null) staff.PasswordHasher.HashPassword(new StaffMember(), form.Password!);
        if (member is null || !await staff.CheckPasswordAsync(member, form.Password!) || member.DisabledAt is not null)
        {
            await gate.FailAsync(place, cancellation);
            LogRefused(logger, FormLimiter.ClientNetwork(HttpContext));
            ModelState.AddModelError(nameof(form.Email), NotRight);
            return Again("SignIn", form);
        }

        await gate.ClearAsync(place, cancellation);
        if (await db.Users.Where(s => s.Id == member.Id).WithSecondStep(db).AnyAsync(cancellation))
            return View("Code", await CodeFormAsync(tickets.For(member), form, member, cancellation));
        return await EnterAsync(member, SignInWay.Password, form);
    }

    /// <summary>The second step after the password.</summary>
    [AllowAnonymous]
    [HttpPost("sign-in/code")]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken cancellation)
    {
        if (await tickets.OpenAsync(form.Ticket) is not { } member)
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(SignInForm.Email), "The second step waited too long. Sign in again");
            return Again("SignIn", new SignInForm { ReturnUrl = form.ReturnUrl, Kept = form.Kept });
        }

        form = await CodeFormAsync(form.Ticket!, form, member, cancellation, form.Code);
        if (!ModelState.IsValid) return Again("Code", form);
        var place = gate.SecondStepOf(member);
        if (await gate.WaitAsync(place, cancellation) is { } blocked) return Wait("Code", form, blocked);
        if (!await codes.TakeAsync(member, form.Code!, cancellation))
        {
            await gate.FailAsync(place, cancellation);
            LogRefused(logger, FormLimiter.ClientNetwork(HttpContext));
            ModelState.AddModelError(nameof(form.Code), "This code is not right, or was used already. Enter the one the app shows now");
            return Again("Code", form);
        }

        await gate.ClearAsync(place, cancellation);
        return await EnterAsync(member, SignInWay.App, form);
    }

    /// <summary>What a browser asks of a passkey, made when somebody wants to use one.</summary>
    [AllowAnonymous]
    [HttpGet("sign-in/passkey")]
    public async Task<IActionResult> PasskeyOffer() => Json(await passkeys.OfferSignInAsync(HttpContext));

    [AllowAnonymous]
    [HttpPost("sign-in/passkey")]
    public async Task<IActionResult> Passkey(PasskeyForm form)
    {
        var again = new SignInForm { ReturnUrl = form.ReturnUrl, Kept = form.Kept };
        if (limiter.WaitForSignIn(HttpContext) is { } wait) return Wait("SignIn", again, wait);
        if (form.Credential is not null && await passkeys.FindAsync(form.Credential, form.State, HttpContext) is { } member)
            return await EnterAsync(member, SignInWay.Passkey, form);
        LogRefused(logger, FormLimiter.ClientNetwork(HttpContext));
        ModelState.Clear();
        ModelState.AddModelError(nameof(again.Email), "This passkey is not known here, or it waited too long. Try it again, or sign in with your password");
        return Again("SignIn", again);
    }

    /// <summary>Ends this session, here and for whoever may have copied its cookie.</summary>
    [OwnAccount]
    [HttpPost("sign-out")]
    public async Task<IActionResult> EndSession(CancellationToken cancellation)
    {
        if (StaffSessions.IdOf(User) is { } session) await sessions.EndAsync(Guid.Parse(staff.GetUserId(User)!), session, cancellation);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return RedirectToAction("SignIn");
    }

    private async Task<IActionResult> EnterAsync(StaffMember member, SignInWay way, DeskEntrance form)
    {
        await door.SignInAsync(member, way, HttpContext);
        if (kept.Open(form.Kept) is not { } unsaved) return LocalRedirect(DeskPath(form.ReturnUrl));
        HttpContext.User = await signIn.CreateUserPrincipalAsync(member); // whose token the form below carries
        return View("Kept", unsaved);
    }

    private async Task<CodeForm> CodeFormAsync(string ticket, DeskEntrance from, StaffMember member, CancellationToken cancellation, string? code = null) => new()
    {
        Ticket = ticket,
        Code = code,
        ReturnUrl = from.ReturnUrl,
        Kept = from.Kept,
        HasApp = await codes.HasAppAsync(member, cancellation),
    };

    private ViewResult Wait(string view, DeskEntrance form, TimeSpan wait)
    {
        Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        ModelState.AddModelError("", $"There were many tries from this place. Wait {minutes} {(minutes == 1 ? "minute" : "minutes")} and try again");
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return View(view, form);
    }

    private ViewResult Again(string view, DeskEntrance form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(view, form);
    }

    // Only pages of the desk: a link that brings somebody here cannot send them on elsewhere.
    private string DeskPath(string? returnUrl) =>
        Url.IsLocalUrl(returnUrl) && DeskPaths.Hold(returnUrl!.Split('?')[0]) ? returnUrl : DeskPaths.Today;

    [LoggerMessage(LogLevel.Warning, "A sign-in from {Client} was refused")]
    private static partial void LogRefused(ILogger logger, string client);
}
