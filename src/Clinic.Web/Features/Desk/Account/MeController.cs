using System.Buffers.Text;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Clinic.Web.Features.Desk.Account;

/// <summary>
/// What somebody of the staff does to their own account. Each change asks for the password once more, so that a desk left
/// open is not an account lost, and ends their sessions everywhere else.
/// </summary>
[OwnAccount]
[Route(DeskPaths.Account)]
public sealed partial class MeController(
    ClinicDbContext db, UserManager<StaffMember> staff, StaffSignIn door, StaffSessions sessions, SignInGate gate, AppCodes codes, Passkeys passkeys,
    SecondStepRule rule, PassingSeals seals, Vault vault, MailOptions mail, OutboxSignal signal, PageLibrary library, TimeProvider time, ILogger<MeController> logger) : Controller
{
    private static readonly TimeSpan SecretLifetime = TimeSpan.FromHours(1);

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await ViewOfAsync(await MeAsync(), cancellation));

    [HttpPost("password")]
    public async Task<IActionResult> ChangePassword([Bind(Prefix = "Change")] PasswordForm form, CancellationToken cancellation)
    {
        var me = await MeAsync();
        if (Guessable.Reason(form.New, me.Email!, library.Current.Clinic.Name) is { } reason) ModelState.AddModelError("Change.New", reason);
        if (!ModelState.IsValid || !await IsMeAsync(me, "Change.Current", form.Current!, cancellation))
            return Again("Index", await ViewOfAsync(me, cancellation, change: form));
        Note(StaffActionKind.PasswordChanged, me);
        Check(await staff.ChangePasswordAsync(me, form.Current!, form.New!));
        return await DoneAsync(me, StaffActionKind.PasswordChanged, "Your password is changed. You are signed out everywhere else.");
    }

    /// <summary>What they sign in with. The address until now hears of it, so that nobody takes an account over in silence.</summary>
    [HttpPost("address")]
    public async Task<IActionResult> ChangeAddress([Bind(Prefix = "Address")] AddressForm form, CancellationToken cancellation)
    {
        var me = await MeAsync();
        if (form.New == me.Email) ModelState.AddModelError("Address.New", "This is your address already");
        if (!ModelState.IsValid || !await IsMeAsync(me, "Address.Password", form.Password!, cancellation))
            return Again("Index", await ViewOfAsync(me, cancellation, address: form));
        var (former, now) = (me.Email!, time.GetUtcNow().UtcDateTime);
        Note(StaffActionKind.AddressChanged, me);
        if (mail.Enabled)
        {
            var id = Guid.CreateVersion7();
            db.Outbox.Add(new OutboxMail(MailKind.StaffAddressChanged, id, vault.Seal(id, MailComposer.ToPurpose, former), now));
        }

        (me.Email, me.UserName) = (form.New, form.New);
        if (!await IsChangedAsync(me))
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("Address.New", "Choose another address: somebody signs in with this one");
            return Again("Index", await ViewOfAsync(await MeAsync(), cancellation, address: form));
        }

        await db.StaffInvitations.OpenTo(former).EndAsync(now, cancellation); // else the old mailbox could still make an account
        gate.KnowDevice(me.Email!, HttpContext);
        signal.Raise();
        return await DoneAsync(me, StaffActionKind.AddressChanged, "From now on, you sign in with your new address. You are signed out everywhere else.");
    }

    /// <summary>Ends one of their sessions: on a phone that was left somewhere.</summary>
    [HttpPost("sessions/{id:guid}/end")]
    public async Task<IActionResult> EndSession(Guid id, CancellationToken cancellation)
    {
        if (!await sessions.EndAsync((await MeAsync()).Id, id, cancellation)) return NotFound();
        TempData["Done"] = "You are signed out there.";
        return RedirectToAction("Index");
    }

    [HttpGet("app")]
    public async Task<IActionResult> App() => View(Shown(new AppForm(), await MeAsync(), AppCodes.NewSecret()));

    [HttpPost("app")]
    public async Task<IActionResult> App(AppForm form, CancellationToken cancellation)
    {
        var me = await MeAsync();
        if (seals.Open(PurposeFor(me), form.Sealed) is not { } secret)
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(form.Code), "This page waited too long. Scan the new picture and enter the code it gives");
            return Again("App", Shown(form, me, AppCodes.NewSecret()));
        }

        if (!ModelState.IsValid || !await IsMeAsync(me, nameof(form.Password), form.Password!, cancellation)) return Again("App", Shown(form, me, secret));
        if (!await codes.AddAsync(me, secret, form.Code!, cancellation))
        {
            ModelState.AddModelError(nameof(form.Code), "This code is not right. Enter the one the app shows now, and see that the phone’s clock is right");
            return Again("App", Shown(form, me, secret));
        }

        Note(StaffActionKind.AppAdded, me);
        return await DoneAsync(me, StaffActionKind.AppAdded, "From now on, signing in asks for a code from your app.");
    }

    [HttpGet("app/remove")]
    public async Task<IActionResult> RemoveApp(CancellationToken cancellation) =>
        await codes.HasAppAsync(await MeAsync(), cancellation) ? View("Remove", ThisApp(new RemoveForm())) : NotFound();

    [HttpPost("app/remove")]
    public async Task<IActionResult> RemoveApp(RemoveForm form, CancellationToken cancellation)
    {
        var me = await MeAsync();
        if (!ModelState.IsValid || !await IsMeAsync(me, nameof(form.Password), form.Password!, cancellation)) return Again("Remove", ThisApp(form));
        await codes.RemoveAsync(me, cancellation);
        Note(StaffActionKind.AppRemoved, me);
        return await DoneAsync(me, StaffActionKind.AppRemoved, "The app is not asked for any more.");
    }

    /// <summary>What a browser needs to make a passkey.</summary>
    [HttpGet("passkeys/offer")]
    public async Task<IActionResult> PasskeyOffer() => Json(await passkeys.OfferNewAsync(await MeAsync(), HttpContext));

    [HttpPost("passkeys")]
    public async Task<IActionResult> AddPasskey([Bind(Prefix = "Passkey")] NewPasskeyForm form, CancellationToken cancellation)
    {
        var me = await MeAsync();
        if (ModelState.IsValid && (await staff.GetPasskeysAsync(me)).Count >= Passkeys.Most)
            ModelState.AddModelError("Passkey.Name", $"Remove one first: {Passkeys.Most} are the most that an account can have");
        if (ModelState.IsValid && await IsMeAsync(me, "Passkey.Password", form.Password!, cancellation))
        {
            Note(StaffActionKind.PasskeyAdded, me);
            if (await passkeys.AddAsync(me, form.Name!.Trim(), form.Credential!, form.State, HttpContext))
                return await DoneAsync(me, StaffActionKind.PasskeyAdded, "You can sign in with this passkey now.");
            db.ChangeTracker.Clear();
            ModelState.AddModelError("Passkey.Name", "The passkey could not be added: it waited too long, or is known already. Try again");
        }

        ModelState.Remove("Passkey.Credential"); // good for once
        ModelState.Remove("Passkey.State");
        (form.Credential, form.State) = (null, null);
        return Again("Index", await ViewOfAsync(me, cancellation, passkey: form));
    }

    [HttpGet("passkeys/{id}/remove")]
    public async Task<IActionResult> RemovePasskey(string id) =>
        await PasskeyAsync(await MeAsync(), id) is { } passkey ? View("Remove", This(passkey, new RemoveForm())) : NotFound();

    [HttpPost("passkeys/{id}/remove")]
    public async Task<IActionResult> RemovePasskey(string id, RemoveForm form, CancellationToken cancellation)
    {
        var me = await MeAsync();
        if (await PasskeyAsync(me, id) is not { } passkey) return NotFound();
        if (!ModelState.IsValid || !await IsMeAsync(me, nameof(form.Password), form.Password!, cancellation)) return Again("Remove", This(passkey, form));
        Note(StaffActionKind.PasskeyRemoved, me);
        Check(await staff.RemovePasskeyAsync(me, passkey.CredentialId));
        return await DoneAsync(me, StaffActionKind.PasskeyRemoved, "This passkey opens nothing any more.");
    }

    private static RemoveForm ThisApp(RemoveForm form)
    {
        form.What = "your authenticator app";
        return form;
    }

    private static RemoveForm This(UserPasskeyInfo passkey, RemoveForm form)
    {
        form.What = $"the passkey “{passkey.Name}”";
        return form;
    }

    private static string PurposeFor(StaffMember me) => $"new authenticator app of {me.Id}";

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }

    // False when somebody else has the address, also one who took it in this very moment.
    private async Task<bool> IsChangedAsync(StaffMember me)
    {
        try
        {
            var changed = await staff.UpdateAsync(me);
            if (changed.Succeeded || changed.Errors.All(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName))) return changed.Succeeded;
            Check(changed);
            return false;
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (await staff.FindByEmailAsync(me.Email!) is { } other && other.Id != me.Id) return false;
            throw;
        }
    }

    // Saved with what it tells of.
    private void Note(StaffActionKind kind, StaffMember me) => db.StaffActions.Add(new StaffAction(kind, me, time.GetUtcNow().UtcDateTime));

    private async Task<IActionResult> DoneAsync(StaffMember me, StaffActionKind kind, string said)
    {
        Check(await staff.UpdateSecurityStampAsync(me)); // no cookie of before is worth anything
        await door.StayAsync(me, HttpContext);
        LogChanged(logger, me.Id, kind);
        TempData["Done"] = said;
        return RedirectToAction("Index");
    }

    /// <summary>Tries count as those of signing in do: who found a desk open cannot guess here.</summary>
    private async Task<bool> IsMeAsync(StaffMember me, string field, string password, CancellationToken cancellation)
    {
        var place = gate.PlaceOf(me.Email!, HttpContext);
        if (await gate.WaitAsync(place, cancellation) is not null)
        {
            ModelState.AddModelError(field, "There were many tries. Wait some minutes and try again");
            return false;
        }

        if (await staff.CheckPasswordAsync(me, password))
        {
            await gate.ClearAsync(place, cancellation);
            return true;
        }

        await gate.FailAsync(place, cancellation);
        ModelState.AddModelError(field, "This is not your password");
        return false;
    }

    private async Task<MeView> ViewOfAsync(
        StaffMember me, CancellationToken cancellation, PasswordForm? change = null, NewPasskeyForm? passkey = null, AddressForm? address = null)
    {
        var own = await staff.GetPasskeysAsync(me);
        var app = await codes.AppOfAsync(me, cancellation);
        return new MeView(
            me, app?.AddedAt, [.. own.OrderBy(p => p.CreatedAt).Select(p => new OwnPasskey(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt))],
            await sessions.OfAsync(me.Id, cancellation), StaffSessions.IdOf(User), rule.IsRequired && app is null && own.Count == 0,
            change ?? new PasswordForm(), passkey ?? new NewPasskeyForm(), address ?? new AddressForm());
    }

    private async Task<UserPasskeyInfo?> PasskeyAsync(StaffMember me, string id) =>
        Base64Url.IsValid(id) ? await staff.GetPasskeyAsync(me, Base64Url.DecodeFromChars(id)) : null;

    private AppForm Shown(AppForm form, StaffMember me, string secret)
    {
        ModelState.Remove(nameof(form.Sealed));
        form.Sealed = seals.Seal(PurposeFor(me), secret, SecretLifetime);
        form.Secret = secret;
        using var picture = QRCodeGenerator.GenerateQrCode(AppCodes.Uri(secret, me.Email!, library.Current.Clinic.Name), QRCodeGenerator.ECCLevel.M);
        form.Picture = new SvgQRCode(picture).GetGraphic(pixelsPerModule: 4);
        return form;
    }

    private async Task<StaffMember> MeAsync() =>
        await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");

    private ViewResult Again(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(view, model);
    }

    [LoggerMessage(LogLevel.Information, "Staff {Staff} changed their own account: {Change}")]
    private static partial void LogChanged(ILogger logger, Guid staff, StaffActionKind change);
}
