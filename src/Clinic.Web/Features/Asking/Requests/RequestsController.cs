using System.Text.Json;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>What a visitor sent, in their own hands: opens it, shows it, gives a copy of it. <see cref="RequestChangesController"/> changes it.</summary>
/// <remarks>A reference that does not exist and a key or code that is wrong get the same page at the same pace.</remarks>
[Route("requests")]
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken] // checked here, so that an old token is a word on the page and not its end
public sealed class RequestsController(
    OwnRequests requests, Vault vault, RequestPass pass, RequestCodes codes, FormLimiter limiter, DistressCheck distress, PageLibrary library) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(string? draft) => GateAsync(draft, reference: null);

    /// <summary>The key from the link is traded for a pass, so that it does not stay in the address bar.</summary>
    [HttpGet("{reference}")]
    public async Task<IActionResult> Index(string reference, string? key, string? draft)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return await GateAsync(draft, reference: null);
        var inquiry = await requests.FindAsync(parsed);
        if (key is not null)
        {
            if (AccessKeys.Opens(key, inquiry?.AccessHash ?? [])) pass.Give(parsed, HttpContext);
            return Redirect(OwnRequests.PathOf(parsed)); // a wrong key leaves the address as well
        }

        if (inquiry is null || !pass.Opens(parsed, HttpContext)) return await GateAsync(draft, parsed);
        if (FormPages.FirstAddress(Request, draft) is { } address) return Redirect(address);
        requests.Cookie.Give(HttpContext);
        var errors = new List<DraftError>();
        var view = await requests.ViewAsync(inquiry, HttpContext, FormDraft.IsId(draft) ? draft! : FormDraft.NewId(), errors);
        FormPages.Show(errors, ModelState);
        if (view.Added is null) ViewData["HelpFirst"] = distress.HelpFirst(view.Message.CanWait, view.Message.Text);
        return View("Index", view);
    }

    [HttpPost("code")]
    public async Task<IActionResult> SendCode(OpenRequestForm form, CancellationToken cancellation)
    {
        if (await RefuseAsync(form) is { } refusal) return refusal;
        await codes.AskAsync(form.Reference!, cancellation);
        form.Asked = true;
        return await AgainAsync(form);
    }

    [HttpPost("open")]
    public async Task<IActionResult> Open(OpenRequestForm form, CancellationToken cancellation)
    {
        if (await RefuseAsync(form) is { } refusal) return refusal;
        if (await codes.OpensAsync(form.Reference!, form.Code, cancellation))
        {
            pass.Give(form.Reference!, HttpContext);
            return new SeeOtherResult(FormPages.Address(OwnRequests.PathOf(form.Reference!), form.Draft!));
        }

        ModelState.AddModelError(nameof(form.Code), "Enter the code from the newest mail, or ask for another. A code works for 15 minutes");
        return await AgainAsync(form);
    }

    /// <summary>Everything the visitor gave, for them to keep.</summary>
    [HttpGet("{reference}/copy")]
    public async Task<IActionResult> Copy(string reference)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return Redirect("/requests");
        if (await requests.FindOpenAsync(parsed, HttpContext) is not { } inquiry) return Redirect(OwnRequests.PathOf(parsed));
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
            ConsentText = ConsentText.TextOf(inquiry.ConsentHash, library.English.In(library.English.LanguageOf(inquiry.WrittenIn)).Texts),
            inquiry.ConsentVersion,
            inquiry.ConsentHash,
            Answers = view.Answers.Select(answer => new { answer.Question, Answer = answer.Of(view.Words) }),
            Words = JsonSerializer.SerializeToElement(view.Words, SealedJson.Copy),
            view.Messages,
        });
    }

    [HttpPost("{reference}/leave")]
    public async Task<IActionResult> Leave()
    {
        if (await requests.IsOursAsync(HttpContext)) pass.TakeBack(HttpContext);
        return new SeeOtherResult("/requests");
    }

    // Every try counts, the right ones too: the answer must not tell them apart.
    private async Task<IActionResult?> RefuseAsync(OpenRequestForm form)
    {
        if (!FormDraft.IsId(form.Draft)) form.Draft = FormDraft.NewId();
        if (!requests.Cookie.IsSent(HttpContext))
        {
            ModelState.AddModelError("", Refusals.WithoutCookie(library.Current.Clinic));
            return AtOnce(form, StatusCodes.Status400BadRequest);
        }

        if (!await requests.IsOursAsync(HttpContext)) ModelState.AddModelError("", "This page was open for a long time. Please send it again");
        if (InquiryReference.TryParse(form.Reference, out var reference)) form.Reference = reference;
        else ModelState.AddModelError(nameof(form.Reference), "Enter the reference you were given, such as KR7-4M2Q");
        if (!ModelState.IsValid) return await AgainAsync(form);
        if (limiter.WaitForSignIn(HttpContext) is null) return null;
        ModelState.AddModelError("", "There were many tries from your connection. Please wait a quarter of an hour, or call us");
        return AtOnce(form, StatusCodes.Status429TooManyRequests);
    }

    private async Task<IActionResult> GateAsync(string? draft, string? reference)
    {
        if (FormPages.FirstAddress(Request, draft) is { } address) return Redirect(address);
        requests.Cookie.Give(HttpContext);
        var page = FormDraft.IsId(draft) ? draft! : FormDraft.NewId();
        var kept = await requests.Drafts.FindAsync<OpenRequestForm>(HttpContext, OwnRequests.GateOf(page));
        ModelState.Clear();
        if (kept is not null) FormPages.Show(kept.Errors, ModelState);
        ViewData["Kept"] = await requests.HoldsWordsAsync(HttpContext, page);
        if (await requests.Drafts.FindAsync<RequestMessageForm>(HttpContext, page) is { Receipt: null, Form: var unsent })
            ViewData["HelpFirst"] = distress.HelpFirst(unsent.CanWait, unsent.Text);
        return View("Gate", new OpenRequestForm { Reference = kept?.Form.Reference ?? reference, Asked = kept?.Form.Asked ?? false, Draft = page });
    }

    // At the address of what was typed: without a pass it shows this page again.
    private async Task<IActionResult> AgainAsync(OpenRequestForm form)
    {
        var draft = new Draft<OpenRequestForm>(form) { Errors = FormPages.ErrorsOf(ModelState) };
        if (await requests.Drafts.SaveAsync(HttpContext, OwnRequests.GateOf(form.Draft!), draft) is not null)
            return new SeeOtherResult(FormPages.Address(InquiryReference.TryParse(form.Reference, out var parsed) ? OwnRequests.PathOf(parsed) : "/requests", form.Draft!));
        ModelState.AddModelError("", Refusals.NotStored(library.Current.Clinic));
        return AtOnce(form, StatusCodes.Status503ServiceUnavailable);
    }

    private ViewResult AtOnce(OpenRequestForm form, int status)
    {
        requests.Cookie.Give(HttpContext);
        ModelState.Remove(nameof(form.Draft));
        Response.StatusCode = status;
        return View("Gate", form);
    }
}
