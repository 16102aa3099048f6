using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Feedback;

/// <summary>"Was this page helpful?": a plain form that says which page it is about and does not ask who answers.</summary>
[Route("learn/{slug}/feedback")]
public sealed class FeedbackController(
    ClinicDbContext db, PageLibrary library, Vault vault, IAntiforgery antiforgery, FormLimiter limiter, FormSeals seals,
    SpamCheck spam, DistressCheck distress, TimeProvider time) : Controller
{
    public const string CommentPurpose = "page feedback";

    [EmptyForm]
    [HttpGet("")]
    public IActionResult Index(string slug, bool? helpful) => library.Current.FindLearn(slug) is { } page
        ? Ask(page, new FeedbackForm { Helpful = helpful, RequestKey = Guid.NewGuid(), Opened = seals.SealOpened(time.GetUtcNow()) })
        : NotFound();

    [HttpPost("")]
    [IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
    public async Task<IActionResult> Index(string slug, FeedbackForm form, CancellationToken cancellation)
    {
        if (library.Current.FindLearn(slug) is not { } page) return NotFound();
        if (!await antiforgery.IsRequestValidAsync(HttpContext) || form.RequestKey == Guid.Empty)
        {
            form.RequestKey = Guid.NewGuid();
            ModelState.Remove(nameof(form.RequestKey));
            ModelState.AddModelError("", "This page was open for a long time. Nothing is lost: please send it again");
        }

        if (!ModelState.IsValid) return Ask(page, form, StatusCodes.Status400BadRequest);
        if (limiter.WaitForForm(HttpContext) is not null)
        {
            ModelState.AddModelError("", "Many forms came from your connection in a short time. Please send it again in an hour");
            return Ask(page, form, StatusCodes.Status429TooManyRequests);
        }

        await StoreAsync(page, form, cancellation);
        // No address may tell that somebody wrote of danger, so this answer has none of its own.
        return distress.MattersIn(form.Comment) is { Count: > 0 } matters
            ? View("Thanks", new FeedbackThanks(page, matters))
            : RedirectToAction("Thanks", new { slug = page.Slug });
    }

    [HttpGet("thanks")]
    public IActionResult Thanks(string slug) => library.Current.FindLearn(slug) is { } page
        ? View(new FeedbackThanks(page, []))
        : NotFound();

    private async Task StoreAsync(Page page, FeedbackForm form, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var comment = form.Comment is { } typed ? vault.Seal(id, CommentPurpose, typed) : null;
        db.PageFeedback.Add(new PageFeedback(
            id, form.RequestKey, page.Slug, form.Helpful!.Value, comment, spam.Suspect(form.Blank, form.Opened),
            time.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same form again: its first answer is kept.
            db.ChangeTracker.Clear();
            if (!await db.PageFeedback.AnyAsync(f => f.RequestKey == form.RequestKey, cancellation)) throw;
        }
    }

    private ViewResult Ask(Page page, FeedbackForm form, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        ViewData["Page"] = page;
        return View("Index", form);
    }
}

/// <summary>What the page of thanks shows; help first where the comment told of danger.</summary>
public sealed record FeedbackThanks(Clinic.Content.Page Page, IReadOnlyList<DangerMatter> Matters)
{
    public bool HelpFirst => Matters.Count > 0;
}
