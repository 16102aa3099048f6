using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>Finds requests for who may open them, and what they have typed on a request's page: one address holds all its forms.</summary>
public sealed class OwnRequests(
    ClinicDbContext db, Vault vault, RequestPass pass, FormDrafts drafts, IAntiforgery antiforgery, DraftCookie cookie)
{
    public FormDrafts Drafts => drafts;

    public DraftCookie Cookie => cookie;

    /// <summary>The page of a request; not by the router, which would write the reference small: an address to copy should look like what was given.</summary>
    public static string PathOf(string reference) => $"/requests/{reference}";

    /// <summary>An erased request is nobody's any more: it looks like one that never was.</summary>
    public async Task<Inquiry?> FindAsync(string reference) =>
        await db.Inquiries.Include(i => i.Events).SingleOrDefaultAsync(i => i.Reference == reference) is { Erased: false } inquiry ? inquiry : null;

    /// <summary>Null where this browser has no pass for it.</summary>
    public async Task<Inquiry?> FindOpenAsync(string reference, HttpContext http) => pass.Opens(reference, http) ? await FindAsync(reference) : null;

    public Task<bool> IsOursAsync(HttpContext http) => antiforgery.IsRequestValidAsync(http);

    /// <summary>The request's page, with what was typed there and not sent.</summary>
    /// <param name="page">The id in the page's address.</param>
    /// <param name="errors">Gets what stands against what was typed.</param>
    public async Task<RequestView> ViewAsync(Inquiry inquiry, HttpContext http, string page, List<DraftError> errors)
    {
        var view = RequestView.Open(inquiry, vault);
        var message = await drafts.FindAsync<RequestMessageForm>(http, page);
        var details = await drafts.FindAsync<RequestDetailsForm>(http, DetailsOf(page));
        foreach (var draft in (IEnumerable<DraftError>[])[message?.Errors ?? [], details?.Errors ?? []]) errors.AddRange(draft);
        view = view with { Message = message?.Form ?? new RequestMessageForm { Key = Guid.NewGuid() }, Details = details?.Form ?? view.Details, Added = message?.Receipt };
        view.Message.Draft = view.Details.Draft = page;
        return view;
    }

    /// <summary>Whether something was typed on that page that is not sent.</summary>
    public async Task<bool> HoldsWordsAsync(HttpContext http, string? page) =>
        FormDraft.IsId(page)
        && (await drafts.FindAsync<RequestMessageForm>(http, page) is { Receipt: null } || await drafts.FindAsync<RequestDetailsForm>(http, DetailsOf(page!)) is { Receipt: null });

    public static string DetailsOf(string page) => FormDraft.Beside(page, "details");

    public static string GateOf(string page) => FormDraft.Beside(page, "gate");
}
