using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>Who else may open the page of a request: its writer puts a pass phrase before it, takes it off, or ends every link and every open page.</summary>
[Route("requests/{reference}")]
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken] // checked here, so that an old token is a word on the page and not its end
public sealed partial class RequestDoorsController(
    OwnRequests requests, RequestDoor door, RequestLinks links, ClinicDbContext db, FormLimiter limiter, PageLibrary library, TimeProvider time,
    ILogger<RequestDoorsController> logger) : Controller
{
    private const string TooMany = "There were many tries from your connection. Please wait a quarter of an hour, or call us";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [HttpPost("phrase")]
    public Task<IActionResult> SetPhrase(string reference, RequestPhraseForm form) =>
        ChangeAsync(reference, form, "Your pass phrase is set. Whoever else had this page open is out, and older links are over.", async (inquiry, access) =>
        {
            door.SetPhrase(access, form.NewPhrase!);
            await links.EndAllAsync(inquiry);
            inquiry.NotePhrase(set: true, Now);
        });

    [HttpPost("phrase/remove")]
    public Task<IActionResult> RemovePhrase(string reference, RequestPhraseForm form)
    {
        ModelState.Remove(nameof(form.NewPhrase)); // nothing is typed
        return ChangeAsync(reference, form, "Your pass phrase is taken off. A link or a code opens this page now.", (inquiry, access) =>
        {
            if (access.PhraseHash is null) return Task.CompletedTask;
            door.SetPhrase(access, null);
            inquiry.NotePhrase(set: false, Now);
            return Task.CompletedTask;
        });
    }

    [HttpPost("links/end")]
    public Task<IActionResult> EndLinks(string reference, RequestPhraseForm form)
    {
        ModelState.Remove(nameof(form.NewPhrase));
        return ChangeAsync(reference, form, "All links and codes are over, and this page is closed everywhere but here.", async (inquiry, access) =>
        {
            access.EndPasses();
            await links.EndAllAsync(inquiry);
            inquiry.NoteLinksEnded(Now);
        });
    }

    private async Task<IActionResult> ChangeAsync(string reference, RequestPhraseForm form, string done, Func<Inquiry, RequestAccess, Task> change)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return new SeeOtherResult("/requests");
        if (!FormDraft.IsId(form.Draft)) form.Draft = FormDraft.NewId();
        if (!requests.Cookie.IsSent(HttpContext)) return AtOnce(parsed, StatusCodes.Status400BadRequest, Refusals.WithoutCookie(library.Current.Clinic));
        if (!await requests.IsOursAsync(HttpContext)) ModelState.AddModelError("", "This page was open for a long time. Nothing was changed: please send it again");
        try
        {
            if (ModelState.IsValid)
            {
                if (limiter.WaitForSignIn(HttpContext) is not null) return AtOnce(parsed, StatusCodes.Status429TooManyRequests, TooMany);
                if (await requests.FindOpenAsync(parsed, HttpContext) is { } inquiry && await door.FindOpenAsync(parsed, HttpContext) is { } access)
                {
                    await change(inquiry, access);
                    await db.SaveChangesAsync(CancellationToken.None);
                    door.StayIn(parsed, access, HttpContext);
                    LogChanged(logger, parsed);
                    TempData["Done"] = done;
                }

                return new SeeOtherResult(FormPages.Address(OwnRequests.PathOf(parsed), FormDraft.NewId()));
            }

            // The phrase itself is in no draft: what is kept is what stands against it.
            var draft = new Draft<RequestPhraseForm>(form) { Errors = FormPages.ErrorsOf(ModelState) };
            if (await requests.Drafts.SaveAsync(HttpContext, OwnRequests.PhraseOf(form.Draft!), draft) is not null)
                return new SeeOtherResult(FormPages.Address(OwnRequests.PathOf(parsed), form.Draft!));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            TempData["Done"] = "Something changed in the same moment. Nothing was done: please send it again.";
            return new SeeOtherResult(FormPages.Address(OwnRequests.PathOf(parsed), FormDraft.NewId()));
        }
        catch (Exception exception)
        {
            db.ChangeTracker.Clear();
            LogNotStored(logger, exception);
        }

        return AtOnce(parsed, StatusCodes.Status503ServiceUnavailable, Refusals.NotStored(library.Current.Clinic));
    }

    // Without what was typed: a phrase stands in no page.
    private ViewResult AtOnce(string reference, int status, string why)
    {
        requests.Cookie.Give(HttpContext);
        Response.StatusCode = status;
        return View("NotDone", new RequestNotDone(reference, why));
    }

    [LoggerMessage(LogLevel.Information, "Who may open inquiry {Reference} was changed by its writer")]
    private static partial void LogChanged(ILogger logger, string reference);

    [LoggerMessage(LogLevel.Error, "Who may open a request could not be changed")]
    private static partial void LogNotStored(ILogger logger, Exception exception);
}

/// <summary>Nothing was changed, and why.</summary>
public sealed record RequestNotDone(string Reference, string Why);
