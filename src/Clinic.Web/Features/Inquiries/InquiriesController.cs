using Clinic.Web.Data;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Inquiries;

/// <summary>One inquiry: read it, and follow it up.</summary>
[Route("desk/inquiries/{reference}")]
public sealed partial class InquiriesController(
    ClinicDbContext db, UserManager<StaffMember> staff, InquiryOpener opener, Vault vault, TimeProvider time,
    ILogger<InquiriesController> logger) : Controller
{
    // Looking again within this time is the same look.
    private static readonly TimeSpan SameLook = TimeSpan.FromMinutes(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Opens the words, and writes down who did. A read that writes: the trail is worth it.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        var me = await MeAsync();
        var earliest = Now - SameLook;
        if (!inquiry.Events.Any(e => e.Kind is InquiryEventKind.Opened && e.StaffId == me.Id && e.At > earliest))
        {
            inquiry.Open(me, Now);
            await db.SaveChangesAsync(cancellation);
            LogOpened(logger, inquiry.Reference, me.Id);
        }

        return Show(opener.Open(inquiry));
    }

    [HttpPost("notes")]
    public Task<IActionResult> AddNote(string reference, [Bind(Prefix = "Note")] NoteForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "Your note is saved.", (inquiry, me) =>
        {
            var id = Guid.CreateVersion7();
            return inquiry.AddNote(id, vault.Seal(id, InquiryWords.NotePurpose, form.Text!), me, Now);
        }, cancellation);

    [HttpPost("contacts")]
    public Task<IActionResult> RecordContact(string reference, [Bind(Prefix = "Contact")] ContactAttemptForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The contact is recorded.", (inquiry, me) =>
        {
            var id = Guid.CreateVersion7();
            var note = form.Note is null ? null : vault.Seal(id, InquiryWords.NotePurpose, form.Note);
            return inquiry.RecordContact(form.Outcome!.Value, id, note, me, Now);
        }, cancellation);

    [HttpPost("follow-up")]
    public Task<IActionResult> SetFollowUp(string reference, [Bind(Prefix = "FollowUp")] FollowUpForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The follow-up is set.", (inquiry, me) => inquiry.SetFollowUp(form.On, me, Now), cancellation);

    [HttpPost("follow-up/clear")]
    public Task<IActionResult> ClearFollowUp(string reference, [Bind(Prefix = "FollowUp")] FollowUpForm form, CancellationToken cancellation)
    {
        ModelState.Remove("FollowUp.On"); // clearing asks for no day
        return ChangeAsync(reference, form, "The follow-up is cleared.", (inquiry, me) => inquiry.SetFollowUp(null, me, Now), cancellation);
    }

    [HttpPost("status")]
    public Task<IActionResult> Move(string reference, [Bind(Prefix = "Status")] StatusForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The status is changed.", (inquiry, me) =>
        {
            if (form.To is InquiryStatus.Closed) inquiry.Close(form.Reason!.Value, me, Now);
            else if (inquiry.Status is InquiryStatus.Closed) inquiry.Reopen(me, Now);
            else inquiry.MoveTo(form.To!.Value, me, Now);
        }, cancellation);

    private Task<IActionResult> ChangeAsync(
        string reference, InquiryChangeForm form, string done, Func<Inquiry, StaffMember, InquiryEvent> change, CancellationToken cancellation) =>
        ChangeAsync(reference, form, done, (inquiry, me) => { change(inquiry, me); }, cancellation);

    private async Task<IActionResult> ChangeAsync(
        string reference, InquiryChangeForm form, string done, Action<Inquiry, StaffMember> change, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        if (!ModelState.IsValid) return Again(inquiry, form, StatusCodes.Status400BadRequest);
        if (inquiry.Version != form.Version) return Again(inquiry, form, StatusCodes.Status409Conflict);

        change(inquiry, await MeAsync());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody saved in the same moment: show what they did, as if they had been first by a minute.
            db.ChangeTracker.Clear();
            inquiry = (await FindAsync(reference, cancellation))!;
            return Again(inquiry, form, StatusCodes.Status409Conflict);
        }

        TempData["Done"] = done;
        return RedirectToAction("Index", new { reference = inquiry.Reference });
    }

    // Everything typed stays; the form then carries the new version, so that sending it again saves it.
    private ViewResult Again(Inquiry inquiry, InquiryChangeForm form, int status)
    {
        var conflict = status == StatusCodes.Status409Conflict;
        if (conflict)
        {
            foreach (var key in ModelState.Keys.Where(key => key.EndsWith(".Version", StringComparison.Ordinal) || key.EndsWith(".SeenEvent", StringComparison.Ordinal)).ToList())
                ModelState.Remove(key);
            ModelState.AddModelError("", "Somebody else changed this inquiry while you were writing. Look at what they did, then save again: what you wrote is still here");
        }

        var view = opener.Open(inquiry, conflict ? form.SeenEvent : null);
        Response.StatusCode = status;
        return Show(view, form);
    }

    private ViewResult Show(InquiryView view, InquiryChangeForm? typed = null)
    {
        var seen = view.Timeline.Count > 0 ? view.Timeline[0].Id : Guid.Empty;
        var page = new InquiryView
        {
            Inquiry = view.Inquiry,
            Words = view.Words,
            About = view.About,
            Timeline = view.Timeline,
            Since = view.Since,
            Note = typed as NoteForm ?? new NoteForm(),
            Contact = typed as ContactAttemptForm ?? new ContactAttemptForm(),
            FollowUp = typed as FollowUpForm ?? new FollowUpForm { On = view.Inquiry.FollowUpOn },
            Status = typed as StatusForm ?? new StatusForm { To = view.Inquiry.Status, Reason = view.Inquiry.CloseReason },
        };
        foreach (var form in (InquiryChangeForm[])[page.Note, page.Contact, page.FollowUp, page.Status])
        {
            form.Version = view.Inquiry.Version;
            form.SeenEvent = seen;
        }

        return View("Index", page);
    }

    private async Task<Inquiry?> FindAsync(string typed, CancellationToken cancellation) =>
        InquiryReference.TryParse(typed, out var reference)
            ? await db.Inquiries.Include(i => i.Events).SingleOrDefaultAsync(i => i.Reference == reference, cancellation)
            : null;

    private async Task<StaffMember> MeAsync() =>
        await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");

    [LoggerMessage(LogLevel.Information, "Inquiry {Reference} was opened by staff {Staff}")]
    private static partial void LogOpened(ILogger logger, string reference, Guid staff);
}
