using System.Globalization;
using Clinic.Web.Data;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Shared;

/// <summary>
/// What the forms to the clinic do alike: refuse kindly and keep what was typed; put help first where somebody may
/// need it; show the answers before they are sent; hand over a receipt.
/// </summary>
public abstract class InquiryFormController<TForm>(InquiryFormServices services, IValidator<TForm> validator) : Controller
    where TForm : InquiryForm, new()
{
    protected InquiryFormServices Services { get; } = services;

    protected IValidator<TForm> Validator { get; } = validator;

    /// <summary>The form's own path, such as <c>/contact</c>.</summary>
    protected abstract string Path { get; }

    /// <summary>Whether the answers are shown once more although nothing about them looks wrong.</summary>
    protected abstract bool AlwaysReviewed { get; }

    protected abstract InquiryKind Kind { get; }

    [HttpPost("")]
    [IgnoreAntiforgeryToken] // FindRefusalAsync checks it and keeps the words
    public async Task<IActionResult> Index(TForm form, CancellationToken cancellation)
    {
        Tidy(form);
        await FindRefusalAsync(form);
        if (!ModelState.IsValid) return Again(form, StatusCodes.Status400BadRequest);
        return AlwaysReviewed || MayBeMisspelled(form) || Services.Proof.Asked || Services.Distress.FindsIn(form.FreeTexts)
            ? Check(form)
            : await SendAsync(form, proof: null, cancellation);
    }

    [HttpGet("review")]
    public IActionResult Review() => RedirectToAction("Index");

    [HttpPost("review")]
    [IgnoreAntiforgeryToken] // checked here, so that an old token costs nobody their words
    public async Task<IActionResult> Review(ReviewForm review, CancellationToken cancellation)
    {
        ModelState.Clear(); // what follows is about the sealed form, not about this one
        if (Services.Seals.OpenAnswers<TForm>(review.State) is not { } form) return StartAgain();
        if (review.Change is { } field) return Change(form, field);
        Tidy(form);
        await FindRefusalAsync(form);
        foreach (var failure in (await Validator.ValidateAsync(form, cancellation)).Errors)
            ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
        return ModelState.IsValid ? await SendAsync(form, review.Proof, cancellation) : Again(form, StatusCodes.Status400BadRequest);
    }

    [HttpGet("sent")]
    public IActionResult Sent(string? receipt) =>
        Services.Seals.OpenReceipt(receipt) is { } opened ? View("Sent", opened) : RedirectToAction("Index");

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

    /// <summary>Shows the form again to change an answer.</summary>
    protected virtual IActionResult Change(TForm form, string field) => View("Index", form);

    /// <summary>Shows the answers before they are sent; help comes before that where somebody may need it.</summary>
    protected IActionResult Check(TForm form) =>
        View(Services.Distress.FindsIn(form.FreeTexts) ? "Distress" : "Review", PageOf(form));

    /// <summary>An empty form for sealed answers that cannot be opened.</summary>
    protected IActionResult StartAgain()
    {
        ModelState.Clear();
        ModelState.AddModelError("",
            $"We could not read your answers, and nothing was sent. Please fill in the form again, or call us at {Services.Library.Current.Clinic.Phone}");
        return Again(NewForm(), StatusCodes.Status400BadRequest);
    }

    /// <summary>Adds to the model state what stands against sending, beyond the fields' own rules.</summary>
    protected async Task FindRefusalAsync(TForm form)
    {
        // Checked here and not by a filter: an outdated token must not cost anybody their words.
        if (!await Services.Antiforgery.IsRequestValidAsync(HttpContext))
            ModelState.AddModelError("", "This page was open for a long time. Nothing is lost: please send it again");
        if (form.RequestKey != Guid.Empty) return;
        form.RequestKey = Guid.NewGuid();
        ModelState.Remove(nameof(form.RequestKey));
        ModelState.AddModelError("", "Part of the page was missing. Nothing is lost: please send it again");
    }

    private async Task<IActionResult> SendAsync(TForm form, string? proof, CancellationToken cancellation)
    {
        var urgency = form.UrgencyBy(Services.Distress);
        // Counted all the same: what holds nobody back in danger still holds back what comes with it.
        if (Services.Limiter.WaitForForm(HttpContext) is { } wait && urgency.MayBeHeldBack)
        {
            var again = TimeZoneInfo.ConvertTime(Services.Time.GetUtcNow() + wait, Services.Library.Current.Clinic.TimeZone);
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            ModelState.AddModelError("",
                $"Many forms came from your connection in a short time. Please send it again after {again:h:mm tt}, "
                + $"or call us at {Services.Library.Current.Clinic.Phone}");
            return Again(form, StatusCodes.Status429TooManyRequests);
        }

        var (topic, aboutPage) = AboutOf(form);
        var (suspicion, proven) = Suspect(form, proof);
        var facts = new InquiryFacts(Kind, topic, aboutPage, form.RequestKey, urgency, suspicion) { Unproven = !proven };
        if (await Services.Intake.ReceiveAsync(facts, form.ToWords(), cancellation) is not { } receipt) return NotStored(form);
        return RedirectToAction("Sent", new { receipt = Services.Seals.SealReceipt(receipt) });
    }

    // Perhaps it was stored and only the answer was lost: the same form sent again still counts once.
    private IActionResult NotStored(TForm form)
    {
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        ModelState.AddModelError("",
            "Something went wrong on our side, and we may not have what you sent. Everything you typed is still here. "
            + $"Please send it again in a few minutes, or call us at {Services.Library.Current.Clinic.Phone}");
        return Check(form);
    }

    private (Suspicion? Suspicion, bool Proven) Suspect(TForm form, string? proof)
    {
        var asked = Services.Proof.Asked;
        Services.Proof.Count();
        var proven = !asked || Services.Proof.Accepts(form.RequestKey, proof);
        if (Services.Spam.Suspect(form) is { } suspicion) return (suspicion, proven);
        return (!proven && Services.Proof.IsOneOfMany(HttpContext) ? Suspicion.NoProof : null, proven);
    }

    private ReviewPage PageOf(TForm form) =>
        new(Path, form, ReviewAnswers.Of(form), Services.Seals.SealAnswers(form), Services.Proof.Asked);

    private static bool MayBeMisspelled(TForm form) => form.Email is { } email && TypedEmail.MayMean(email) is not null;

    private ViewResult Again(TForm form, int status)
    {
        Response.StatusCode = status;
        return View("Index", form);
    }
}
