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
    OwnRequests requests, Vault vault, RequestPass pass, RequestDoor door, RequestLinks links, RequestCodes codes, AnswerReadings readings, FormLimiter limiter, DistressCheck distress, PageLibrary library) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(string? draft) => GateAsync(draft, reference: null);

    /// <summary>The request, for whoever has a pass for it.</summary>
    /// <param name="key">Of a link as they were made before: it opens nothing, and leaves the address.</param>
    [HttpGet("{reference}")]
    public async Task<IActionResult> Index(string reference, string? key, string? draft)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return await GateAsync(draft, reference: null);
        if (key is not null) return Redirect(OwnRequests.PathOf(parsed));
        if (await requests.FindOpenAsync(parsed, HttpContext) is not { } inquiry)
            return await door.FindHalfOpenAsync(parsed, HttpContext) is null ? await GateAsync(draft, parsed) : await AskPhraseAsync(draft, parsed);
        if (FormPages.FirstAddress(Request, draft) is { } address) return Redirect(address);
        requests.Cookie.Give(HttpContext);
        var errors = new List<DraftError>();
        var view = await requests.ViewAsync(inquiry, HttpContext, FormDraft.IsId(draft) ? draft! : FormDraft.NewId(), errors);
        FormPages.Show(errors, ModelState);
        if (view.Added is null) ViewData["HelpFirst"] = distress.HelpFirst(view.Message.CanWait, view.Message.Text);
        await readings.NoteAsync(view, Request);
        return View("Index", view);
    }

    /// <summary>What a link in a mail opens: a page with a button, the same for every reference and every key.</summary>
    [HttpGet("{reference}/link")]
    public IActionResult Link(string reference, string? key)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return Redirect("/requests");
        if (key is null) return Redirect(OwnRequests.PathOf(parsed));
        requests.Cookie.Give(HttpContext);
        ModelState.Clear();
        return View("Link", new OpenLinkForm { Reference = parsed, Key = RequestLinks.Plain(key), Draft = FormDraft.NewId() });
    }

    /// <summary>Spends the key: a pass takes its place, and what stands in histories and logs opens nothing.</summary>
    [HttpPost("{reference}/link")]
    public async Task<IActionResult> OpenLink(string reference, OpenLinkForm link)
    {
        var form = new OpenRequestForm { Reference = reference, Draft = link.Draft };
        if (await RefuseAsync(form) is { } refusal) return refusal;
        if (await links.SpendAsync(form.Reference!, link.Key, door.Browser(HttpContext)) is { } inquiry) return await LetInAsync(inquiry, form);
        if (await requests.FindOpenAsync(form.Reference!, HttpContext) is not null) return new SeeOtherResult(OwnRequests.PathOf(form.Reference!));
        ModelState.AddModelError("", "That link was used before, or its time is over. Ask for a code: it opens your page as well");
        return await AgainAsync(form);
    }

    /// <summary>The pass phrase, after a link or a code.</summary>
    [HttpPost("{reference}/enter")]
    public async Task<IActionResult> Enter(string reference, EnterPhraseForm form)
    {
        if (!InquiryReference.TryParse(reference, out var parsed)) return new SeeOtherResult("/requests");
        var page = FormDraft.IsId(form.Draft) ? form.Draft! : FormDraft.NewId();
        var missing = FormPages.ErrorsOf(ModelState);
        ModelState.Clear(); // what follows is about who may try
        if (await RefuseAsync(new OpenRequestForm { Reference = parsed, Draft = page }) is { } refusal) return refusal;
        if (missing.Count == 0 && await door.EnterAsync(parsed, form.Phrase, HttpContext)) return new SeeOtherResult(OwnRequests.PathOf(parsed));
        var wrong = missing.Count > 0 ? missing[0] : new DraftError(nameof(form.Phrase), "That is not the phrase, or there were too many tries. After five that are wrong, wait a quarter of an hour");
        var kept = await requests.Drafts.SaveAsync(HttpContext, OwnRequests.EnterOf(page), new Draft<EnterPhraseForm>(form) { Errors = [wrong] });
        return new SeeOtherResult(kept is null ? OwnRequests.PathOf(parsed) : FormPages.Address(OwnRequests.PathOf(parsed), page));
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
        var opened = RequestLinks.IsSpoken(form.Code)
            ? await links.SpendAsync(form.Reference!, form.Code, door.Browser(HttpContext))
            : await codes.OpensAsync(form.Reference!, form.Code, cancellation) ? (await requests.FindAsync(form.Reference!))?.Id : null;
        if (opened is { } inquiry) return await LetInAsync(inquiry, form);
        ModelState.AddModelError(nameof(form.Code), "Enter the code from the newest mail, or ask for another. A code by mail works for 15 minutes");
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

    private async Task<IActionResult> LetInAsync(Guid inquiry, OpenRequestForm form)
    {
        await door.LetInAsync(inquiry, form.Reference!, HttpContext);
        return new SeeOtherResult(FormPages.Address(OwnRequests.PathOf(form.Reference!), form.Draft!));
    }

    private async Task<IActionResult> AskPhraseAsync(string? draft, string reference)
    {
        if (FormPages.FirstAddress(Request, draft) is { } address) return Redirect(address);
        requests.Cookie.Give(HttpContext);
        var page = FormDraft.IsId(draft) ? draft! : FormDraft.NewId();
        ModelState.Clear();
        if (await requests.Drafts.FindAsync<EnterPhraseForm>(HttpContext, OwnRequests.EnterOf(page)) is { } kept) FormPages.Show(kept.Errors, ModelState);
        if (await requests.Drafts.FindAsync<OpenRequestForm>(HttpContext, OwnRequests.GateOf(page)) is { } refused) FormPages.Show(refused.Errors, ModelState);
        return View("Phrase", new EnterPhraseForm { Reference = reference, Draft = page });
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
