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
/// <remarks>Only what cannot be kept is answered at once, with the form and every word in it: see <see cref="AtOnce"/>.</remarks>
public abstract class InquiryFormController<TForm>(InquiryFormServices services, IValidator<TForm> validator) : Controller
    where TForm : InquiryForm, new()
{
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
        return ModelState.IsValid ? await GoOnAsync(form) : await KeepAsync(form, at: "");
    }

    [HttpGet("help")]
    public Task<IActionResult> Help(string? draft) => ShowAnswersAsync("Distress", HelpPage, draft);

    [HttpPost("help")]
    [IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
    public async Task<IActionResult> Help(ReviewForm answer)
    {
        if (await FindAsync(answer) is not { } form) return StartAgain();
        form.InDanger = answer.InDanger;
        if (answer.Change is { } field) return await KeepAsync(form, at: null, PageOf(form, field), field);
        await FindRefusalAsync(form);
        return ModelState.IsValid ? await KeepAsync(form, at: null, ReviewPage) : await KeepAsync(form, HelpPage);
    }

    [HttpGet("review")]
    public Task<IActionResult> Review(string? draft) => ShowAnswersAsync("Review", ReviewPage, draft);

    [HttpPost("review")]
    [IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
    public async Task<IActionResult> Review(ReviewForm answer)
    {
        if (await FindAsync(answer) is not { } form) return StartAgain();
        if (answer.Change is { } field) return await KeepAsync(form, at: null, field is nameof(form.InDanger) ? HelpPage : PageOf(form, field), field);
        Tidy(form);
        await FindRefusalAsync(form);
        if (!ModelState.IsValid) return await KeepAsync(form, ReviewPage);
        await ValidateAsync(form);
        return ModelState.IsValid ? await SendAsync(form, answer.Proof) : await KeepAsync(form, at: "");
    }

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
        if (await Services.Drafts.FindAsync<TForm>(HttpContext, draft) is not { } kept)
        {
            var empty = NewForm();
            empty.Draft = FormDraft.IsId(draft) ? draft : FormDraft.NewId();
            return show(empty);
        }

        return ShowKept(kept, page, draft!, show);
    }

    protected TForm NewForm() => new()
    {
        RequestKey = Guid.NewGuid(),
        Opened = Services.Seals.SealOpened(Services.Time.GetUtcNow()),
    };

    /// <summary>Takes out of the form what did not come from a field.</summary>
    protected virtual void Tidy(TForm form)
    {
    }

    protected abstract (InquiryTopic Topic, string? AboutPage) AboutOf(TForm form);

    /// <summary>The page of the form that asks for a field; nothing for the whole form.</summary>
    protected virtual string PageOf(TForm form, string field) => "";

    /// <summary>What comes after a form without a mistake.</summary>
    protected async Task<IActionResult> GoOnAsync(TForm form) =>
        HelpFirst(form) is not null ? await KeepAsync(form, at: null, HelpPage)
        : AlwaysReviewed || MayBeMisspelled(form) || Services.Proof.Asked ? await KeepAsync(form, at: null, ReviewPage)
        : await SendAsync(form, proof: null);

    /// <summary>Keeps what was typed, and sends the browser to a page of it.</summary>
    /// <param name="at">The page that shows what stands against it; null where nothing does.</param>
    /// <param name="to">Where to go on; without it, to the page that shows what is wrong.</param>
    protected async Task<IActionResult> KeepAsync(TForm form, string? at, string? to = null, string? field = null)
    {
        if (!Services.Cookie.IsSent(HttpContext)) return WithoutCookie(form);
        if (Services.Limiter.WaitForDraft(HttpContext) is { } wait && form.UrgencyBy(Services.Distress).MayBeHeldBack) return TooMany(form, wait);
        var draft = new Draft<TForm>(form) { ErrorsAt = at ?? "", Errors = at is null ? [] : FormPages.ErrorsOf(ModelState) };
        return await Services.Drafts.SaveAsync(HttpContext, form.Draft, draft) is { } id
            ? new SeeOtherResult(FormPages.Address(Path + (to ?? at), id, field))
            : NotStored(form);
    }

    /// <summary>An empty form for answers that are not here any more.</summary>
    protected IActionResult StartAgain() => new SeeOtherResult(Path + "?over=1");

    /// <summary>The answers of a page that carries none in fields: those of its draft, else those sealed in it.</summary>
    protected async Task<TForm?> FindAsync(ReviewForm page)
    {
        ModelState.Clear(); // what follows is about the draft, not about this form
        var form = await Services.Drafts.FindIfThereAsync<TForm>(HttpContext, page.Draft) is { } kept ? kept.Form : Services.Seals.OpenAnswers<TForm>(page.State);
        if (form is not null) form.Draft = page.Draft;
        return form;
    }

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

    private string OverText =>
        "What you had written is not here any more: we keep it for two hours, and what was sent for a quarter of an hour after that. "
        + $"What you sent, we have. What you did not send, please write again, or call us at {Services.Library.Current.Clinic.Phone}";

    private async Task ValidateAsync(TForm form)
    {
        foreach (var failure in (await Validator.ValidateAsync(form)).Errors) ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
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

    private async Task<IActionResult> SendAsync(TForm form, string? proof)
    {
        if (!Services.Cookie.IsSent(HttpContext)) return WithoutCookie(form);
        var urgency = form.UrgencyBy(Services.Distress);
        // Counted all the same: what holds nobody back in danger still holds back what comes with it.
        if (Services.Limiter.WaitForForm(HttpContext) is { } wait && urgency.MayBeHeldBack) return TooMany(form, wait);
        using var turn = await Services.Drafts.EnterAsync(form.Draft);
        var (topic, aboutPage) = AboutOf(form);
        var (suspicion, proven) = Suspect(form, proof);
        var facts = new InquiryFacts(Kind, topic, aboutPage, form.RequestKey, urgency, suspicion) { Unproven = !proven };
        var sent = (await Services.Drafts.FindIfThereAsync<TForm>(HttpContext, form.Draft))?.Receipt;
        var receipt = await Services.Intake.ReceiveAsync(facts, form.ToWords(), async given =>
        {
            if (given == sent) return; // the same form once more: its draft says so already
            await Services.Drafts.StageAsync(HttpContext, form.Draft, new Draft<TForm>(form) { Receipt = given }, sent: true);
        });
        return receipt is null ? NotStored(form) : new SeeOtherResult(Path + "/sent");
    }

    private (Suspicion? Suspicion, bool Proven) Suspect(TForm form, string? proof)
    {
        var asked = Services.Proof.Asked;
        Services.Proof.Count();
        var proven = !asked || Services.Proof.Accepts(form.RequestKey, proof);
        if (Services.Spam.Suspect(form.Blank, form.Opened) is { } suspicion) return (suspicion, proven);
        return (!proven && Services.Proof.IsOneOfMany(HttpContext) ? Suspicion.NoProof : null, proven);
    }

    private IReadOnlyList<DangerMatter>? HelpFirst(TForm form) => Services.Distress.HelpFirst(form.CanWait, form.FreeTexts);

    private AnswersPage AnswersOf(TForm form) => new(Path, form.Draft!, form.Review(), Services.Seals.SealAnswers(form))
    {
        DoubtfulEmail = MayBeMisspelled(form) ? form.Email : null,
        HelpFirst = HelpFirst(form) is not null,
        Matters = Services.Distress.MattersIn(form.FreeTexts),
        CanWait = form.CanWait,
        InDanger = form.InDanger,
        Send = SendButton,
        ProofOf = Services.Proof.Asked ? form.RequestKey : null,
    };

    private static bool MayBeMisspelled(TForm form) => form.Email is { } email && TypedEmail.MayMean(email) is not null;

    private IActionResult WithoutCookie(TForm form)
    {
        ModelState.AddModelError("", Refusals.WithoutCookie(Services.Library.Current.Clinic));
        return AtOnce(form, StatusCodes.Status400BadRequest);
    }

    private IActionResult TooMany(TForm form, TimeSpan wait)
    {
        var again = Services.Clock.Local(Services.Time.GetUtcNow() + wait);
        Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        ModelState.AddModelError("",
            $"Many forms came from your connection in a short time. Please send it again after {again:h:mm tt}, "
            + $"or call us at {Services.Library.Current.Clinic.Phone}");
        return AtOnce(form, StatusCodes.Status429TooManyRequests);
    }

    // Perhaps it was stored and only the answer was lost: the same form sent again still counts once.
    private IActionResult NotStored(TForm form)
    {
        ModelState.AddModelError("", Refusals.NotStored(Services.Library.Current.Clinic));
        return AtOnce(form, StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The whole form with every word, as the answer itself: nothing could be kept for a page that could be asked for.</summary>
    private ViewResult AtOnce(TForm form, int status)
    {
        Services.Cookie.Give(HttpContext);
        if (!FormDraft.IsId(form.Draft)) form.Draft = FormDraft.NewId();
        ModelState.Remove(nameof(form.Draft));
        Response.StatusCode = status;
        ViewData["HelpFirst"] = HelpFirst(form);
        return View("Index", form);
    }
}
