using System.Text.Json;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>What every act on an inquiry's page needs.</summary>
public sealed record InquiryPageServices(
    ClinicDbContext Db, UserManager<StaffMember> Staff, InquiryOpener Opener, Vault Vault, Viewers Viewers, MailOptions Mail, OutboxSignal Signal, TimeProvider Time);

/// <summary>
/// The acts on one inquiry: each finds it, refuses what is stale without losing what was typed, and saves once.
/// </summary>
[Route(DeskPaths.OneInquiry)]
public abstract class InquiryPageController(InquiryPageServices page) : Controller
{
    private const int LinkedMax = 10;
    private const string Page = "Inquiries/Index";

    protected ClinicDbContext Db => page.Db;

    protected InquiryOpener Opener => page.Opener;

    protected MailOptions Mail => page.Mail;

    protected DateTime Now => page.Time.GetUtcNow().UtcDateTime;

    /// <summary>Changes the inquiry and leads back to its page.</summary>
    /// <param name="change">May add errors to the model state; then nothing is saved.</param>
    protected async Task<IActionResult> ChangeAsync(
        string reference, InquiryChangeForm form, string done, Func<Inquiry, StaffMember, Task> change,
        CancellationToken cancellation, bool canUndo = false)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        // First of all, also where something else is to be put right: the page that goes back carries the new version, and
        // whoever saves with that has to have seen what changed.
        if (inquiry.Version != form.Version) return await AgainAsync(inquiry, form, StatusCodes.Status409Conflict, cancellation);
        if (!ModelState.IsValid) return await AgainAsync(inquiry, form, StatusCodes.Status400BadRequest, cancellation);

        var before = UndoForm.Of(inquiry);
        await change(inquiry, await MeAsync());
        if (!ModelState.IsValid)
        {
            Db.ChangeTracker.Clear();
            return await AgainAsync((await FindAsync(reference, cancellation))!, form, StatusCodes.Status400BadRequest, cancellation);
        }

        var changed = Db.ChangeTracker.HasChanges();
        var mails = Db.ChangeTracker.Entries<OutboxMail>().Any(e => e.State is EntityState.Added);
        try
        {
            await Db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody saved in the same moment: show what they did, as if they had been first by a minute.
            Db.ChangeTracker.Clear();
            return await AgainAsync((await FindAsync(reference, cancellation))!, form, StatusCodes.Status409Conflict, cancellation);
        }

        if (mails) page.Signal.Raise();
        TempData["Done"] = changed ? done : "Nothing was changed: it was so already.";
        if (changed && canUndo) OfferUndo(before, inquiry.Version);
        return RedirectToAction("Index", "Inquiries", new { reference = inquiry.Reference });
    }

    protected Task<IActionResult> ChangeAsync(
        string reference, InquiryChangeForm form, string done, Action<Inquiry, StaffMember> change,
        CancellationToken cancellation, bool canUndo = false) =>
        ChangeAsync(reference, form, done, (inquiry, me) =>
        {
            change(inquiry, me);
            return Task.CompletedTask;
        }, cancellation, canUndo);

    /// <summary>Whether it may go out of sight; else says at which field what has to be done first.</summary>
    protected bool MayClose(Inquiry inquiry, string field)
    {
        if (!inquiry.InDanger) return true;
        ModelState.AddModelError(field, "Record first what came of the danger: reached and safe, handed over, or not danger");
        return false;
    }

    protected async Task<Inquiry?> FindAsync(string typed, CancellationToken cancellation) =>
        InquiryReference.TryParse(typed, out var reference)
            ? await Db.Inquiries.Include(i => i.Events).SingleOrDefaultAsync(i => i.Reference == reference, cancellation)
            : null;

    protected async Task<StaffMember> MeAsync() =>
        await page.Staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");

    /// <summary>Seals what staff wrote under the id of the event it belongs to.</summary>
    protected (Guid Id, byte[] Sealed) Seal(string text)
    {
        var id = Guid.CreateVersion7();
        return (id, page.Vault.Seal(id, InquiryWords.NotePurpose, text));
    }

    protected async Task<ViewResult> ShowAsync(InquiryView view, InquiryChangeForm? typed, CancellationToken cancellation)
    {
        var me = await MeAsync();
        view.Take(typed);
        view.Me = me.Id;
        view.MayChange = me.Role is not StaffRole.Auditor;
        view.CanMail = page.Mail.Enabled && view.Plan is { AllowsMail: true };
        view.Viewers = await page.Viewers.LookAsync(view.Inquiry.Id, me, cancellation);
        view.Colleagues = await Db.Users.AsNoTracking().OrderBy(s => s.DisplayName)
            .Select(s => new Colleague(s.Id, s.DisplayName, s.DisabledAt == null && s.Role != StaffRole.Auditor)).ToListAsync(cancellation);
        view.SamePerson = await Db.Inquiries.AsNoTracking().OfSamePersonAs(view.Inquiry).OrderByDescending(i => i.ReceivedAt).Take(LinkedMax)
            .Select(i => new LinkedInquiry(i.Reference, i.Status, i.ReceivedAt, i.MergedIntoId != null)).ToListAsync(cancellation);
        if (view.Inquiry.MergedIntoId is { } into)
            view.MergedInto = await Db.Inquiries.Where(i => i.Id == into).Select(i => i.Reference).SingleOrDefaultAsync(cancellation);
        return await RenderAsync(view, typed, cancellation);
    }

    /// <summary>The page to show; one other than the inquiry's own where a form has a page to itself.</summary>
    protected virtual Task<ViewResult> RenderAsync(InquiryView view, InquiryChangeForm? typed, CancellationToken cancellation) =>
        Task.FromResult(View(Page, view));

    // Everything typed stays; the form then carries the new version, so that sending it again saves it.
    private async Task<ViewResult> AgainAsync(Inquiry inquiry, InquiryChangeForm form, int status, CancellationToken cancellation)
    {
        var conflict = status == StatusCodes.Status409Conflict;
        if (conflict)
        {
            foreach (var key in ModelState.Keys.Where(key => key.EndsWith(".Version", StringComparison.Ordinal) || key.EndsWith(".SeenEvent", StringComparison.Ordinal)).ToList())
                ModelState.Remove(key);
            ModelState.AddModelError("", "Somebody else changed this inquiry while you were writing. Look at what they did, then save again: what you wrote is still here");
        }

        Response.StatusCode = status;
        return await ShowAsync(Opener.Open(inquiry, conflict ? form.SeenEvent : null), form, cancellation);
    }

    // Travels to the next page in a sealed cookie that is read once; it holds days and codes, no words.
    private void OfferUndo(UndoForm before, Guid version)
    {
        before.Version = version;
        TempData["Undo"] = JsonSerializer.Serialize(before);
    }
}
