using System.Globalization;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Asking;

/// <summary>
/// What the forms to the clinic do alike. Each page has an address and each POST answers 303: to the same page, whose GET shows
/// words and errors; or to the next of the form, help first where somebody may need it, the answers once more, and the sent page.
/// </summary>
/// <remarks>What comes of a post is a <see cref="FormResult"/>, and <see cref="Answer"/> the one place that makes an answer of it.</remarks>
public abstract class InquiryFormController<TForm>(InquiryFormServices services, IValidator<TForm> validator) : Controller
    where TForm : InquiryForm, new()
{
    private const string WholeForm = "";
    private const string HelpPage = "/help";
    private const string ReviewPage = "/review";

    protected InquiryFormServices Services { get; } = services;

    protected IValidator<TForm> Validator { get; } = validator;

    /// <summary>The form's own path, such as <c>/contact</c>.</summary>
    protected abstract string Path { get; }

    /// <summary>Whether the answers are shown once more although nothing about them looks wrong.</summary>
    protected abstract bool AlwaysReviewed { get; }

    protected abstract InquiryKind Kind { get; }

    /// <summary>What the button says that sends the answers.</summary>
    protected abstract string SendButton { get; }

    [HttpPost("")]
    [IgnoreAntiforgeryToken] // FindRefusalAsync checks it and keeps the words
    public async Task<IActionResult> Index(TForm form)
    {
        Tidy(form);
        await FindRefusalAsync(form);
        // The page with help asked it, not this one; who says now that it can wait has no answer to it left.
        form.InDanger = form.CanWait is CanWait.Yes ? null : form.InDanger ?? (await Services.Drafts.FindIfThereAsync<TForm>(HttpContext, form.Draft))?.Form.InDanger;
        return Answer(form, ModelState.IsValid ? await GoOnAsync(form) : await MistakesAsync(form, WholeForm));
    }

    [HttpGet("help")]
    public Task<IActionResult> Help(string? draft) => ShowAnswersAsync("Distress", HelpPage, draft);

    [HttpPost("help")]
    [IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
    public async Task<IActionResult> Help(ReviewForm answer) => await WithAnswersAsync(answer, async form =>
    {
        form.InDanger = answer.InDanger;
        if (answer.Change is { } field) return await NextAsync(form, PageOf(form, field), field);
        await FindRefusalAsync(form);
        return ModelState.IsValid ? await NextAsync(form, ReviewPage) : await MistakesAsync(form, HelpPage);
    });

    [HttpGet("review")]
    public Task<IActionResult> Review(string? draft) => ShowAnswersAsync("Review", ReviewPage, draft);

    [HttpPost("review")]
    [IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
    public async Task<IActionResult> Review(ReviewForm answer) => await WithAnswersAsync(answer, async form =>
    {
        if (answer.Change is { } field) return await NextAsync(form, field is nameof(form.InDanger) ? HelpPage : PageOf(form, field), field);
        Tidy(form);
        await FindRefusalAsync(form);
        if (!ModelState.IsValid) return await MistakesAsync(form, ReviewPage);
        foreach (var failure in (await Validator.ValidateAsync(form)).Errors) ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
        return ModelState.IsValid ? await SendAsync(form, answer.Proof) : await MistakesAsync(form, WholeForm);
    });

    /// <summary>Opens in the browser that sent, for a while, and holds no key in its address.</summary>
    [HttpGet("sent")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Sent() =>
        await Services.Drafts.FindSentAsync<TForm>(HttpContext) is { Receipt: { } receipt } ? View("Sent", receipt) : Redirect(Path);

    /// <summary>The form at its address: as it was typed where there is a draft, else empty.</summary>
    /// <param name="page">Which of the form's pages, such as <c>/step/2</c>; nothing for the whole form.</param>
    protected async Task<IActionResult> ShowAsync(string page, string? draft, Func<TForm, IActionResult> show)
    {
        Services.Cookie.Give(HttpContext);
        ModelState.Clear(); // an address is not what somebody typed
        if (Request.Query.ContainsKey("over")) ModelState.AddModelError("", OverText);
        if (await Services.Drafts.FindAsync<TForm>(HttpContext, draft) is { } kept) return ShowKept(kept, page, draft!, show);
        return show(new TForm
        {
            Draft = FormDraft.IsId(draft) ? draft : FormDraft.NewId(),
            RequestKey = Guid.NewGuid(),
            Opened = Services.Seals.SealOpened(Services.Time.GetUtcNow()),
        });
    }

    /// <summary>Takes out of the form what did not come from a field.</summary>
    protected virtual void Tidy(TForm form)
    {
    }

    protected abstract (InquiryTopic Topic, string? AboutPage) AboutOf(TForm form);

    /// <summary>The page of the form that asks for a field; nothing for the whole form.</summary>
    protected virtual string PageOf(TForm form, string field) => WholeForm;

    /// <summary>Goes on with the answers of a page that carries none in fields: those of its draft, else those sealed in it.</summary>
    protected async Task<IActionResult> WithAnswersAsync(ReviewForm page, Func<TForm, Task<FormResult>> goOn)
    {
        ModelState.Clear(); // what follows is about the draft, not about this form
        var form = await Services.Drafts.FindIfThereAsync<TForm>(HttpContext, page.Draft) is { } kept ? kept.Form : Services.Seals.OpenAnswers<TForm>(page.State);
        if (form is null) return Answer(new TForm(), new FormResult.Over());
        form.Draft = page.Draft;
        return Answer(form, await goOn(form));
    }

    /// <summary>What comes after a form without a mistake.</summary>
    protected Task<FormResult> GoOnAsync(TForm form) =>
        HelpFirst(form) is not null ? NextAsync(form, HelpPage)
        : AlwaysReviewed || MayBeMisspelled(form) || Services.Proof.Asked ? NextAsync(form, ReviewPage)
        : SendAsync(form, sum: null);

    /// <summary>On to a page of the form, whatever may still be missing.</summary>
    protected Task<FormResult> NextAsync(TForm form, string page, string? field = null) => Services.Posts.KeepAsync(HttpContext, form, page, field);

    /// <summary>Back to a page of the form with what stands against it.</summary>
    protected Task<FormResult> MistakesAsync(TForm form, string page) => Services.Posts.KeepAsync(HttpContext, form, page, FormPages.ErrorsOf(ModelState));

    /// <summary>Adds to the model state what stands against sending, beyond the fields' own rules.</summary>
    protected async Task FindRefusalAsync(TForm form)
    {
        // Checked here and not by a filter: an outdated token must not cost anybody their words. Without a cookie nothing is kept or
        // sent at all, and the answer says so.
        if (Services.Cookie.IsSent(HttpContext) && !await Services.Antiforgery.IsRequestValidAsync(HttpContext))
            ModelState.AddModelError("", "This page was open for a long time. Nothing is lost: please send it again");
        if (form.RequestKey != Guid.Empty) return;
        form.RequestKey = Guid.NewGuid();
        ModelState.Remove(nameof(form.RequestKey));
        ModelState.AddModelError("", "Part of the page was missing. Nothing is lost: please send it again");
    }

    /// <summary>The answer to what came of a post.</summary>
    protected IActionResult Answer(TForm form, FormResult result) => result switch
    {
        FormResult.Mistakes to => new SeeOtherResult(FormPages.Address(Path + to.Page, to.Draft)),
        FormResult.Kept to => new SeeOtherResult(FormPages.Address(Path + to.Page, to.Draft, to.Field)),
        FormResult.Sent => new SeeOtherResult(Path + "/sent"),
        FormResult.Refused refusal => ShowRefused(form, refusal),
        _ => new SeeOtherResult(Path + "?over=1"),
    };

    private string OverText => Services.Texts[
        "What you had written is not here any more: we keep it for two hours, and what was sent for a quarter of an hour after that. "
        + "What you sent, we have. What you did not send, please write again, or call us at {0}", Services.Library.Current.Clinic.Phone];

    private Task<FormResult> SendAsync(TForm form, string? sum)
    {
        var (topic, aboutPage) = AboutOf(form);
        return Services.Posts.SendAsync(HttpContext, form, Kind, topic, aboutPage, sum);
    }

    private async Task<IActionResult> ShowAnswersAsync(string view, string page, string? draft)
    {
        if (await Services.Drafts.FindAsync<TForm>(HttpContext, draft) is not { } kept) return Redirect(Path + "?over=1");
        if (!(await Validator.ValidateAsync(kept.Form)).IsValid) return Redirect(FormPages.Address(Path, draft!));
        ModelState.Clear();
        return ShowKept(kept, page, draft!, form => View(view, AnswersOf(form)));
    }

    private IActionResult ShowKept(Draft<TForm> kept, string page, string draft, Func<TForm, IActionResult> show)
    {
        FormPages.HoldsWords(HttpContext);
        kept.Form.Draft = draft;
        if (kept.ErrorsAt == page) FormPages.Show(kept.Errors, ModelState);
        ViewData["Receipt"] = kept.Receipt;
        ViewData["HelpFirst"] = HelpFirst(kept.Form);
        return show(kept.Form);
    }

    private IReadOnlyList<DangerMatter>? HelpFirst(TForm form) => Services.Distress.HelpFirst(form.CanWait, form.FreeTexts);

    private AnswersPage AnswersOf(TForm form) => new(Path, form.Draft!, form.Review(), Services.Seals.SealAnswers(form))
    {
        DoubtfulEmail = MayBeMisspelled(form) ? form.Reach.Email : null,
        HelpFirst = HelpFirst(form) is not null,
        Matters = Services.Distress.MattersIn(form.FreeTexts),
        CanWait = form.CanWait,
        InDanger = form.InDanger,
        Send = SendButton,
        ProofOf = Services.Proof.Asked ? form.RequestKey : null,
    };

    private static bool MayBeMisspelled(TForm form) => form.Reach.Email is { } email && TypedEmail.MayMean(email) is not null;

    /// <summary>The whole form with every word, as the answer itself: nothing could be kept for a page that could be asked for.</summary>
    private ViewResult ShowRefused(TForm form, FormResult.Refused refusal)
    {
        Services.Cookie.Give(HttpContext);
        if (!FormDraft.IsId(form.Draft)) form.Draft = FormDraft.NewId();
        ModelState.Remove(nameof(form.Draft));
        ModelState.AddModelError("", refusal.Why);
        if (refusal.Wait is { } wait) Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        Response.StatusCode = refusal.Status;
        ViewData["HelpFirst"] = HelpFirst(form);
        return View("Index", form);
    }
}
