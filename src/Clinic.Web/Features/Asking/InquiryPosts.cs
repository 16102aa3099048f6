using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Security;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Asking;

/// <summary>Keeps and sends the forms to the clinic, and says what came of it; pages and addresses are for the controllers.</summary>
public sealed class InquiryPosts(
    InquiryIntake intake, FormDrafts drafts, DraftCookie cookie, FormLimiter limiter, DistressCheck distress, SpamCheck spam, ProofOfWork proof,
    ClinicClock clock, PageLibrary library, IStringLocalizer<AskingTexts> texts, TimeProvider time)
{
    /// <summary>Keeps a form for another page of it.</summary>
    public Task<FormResult> KeepAsync<TForm>(HttpContext http, TForm form, string page, string? field = null)
        where TForm : InquiryForm =>
        KeepAsync(http, new Draft<TForm>(form), draft => new FormResult.Kept(draft, page, field));

    /// <summary>Keeps a form with what stands against it.</summary>
    /// <param name="page">The page that shows it: what is wrong there is no news anywhere else.</param>
    public Task<FormResult> KeepAsync<TForm>(HttpContext http, TForm form, string page, IReadOnlyList<DraftError> mistakes)
        where TForm : InquiryForm =>
        KeepAsync(http, new Draft<TForm>(form) { ErrorsAt = page, Errors = mistakes }, draft => new FormResult.Mistakes(draft, page));

    /// <summary>Stores a form that nothing stands against; once, however often it is sent.</summary>
    /// <param name="sum">The browser's answer to the sum, where one was asked for.</param>
    public async Task<FormResult> SendAsync<TForm>(HttpContext http, TForm form, InquiryKind kind, InquiryTopic topic, string? aboutPage, string? sum)
        where TForm : InquiryForm
    {
        if (!cookie.IsSent(http)) return WithoutCookie();
        var urgency = form.UrgencyBy(distress);
        // Counted all the same: what holds nobody back in danger still holds back what comes with it.
        if (limiter.WaitForForm(http) is { } wait && urgency.MayBeHeldBack) return TooMany(wait);
        using var turn = await drafts.EnterAsync(form.Draft);
        var (suspicion, proven) = Suspect(http, form, sum);
        var facts = new InquiryFacts(kind, topic, aboutPage, form.RequestKey, urgency, suspicion) { Unproven = !proven };
        var sent = (await drafts.FindIfThereAsync<TForm>(http, form.Draft))?.Receipt;
        var receipt = await intake.ReceiveAsync(facts, form.ToWords(), async given =>
        {
            if (given == sent) return; // the same form once more: its draft says so already
            await drafts.StageAsync(http, form.Draft, new Draft<TForm>(form) { Receipt = given }, sent: true);
        });
        return receipt is null ? NotStored() : new FormResult.Sent(receipt);
    }

    private async Task<FormResult> KeepAsync<TForm>(HttpContext http, Draft<TForm> draft, Func<string, FormResult> kept)
        where TForm : InquiryForm
    {
        if (!cookie.IsSent(http)) return WithoutCookie();
        if (limiter.WaitForDraft(http) is { } wait && draft.Form.UrgencyBy(distress).MayBeHeldBack) return TooMany(wait);
        return await drafts.SaveAsync(http, draft.Form.Draft, draft) is { } id ? kept(id) : NotStored();
    }

    private (Suspicion? Suspicion, bool Proven) Suspect(HttpContext http, InquiryForm form, string? sum)
    {
        var asked = proof.Asked;
        proof.Count();
        var proven = !asked || proof.Accepts(form.RequestKey, sum);
        if (spam.Suspect(form.Blank, form.Opened) is { } suspicion) return (suspicion, proven);
        return (!proven && proof.IsOneOfMany(http) ? Suspicion.NoProof : null, proven);
    }

    private FormResult.Refused WithoutCookie() => new(StatusCodes.Status400BadRequest, Refusals.WithoutCookie(library.Current.Clinic));

    private FormResult.Refused TooMany(TimeSpan wait)
    {
        var again = clock.Local(time.GetUtcNow() + wait);
        return new(
            StatusCodes.Status429TooManyRequests,
            texts["Many forms came from your connection in a short time. Please send it again after {0}, or call us at {1}", again.ShortHour(), library.Current.Clinic.Phone],
            wait);
    }

    // Perhaps it was stored and only the answer was lost: the same form sent again still counts once.
    private FormResult.Refused NotStored() => new(StatusCodes.Status503ServiceUnavailable, Refusals.NotStored(library.Current.Clinic));
}
