using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries.Answers;

/// <summary>Answers writers on their own page, and lets them in there: with a code, or without a pass phrase they forgot.</summary>
public sealed class AnswersController(
    InquiryPageServices page, RequestLinks links, LinkLife life, ClinicClock clock, SiteAddress address, PageLibrary library) : InquiryPageController(page)
{
    /// <summary>Shows how it would stand on their page, and keeps nothing.</summary>
    [HttpPost("answers/preview")]
    public async Task<IActionResult> Preview(string reference, [Bind(Prefix = "Answer")] AnswerForm form, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(Opener.Open(inquiry), form, cancellation);
    }

    [HttpPost("answers")]
    public Task<IActionResult> Send(string reference, [Bind(Prefix = "Answer")] AnswerForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "Your answer stands on their page.", (inquiry, me) =>
        {
            if (Opener.Open(inquiry).Plan is not { CanBeAnswered: true } plan)
            {
                ModelState.AddModelError("Answer.Text", "They cannot be answered here: they took it back, it was erased, or it goes on as another");
                return;
            }

            var (id, text) = Seal(form.Text!);
            inquiry.Answer(id, text, me, Now);
            if (Mail.Enabled && plan.AllowsMail) Db.Outbox.Add(new OutboxMail(MailKind.PatientAnswer, inquiry.Id, Now, id));
            // Nobody forgets to tell them: it stands among today's follow-ups until somebody moves it on.
            else if (inquiry.Status is not InquiryStatus.Closed && !(inquiry.FollowUpOn <= clock.Today)) inquiry.SetFollowUp(clock.Today, me, Now);
        }, cancellation);

    [HttpPost("answers/told")]
    public Task<IActionResult> Told(string reference, [Bind(Prefix = "Told")] ToldForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "It is recorded that you told them.", (inquiry, me) =>
        {
            var way = form.Way!.Value;
            if (Opener.Open(inquiry).Plan?.Against(way is ContactWay.Text ? ContactOutcome.MessageSent : ContactOutcome.Reached, form.OutsideQuietHours) is { } against)
            {
                if (form.Reason is null)
                {
                    ModelState.AddModelError("Told.Reason", against);
                    return;
                }

                var (id, reason) = Seal(form.Reason);
                inquiry.OverridePlan(id, reason, me, Now);
            }

            inquiry.TellOfAnswer(way, me, Now);
        }, cancellation);

    /// <summary>Makes a code and shows it once: in this answer, and in no address.</summary>
    [HttpPost("answers/code")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> GiveCode(string reference, [Bind(Prefix = "Code")] CodeForm form, CancellationToken cancellation)
    {
        var code = "";
        var result = await ChangeAsync(reference, form, "A code was made. An older one is over.", async (inquiry, me) =>
        {
            if (Opener.Open(inquiry) is not { Words: not null, Plan.CanBeAnswered: true })
            {
                ModelState.AddModelError("", "There is no page to open: they took it back, it was erased, or it goes on as another");
                return;
            }

            code = await links.AddSpokenAsync(inquiry, cancellation);
            inquiry.GiveCode(me, Now);
        }, cancellation);
        if (result is not RedirectToActionResult || await FindAsync(reference, cancellation) is not { } inquiry || Opener.Open(inquiry).Words is not { } words) return result;
        TempData.Remove("Done");
        return View("Code", new CodeView(
            inquiry.Reference, code, life.InWords, words, $"{address.For(Request)}/requests", words.Reach.NameClinic ? library.Current.Clinic.Name : null));
    }

    [HttpPost("answers/phrase/off")]
    public Task<IActionResult> TakeOffPhrase(string reference, [Bind(Prefix = "Phrase")] PhraseForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "Their pass phrase is taken off: a link or a code opens their page.", async (inquiry, me) =>
        {
            if (await Db.RequestAccess.SingleOrDefaultAsync(a => a.InquiryId == inquiry.Id, cancellation) is not { PhraseHash: not null } access) return;
            access.SetPhrase(null);
            var (id, how) = Seal(form.How!);
            inquiry.TakeOffPhrase(id, how, me, Now);
        }, cancellation);

    protected override Task<ViewResult> RenderAsync(InquiryView view, InquiryChangeForm? typed, CancellationToken cancellation) =>
        typed is AnswerForm ? Task.FromResult(View("Index", view)) : base.RenderAsync(view, typed, cancellation);
}

/// <summary>A code, and words to tell it with.</summary>
/// <param name="Lasts">For how long it works, such as "14 days".</param>
/// <param name="Clinic">The clinic's name, where they allow it to be said.</param>
public sealed record CodeView(string Reference, string Code, string Lasts, InquiryWords Words, string Address, string? Clinic)
{
    /// <summary>For a text message. Whoever reads it over their shoulder learns nothing of health.</summary>
    public string Text => $"{(Clinic is null ? "" : $"This is {Clinic}. ")}You have an answer. Open {Address} with your reference {Reference} and the code {Code}. It works once, within {Lasts}.";
}
