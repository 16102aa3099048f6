using Clinic.Web.Data;
using Clinic.Web.Delivery;
using Clinic.Web.Features.Find;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Requests;

/// <summary>What a visitor sent, in their own hands: see it, add to it, correct it, take it back.</summary>
/// <remarks>A reference that does not exist and a key or code that is wrong get the same page at the same pace.</remarks>
[Route("requests")]
[ResponseCache(NoStore = true)]
public sealed partial class RequestsController(
    ClinicDbContext db, InquiryTokenWriter tokens, VisitorMessages messages, Vault vault, RequestPass pass, RequestCodes codes, FormLimiter limiter, DistressCheck distress,
    MailOptions mail, OutboxSignal signal, TimeProvider time, ILogger<RequestsController> logger) : Controller
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public IActionResult Index() => View("Gate", new OpenRequestForm());

    /// <summary>The key from the link is traded for a pass, so that it does not stay in the address bar.</summary>
    [HttpGet("{reference}")]
    public async Task<IActionResult> Index(string reference, string? key, CancellationToken cancellation)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return View("Gate", new OpenRequestForm());
        var inquiry = await FindAsync(parsed, cancellation);
        if (key is not null && AccessKeys.Opens(key, inquiry?.AccessHash ?? []))
        {
            pass.Give(parsed, HttpContext);
            return ToPageOf(parsed);
        }

        return inquiry is not null && pass.Opens(parsed, HttpContext)
            ? View("Index", RequestView.Open(inquiry, vault))
            : View("Gate", new OpenRequestForm { Reference = parsed });
    }

    [HttpPost("code")]
    public async Task<IActionResult> SendCode(OpenRequestForm form, CancellationToken cancellation)
    {
        if (Refuse(form, out var reference) is { } refusal) return refusal;
        await codes.AskAsync(reference, cancellation);
        ViewData["Asked"] = true;
        return View("Gate", new OpenRequestForm { Reference = reference });
    }

    [HttpPost("open")]
    public async Task<IActionResult> Open(OpenRequestForm form, CancellationToken cancellation)
    {
        if (Refuse(form, out var reference) is { } refusal) return refusal;
        if (await codes.OpensAsync(reference, form.Code, cancellation))
        {
            pass.Give(reference, HttpContext);
            return ToPageOf(reference);
        }

        ModelState.AddModelError(nameof(form.Code), "Enter the code from the newest mail, or ask for another. A code works for 15 minutes");
        return Gate(form, StatusCodes.Status400BadRequest);
    }

    [HttpPost("{reference}/messages")]
    public Task<IActionResult> AddMessage(string reference, [Bind(Prefix = "Message")] RequestMessageForm form, CancellationToken cancellation) =>
        ChangeAsync(
            reference, "We have your message.", (inquiry, _) => messages.Add(inquiry, form.Text!, form.UrgencyBy(distress)),
            view => view with { Message = form }, cancellation);

    [HttpPost("{reference}/details")]
    public Task<IActionResult> Correct(string reference, RequestDetailsForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, "Your details are changed.", async (inquiry, words) =>
        {
            var typed = form.ToWords();
            var corrected = words with
            {
                Name = typed.Name,
                Email = typed.Email,
                Phone = typed.Phone,
                PhoneE164 = typed.PhoneE164,
                ReachBy = typed.ReachBy,
                TimeToReach = typed.TimeToReach,
                QuietHours = typed.QuietHours,
                MayLeaveVoicemail = typed.MayLeaveVoicemail,
                MayNameClinic = typed.MayNameClinic,
            };
            inquiry.Correct(
                vault.Seal(inquiry.Id, InquiryWords.Purpose, corrected),
                vault.Seal(inquiry.Id, InquiryWords.InitialsPurpose, corrected.Initials()),
                corrected.EmailDigest(vault), corrected.PhoneDigest(vault), Now);
            await tokens.RewriteAsync(inquiry, corrected, cancellation);
        }, view => view with { Details = form }, cancellation);

    [HttpPost("{reference}/withdraw")]
    public Task<IActionResult> Withdraw(string reference, CancellationToken cancellation) =>
        ChangeAsync(reference, "You took your request back. We will not contact you about it.", (inquiry, _) => inquiry.Withdraw(Now), cancellation: cancellation);

    [HttpPost("{reference}/erasure")]
    public Task<IActionResult> AskErasure(string reference, CancellationToken cancellation) =>
        ChangeAsync(reference, "We will erase what the law lets us erase, and tell you if we must keep something.", (inquiry, _) => inquiry.AskErasure(Now), cancellation: cancellation);

    /// <summary>Everything the visitor gave, for them to keep.</summary>
    [HttpGet("{reference}/copy")]
    public async Task<IActionResult> Copy(string reference, CancellationToken cancellation)
    {
        if (await OpenedAsync(reference, cancellation) is not { } inquiry)
            return InquiryReference.TryParse(reference, out var parsed) ? ToPageOf(parsed) : RedirectToGate();
        var view = RequestView.Open(inquiry, vault);
        Response.Headers.ContentDisposition = $"attachment; filename=\"{inquiry.Reference}.json\"";
        return Json(new
        {
            inquiry.Reference,
            Kind = inquiry.Kind.ToString(),
            Topic = inquiry.Topic.ToString(),
            inquiry.AboutPage,
            inquiry.ReceivedAt,
            Status = inquiry.Status.ToString(),
            ConsentText = inquiry.ConsentHash == Consent.Hash ? Consent.Text : null,
            inquiry.ConsentVersion,
            inquiry.ConsentHash,
            Answers = view.Answers.Select(answer => new { answer.Question, Answer = answer.Of(view.Words) }),
            Words = view.Words,
            view.Messages,
        });
    }

    [HttpPost("{reference}/leave")]
    public IActionResult Leave()
    {
        pass.TakeBack(HttpContext);
        return RedirectToGate();
    }

    private Task<IActionResult> ChangeAsync(
        string reference, string done, Action<Inquiry, InquiryWords> change,
        Func<RequestView, RequestView>? typed = null, CancellationToken cancellation = default) =>
        ChangeAsync(reference, done, (inquiry, words) =>
        {
            change(inquiry, words);
            return Task.CompletedTask;
        }, typed, cancellation);

    private async Task<IActionResult> ChangeAsync(
        string reference, string done, Func<Inquiry, InquiryWords, Task> change,
        Func<RequestView, RequestView>? typed = null, CancellationToken cancellation = default)
    {
        if (await OpenedAsync(reference, cancellation) is not { } inquiry)
        {
            ModelState.Clear();
            ModelState.AddModelError("", "This page was open for a long time. Open your request again, then send it once more");
            return Gate(new OpenRequestForm { Reference = reference }, StatusCodes.Status400BadRequest);
        }

        var view = RequestView.Open(inquiry, vault);
        if (limiter.WaitForForm(HttpContext) is not null)
            ModelState.AddModelError("", "Many forms came from your connection in a short time. Please send it again later");
        if (!ModelState.IsValid) return Again(typed is null ? view : typed(view), StatusCodes.Status400BadRequest);
        await change(inquiry, view.Words);
        if (mail.Enabled) db.Outbox.Add(new OutboxMail(MailKind.StaffAlert, inquiry.Id, Now));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Something changed in the same moment. Please send it again: what you wrote is still here");
            return Again(typed is null ? view : typed(view), StatusCodes.Status409Conflict);
        }

        signal.Raise();
        LogChanged(logger, inquiry.Reference);
        TempData["Done"] = done;
        return ToPageOf(inquiry.Reference);
    }

    // Every try counts, the right ones too: the answer must not tell them apart.
    private ViewResult? Refuse(OpenRequestForm form, out string reference)
    {
        if (!InquiryReference.TryParse(form.Reference, out reference))
        {
            ModelState.AddModelError(nameof(form.Reference), "Enter the reference you were given, such as KR7-4M2Q");
            return Gate(form, StatusCodes.Status400BadRequest);
        }

        if (limiter.WaitForSignIn(HttpContext) is null) return null;
        ModelState.AddModelError("", "There were many tries from your connection. Please wait a quarter of an hour, or call us");
        return Gate(form, StatusCodes.Status429TooManyRequests);
    }

    // Not by the router, which would write the reference small: an address to copy should look like what was given.
    private RedirectResult ToPageOf(string reference) => Redirect($"/requests/{reference}");

    private RedirectResult RedirectToGate() => Redirect("/requests");

    private ViewResult Gate(OpenRequestForm form, int status)
    {
        Response.StatusCode = status;
        return View("Gate", form);
    }

    private ViewResult Again(RequestView view, int status)
    {
        Response.StatusCode = status;
        return View("Index", view);
    }

    private async Task<Inquiry?> OpenedAsync(string typed, CancellationToken cancellation) =>
        InquiryReference.TryParse(typed, out var reference) && pass.Opens(reference, HttpContext)
            ? await FindAsync(reference, cancellation)
            : null;

    // An erased request is nobody's any more: it looks like one that never was.
    private async Task<Inquiry?> FindAsync(string reference, CancellationToken cancellation) =>
        await db.Inquiries.Include(i => i.Events).SingleOrDefaultAsync(i => i.Reference == reference, cancellation)
            is { Erased: false } inquiry ? inquiry : null;

    [LoggerMessage(LogLevel.Information, "Inquiry {Reference} was changed by its writer")]
    private static partial void LogChanged(ILogger logger, string reference);
}
