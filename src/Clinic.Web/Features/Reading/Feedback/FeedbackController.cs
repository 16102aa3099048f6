using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Reading.Feedback;

/// <summary>"Was this page helpful?": a plain form that says which page it is about and does not ask who answers.</summary>
[Route("learn/{slug}/feedback")]
public sealed partial class FeedbackController(
    ClinicDbContext db, PageLibrary library, Vault vault, IAntiforgery antiforgery, FormLimiter limiter, FormSeals seals, FormDrafts drafts,
    DraftCookie cookie, SpamCheck spam, DistressCheck distress, TimeProvider time, ILogger<FeedbackController> logger) : Controller
{
    [EmptyForm]
    [HttpGet("")]
    public async Task<IActionResult> Index(string slug, bool? helpful, string? draft)
    {
        if (library.Current.FindLearn(slug) is not { } page) return NotFound();
        if (FormPages.FirstAddress(Request, draft) is { } address) return Redirect(address);
        cookie.Give(HttpContext);
        ModelState.Clear(); // an address is not what somebody typed
        if (await drafts.FindAsync<FeedbackForm>(HttpContext, draft) is not { } kept || kept.Form.Page != page.Slug)
            return Ask(page, NewForm(helpful, FormDraft.IsId(draft) ? draft! : FormDraft.NewId()));
        FormPages.HoldsWords(HttpContext);
        FormPages.Show(kept.Errors, ModelState);
        kept.Form.Draft = draft;
        return Ask(page, kept.Form);
    }

    [HttpPost("")]
    [IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
    public async Task<IActionResult> Index(string slug, FeedbackForm form)
    {
        if (library.Current.FindLearn(slug) is not { } page) return NotFound();
        form.Page = page.Slug;
        if (!cookie.IsSent(HttpContext)) return AtOnce(page, form, StatusCodes.Status400BadRequest, Refusals.WithoutCookie(library.Current.Clinic));
        if (!await antiforgery.IsRequestValidAsync(HttpContext) || form.RequestKey == Guid.Empty)
        {
            form.RequestKey = Guid.NewGuid();
            ModelState.Remove(nameof(form.RequestKey));
            ModelState.AddModelError("", "This page was open for a long time. Nothing is lost: please send it again");
        }

        var limit = ModelState.IsValid ? limiter.WaitForForm(HttpContext) : limiter.WaitForDraft(HttpContext);
        if (limit is not null)
            return AtOnce(page, form, StatusCodes.Status429TooManyRequests, "Many forms came from your connection in a short time. Please send it again in an hour");
        var draft = new Draft<FeedbackForm>(form) { Errors = FormPages.ErrorsOf(ModelState) };
        if (ModelState.IsValid)
        {
            return await StoreAsync(page, draft)
                ? new SeeOtherResult($"{page.Path}/feedback/thanks")
                : AtOnce(page, form, StatusCodes.Status503ServiceUnavailable, Refusals.NotStored(library.Current.Clinic));
        }

        return await drafts.SaveAsync(HttpContext, form.Draft, draft) is { } id
            ? new SeeOtherResult(FormPages.Address($"{page.Path}/feedback", id))
            : AtOnce(page, form, StatusCodes.Status503ServiceUnavailable, Refusals.NotStored(library.Current.Clinic));
    }

    /// <summary>One address for everybody: that somebody wrote of danger stands in none.</summary>
    [HttpGet("thanks")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Thanks(string slug)
    {
        if (library.Current.FindLearn(slug) is not { } page) return NotFound();
        var sent = await drafts.FindSentAsync<FeedbackForm>(HttpContext);
        return View(new FeedbackThanks(page, sent?.Form.Page == page.Slug ? distress.MattersIn(sent.Form.Comment) : []));
    }

    private FeedbackForm NewForm(bool? helpful, string draft) => new()
    {
        Helpful = helpful,
        Draft = draft,
        RequestKey = Guid.NewGuid(),
        Opened = seals.SealOpened(time.GetUtcNow()),
    };

    /// <summary>False when it could not be stored, whatever the reason.</summary>
    private async Task<bool> StoreAsync(Page page, Draft<FeedbackForm> draft)
    {
        try
        {
            await AddAsync(page, draft);
            return true;
        }
        catch (Exception exception)
        {
            LogNotStored(logger, exception);
            return false;
        }
    }

    private async Task AddAsync(Page page, Draft<FeedbackForm> draft)
    {
        using var turn = await drafts.EnterAsync(draft.Form.Draft);
        var (id, form) = (Guid.CreateVersion7(), draft.Form);
        var comment = form.Comment is { } typed ? vault.Seal(id, PageFeedback.CommentPurpose, typed) : null;
        db.PageFeedback.Add(new PageFeedback(
            id, form.RequestKey, page.Slug, form.Helpful!.Value, comment, spam.Suspect(form.Blank, form.Opened),
            time.GetUtcNow().UtcDateTime));
        await drafts.StageAsync(HttpContext, form.Draft, draft, sent: true);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None); // it was read: whether the phone is still there changes nothing
        }
        catch (DbUpdateException)
        {
            // The same form again: its first answer is kept.
            db.ChangeTracker.Clear();
            if (!await db.PageFeedback.AnyAsync(f => f.RequestKey == form.RequestKey)) throw;
        }
    }

    private ViewResult Ask(Page page, FeedbackForm form)
    {
        ViewData["Page"] = page;
        ViewData["HelpFirst"] = distress.HelpFirst(canWait: null, form.Comment);
        return View("Index", form);
    }

    // Nothing could be kept for a page that could be asked for, so the answer itself holds every word.
    private ViewResult AtOnce(Page page, FeedbackForm form, int status, string why)
    {
        cookie.Give(HttpContext);
        if (!FormDraft.IsId(form.Draft)) form.Draft = FormDraft.NewId();
        ModelState.Remove(nameof(form.Draft));
        ModelState.AddModelError("", why);
        Response.StatusCode = status;
        return Ask(page, form);
    }

    [LoggerMessage(LogLevel.Error, "An answer about a page could not be stored, and was given back")]
    private static partial void LogNotStored(ILogger logger, Exception exception);
}

/// <summary>What the page of thanks shows; help first where the comment told of danger.</summary>
public sealed record FeedbackThanks(Clinic.Content.Page Page, IReadOnlyList<DangerMatter> Matters)
{
    public bool HelpFirst => Matters.Count > 0;
}
