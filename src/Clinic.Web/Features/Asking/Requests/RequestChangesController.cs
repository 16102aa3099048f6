using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Clinic.Web.Typed;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>
/// What a visitor does on the page of their request: adds to it, corrects it, takes it back. What was typed when the pass had run
/// out is kept, and is there again once the request has been opened; a message that may tell of danger gets help first.
/// </summary>
[Route("requests/{reference}")]
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
public sealed partial class RequestChangesController(
    OwnRequests requests, ClinicDbContext db, InquiryTokenWriter tokens, VisitorMessages messages, Vault vault, FormLimiter limiter,
    FormSeals seals, DistressCheck distress, MailOptions mail, OutboxSignal signal, PageLibrary library, TimeProvider time,
    ILogger<RequestChangesController> logger) : Controller
{
    private const string TooMany = "Many forms came from your connection in a short time. Please send it again later";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [HttpPost("messages")]
    public async Task<IActionResult> AddMessage(string reference, [Bind(Prefix = "Message")] RequestMessageForm form)
    {
        form.Draft = IdOf(form.Draft);
        // The page with help asked it, not this one; who says now that it can wait has no answer to it left.
        form.InDanger = form.CanWait is CanWait.Yes ? null : form.InDanger ?? (await requests.Drafts.FindIfThereAsync<RequestMessageForm>(HttpContext, form.Draft))?.Form.InDanger;
        if (form.Key == Guid.Empty) form.Key = Guid.NewGuid();
        if (await RefuseAsync(reference, new Kept<RequestMessageForm>(form, form.Draft, form.Draft)) is { } refusal) return refusal;
        return HelpFirst(form) is not null
            ? await KeepAsync(reference, new Kept<RequestMessageForm>(form, form.Draft, form.Draft), "/messages/help")
            : await SendAsync(reference, form);
    }

    [HttpGet("messages/help")]
    public Task<IActionResult> Help(string reference, string? draft) => ShowAsync("Distress", reference, draft);

    [HttpPost("messages/help")]
    public Task<IActionResult> Help(string reference, ReviewForm answer) => GoOnAsync(reference, answer, form =>
    {
        form.InDanger = answer.InDanger;
        return KeepAsync(reference, new Kept<RequestMessageForm>(form, form.Draft!, form.Draft!), "/messages/review");
    });

    [HttpGet("messages/review")]
    public Task<IActionResult> Review(string reference, string? draft) => ShowAsync("Review", reference, draft);

    [HttpPost("messages/review")]
    public Task<IActionResult> Review(string reference, ReviewForm answer) => GoOnAsync(reference, answer, form => SendAsync(reference, form));

    [HttpPost("details")]
    public async Task<IActionResult> Correct(string reference, RequestDetailsForm form)
    {
        form.Draft = IdOf(form.Draft);
        var kept = new Kept<RequestDetailsForm>(form, form.Draft, OwnRequests.DetailsOf(form.Draft));
        if (await RefuseAsync(reference, kept) is { } refusal) return refusal;
        return await ChangeAsync(reference, "Your details are changed.", kept, async inquiry =>
        {
            var corrected = InquiryWords.Open(inquiry, vault) with { Reach = form.Reach };
            var (envelope, initials) = corrected.Seal(inquiry.Id, vault);
            inquiry.Correct(envelope, initials, form.Reach.EmailDigest(vault), form.Reach.PhoneDigest(vault), Now);
            await tokens.RewriteAsync(inquiry, corrected, CancellationToken.None);
        });
    }

    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(string reference, string? draft) =>
        ActAsync(reference, draft, "You took your request back. We will not contact you about it.", inquiry => inquiry.Withdraw(Now));

    [HttpPost("erasure")]
    public Task<IActionResult> AskErasure(string reference, string? draft) =>
        ActAsync(reference, draft, "We will erase what the law lets us erase, and tell you if we must keep something.", inquiry => inquiry.AskErasure(Now));

    private static string IdOf(string? draft) => FormDraft.IsId(draft) ? draft! : FormDraft.NewId();

    private IReadOnlyList<DangerMatter>? HelpFirst(RequestMessageForm form) => distress.HelpFirst(form.CanWait, form.Text);

    private async Task<IActionResult> ActAsync(string reference, string? draft, string done, Action<Inquiry> act)
    {
        var kept = new Kept<RequestDetailsForm>(null, IdOf(draft), "");
        if (await RefuseAsync(reference, kept) is { } refusal) return refusal;
        return await ChangeAsync(reference, done, kept, inquiry =>
        {
            act(inquiry);
            return Task.CompletedTask;
        });
    }

    private Task<IActionResult> SendAsync(string reference, RequestMessageForm form) => ChangeAsync(
        reference, "We have your message.", new Kept<RequestMessageForm>(form, form.Draft!, form.Draft!),
        inquiry =>
        {
            messages.Add(inquiry, form, form.UrgencyBy(distress));
            return Task.CompletedTask;
        });

    private async Task<IActionResult> ShowAsync(string view, string reference, string? draft)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return Redirect("/requests");
        // Without a pass too: it is this browser that wrote it, and help comes before anything else.
        var kept = await requests.Drafts.FindAsync<RequestMessageForm>(HttpContext, draft);
        if (kept is not { Form.Text: { } text })
            return Redirect(FormDraft.IsId(draft) ? FormPages.Address(OwnRequests.PathOf(parsed), draft!) : OwnRequests.PathOf(parsed));
        ModelState.Clear();
        FormPages.Show(kept.Errors, ModelState);
        ViewData["Receipt"] = kept.Receipt;
        var form = kept.Form;
        ReviewAnswer[] answers =
        [
            new("Your message", text, "Message_Text") { IsTyped = true },
            .. form.CanWait is { } canWait ? [new ReviewAnswer("Can it wait?", Choices.NameOf(canWait), "CanWait")] : Array.Empty<ReviewAnswer>(),
            .. form.InDanger is { } danger ? [new ReviewAnswer("Is somebody in danger?", Choices.NameOf(danger), "InDanger")] : Array.Empty<ReviewAnswer>(),
        ];
        return View(view, new AnswersPage($"{OwnRequests.PathOf(parsed)}/messages", draft!, answers, seals.SealAnswers(form))
        {
            HelpFirst = HelpFirst(form) is not null,
            Matters = distress.MattersIn(text),
            CanWait = form.CanWait,
            InDanger = form.InDanger,
            MessageField = "Message_Text",
            Send = "Add it",
            ShowsConsent = false,
        });
    }

    private async Task<IActionResult> GoOnAsync(string reference, ReviewForm answer, Func<RequestMessageForm, Task<IActionResult>> goOn)
    {
        ModelState.Clear(); // what follows is about the draft, not about this form
        var form = (await requests.Drafts.FindIfThereAsync<RequestMessageForm>(HttpContext, answer.Draft))?.Form ?? seals.OpenAnswers<RequestMessageForm>(answer.State);
        if (form is null) return new SeeOtherResult(OwnRequests.PathOf(InquiryReference.TryParse(reference, out var known) ? known : ""));
        form.Draft = IdOf(answer.Draft);
        var kept = new Kept<RequestMessageForm>(form, form.Draft, form.Draft);
        if (answer.Change is { } field) return await KeepAsync(reference, kept, field is "InDanger" ? "/messages/help" : "", field is "CanWait" ? "Message_CanWait" : field);
        return await RefuseAsync(reference, kept) ?? await goOn(form);
    }

    /// <summary>What stands against a change before anything is looked at; null for nothing. The words are kept, or given back at once.</summary>
    private async Task<IActionResult?> RefuseAsync<TForm>(string reference, Kept<TForm> kept)
        where TForm : class
    {
        if (!InquiryReference.TryParse(reference, out _)) return new SeeOtherResult("/requests");
        if (!requests.Cookie.IsSent(HttpContext)) return await AtOnceAsync(reference, kept, StatusCodes.Status400BadRequest, Refusals.WithoutCookie(library.Current.Clinic));
        if (!await requests.IsOursAsync(HttpContext)) ModelState.AddModelError("", "This page was open for a long time. Nothing is lost: please send it again");
        return ModelState.IsValid ? null : await KeepAsync(reference, kept, "");
    }

    /// <summary>Keeps what was typed, and sends the browser to a page of it.</summary>
    private async Task<IActionResult> KeepAsync<TForm>(string reference, Kept<TForm> kept, string to, string? field = null)
        where TForm : class
    {
        var path = OwnRequests.PathOf(InquiryReference.TryParse(reference, out var parsed) ? parsed : reference) + to;
        var errors = FormPages.ErrorsOf(ModelState);
        if (kept.Form is not { } form)
        {
            TempData["Done"] = errors.Count > 0 ? errors[0].Message : null;
            return new SeeOtherResult(FormPages.Address(path, kept.Page));
        }

        if (limiter.WaitForDraft(HttpContext) is not null && form is not RequestMessageForm { CanWait: CanWait.No or CanWait.NotSure })
            return await AtOnceAsync(reference, kept, StatusCodes.Status429TooManyRequests, TooMany);
        return await requests.Drafts.SaveAsync(HttpContext, kept.Id, new Draft<TForm>(form) { Errors = errors }) is { } id
            ? new SeeOtherResult(FormPages.Address(path, form is RequestMessageForm ? id : kept.Page, field))
            : await AtOnceAsync(reference, kept, StatusCodes.Status503ServiceUnavailable, Refusals.NotStored(library.Current.Clinic));
    }

    private async Task<IActionResult> ChangeAsync<TForm>(string reference, string done, Kept<TForm> kept, Func<Inquiry, Task> change)
        where TForm : class
    {
        try
        {
            if (!InquiryReference.TryParse(reference, out var parsed)) return new SeeOtherResult("/requests");
            using var turn = await requests.Drafts.EnterAsync(kept.Page);
            // The pass ran out while it was typed: it is kept, and the page asks for the request to be opened again.
            if (await requests.FindOpenAsync(parsed, HttpContext) is not { } inquiry) return await KeepAsync(reference, kept, "");
            var heldBack = kept.Form is not RequestMessageForm message || message.UrgencyBy(distress).MayBeHeldBack;
            if (limiter.WaitForForm(HttpContext) is not null && heldBack) return await AtOnceAsync(reference, kept, StatusCodes.Status429TooManyRequests, TooMany);
            await change(inquiry);
            if (mail.Enabled) db.Outbox.Add(new OutboxMail(MailKind.StaffAlert, inquiry.Id, Now));
            if (kept.Form is RequestMessageForm added)
                await requests.Drafts.StageAsync(HttpContext, kept.Id, new Draft<RequestMessageForm>(added) { Receipt = new InquiryReceipt(parsed, "", time.GetUtcNow(), inquiry.AddedReadBy) }, sent: true);
            await db.SaveChangesAsync(CancellationToken.None); // it was read: whether the phone is still there changes nothing
            signal.Raise();
            LogChanged(logger, inquiry.Reference);
            TempData["Done"] = done;
            return new SeeOtherResult(FormPages.Address(OwnRequests.PathOf(parsed), FormDraft.NewId()));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Something changed in the same moment. Please send it again: what you wrote is still here");
            return await KeepAsync(reference, kept, "");
        }
        catch (Exception exception)
        {
            db.ChangeTracker.Clear();
            LogNotStored(logger, exception);
            return await AtOnceAsync(reference, kept, StatusCodes.Status503ServiceUnavailable, Refusals.NotStored(library.Current.Clinic));
        }
    }

    // Nothing could be kept for a page that could be asked for, so the answer itself holds every word, to be sent again from there.
    private async Task<IActionResult> AtOnceAsync<TForm>(string reference, Kept<TForm> kept, int status, string why)
        where TForm : class
    {
        requests.Cookie.Give(HttpContext);
        Response.StatusCode = status;
        var parsed = InquiryReference.TryParse(reference, out var known) ? known : "";
        var form = Request.HasFormContentType ? await Request.ReadFormAsync() : FormCollection.Empty;
        return View("AtOnce", new RequestAtOnce(
            parsed, why, Request.Path + Request.QueryString,
            kept.Form is RequestMessageForm message ? message.Text : null,
            [.. form.Where(field => field.Key is not ("__RequestVerificationToken" or "Message.Text")).SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))],
            kept.Form is RequestMessageForm typed ? HelpFirst(typed) : null));
    }

    /// <param name="Form">What was typed; null where there is nothing to type.</param>
    /// <param name="Page">The id in the page's address.</param>
    /// <param name="Id">The id it is kept under.</param>
    private sealed record Kept<TForm>(TForm? Form, string Page, string Id)
        where TForm : class;

    [LoggerMessage(LogLevel.Information, "Inquiry {Reference} was changed by its writer")]
    private static partial void LogChanged(ILogger logger, string reference);

    [LoggerMessage(LogLevel.Error, "A change of a request could not be stored, and was given back")]
    private static partial void LogNotStored(ILogger logger, Exception exception);
}

/// <summary>A change that could be neither made nor kept, given back whole.</summary>
/// <param name="Path">Where it was going.</param>
/// <param name="Text">The message, to be seen; null where it was something else.</param>
/// <param name="Fields">The rest of the form.</param>
/// <param name="Matters">What the words may tell of, for help first; null where no help is needed.</param>
public sealed record RequestAtOnce(
    string Reference, string Why, string Path, string? Text, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<DangerMatter>? Matters);
