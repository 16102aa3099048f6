using System.Text.Json;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>One inquiry: read it, and follow it up.</summary>
public sealed partial class InquiriesController(InquiryPageServices page, ILogger<InquiriesController> logger)
    : InquiryPageController(page)
{
    // Looking again within this time is the same look.
    private static readonly TimeSpan SameLook = TimeSpan.FromMinutes(1);

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
            await Db.SaveChangesAsync(cancellation);
            LogOpened(logger, inquiry.Reference, me.Id);
        }

        // Whoever works here has read it with this. Against this version alone: what is added meanwhile is not on the page.
        if (inquiry.AddedReadBy is not null && me.Role is not StaffRole.Auditor)
            await Db.Inquiries.Where(i => i.Id == inquiry.Id && i.Version == inquiry.Version).ExecuteUpdateAsync(
                i => i.SetProperty(x => x.AddedReadBy, (DateTime?)null)
                    .SetProperty(x => x.Attention, x => x.Attention == Attention.Urgent && x.Status != InquiryStatus.New ? Attention.Usual : x.Attention),
                cancellation);

        var view = Opener.Open(inquiry);
        if (TempData["Undo"] is string undo) view.Undo = JsonSerializer.Deserialize<UndoForm>(undo);
        return await ShowAsync(view, typed: null, cancellation);
    }

    [HttpPost("notes")]
    public Task<IActionResult> AddNote(string reference, [Bind(Prefix = "Note")] NoteForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "Your note is saved.", (inquiry, me) =>
        {
            var (id, note) = Seal(form.Text!);
            inquiry.AddNote(id, note, me, Now);
        }, cancellation);

    [HttpPost("contacts")]
    public Task<IActionResult> RecordContact(string reference, [Bind(Prefix = "Contact")] ContactAttemptForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The contact is recorded.", (inquiry, me) =>
        {
            var outcome = form.Outcome!.Value;
            if (Opener.Open(inquiry).Plan?.Against(outcome, form.OutsideQuietHours) is { } against)
            {
                if (form.Reason is null)
                {
                    ModelState.AddModelError("Contact.Reason", against);
                    return;
                }

                var (reasonId, reason) = Seal(form.Reason);
                inquiry.OverridePlan(reasonId, reason, me, Now);
            }

            var (id, note) = form.Note is null ? (Guid.CreateVersion7(), null) : Seal(form.Note);
            inquiry.RecordContact(outcome, id, note, me, Now);
        }, cancellation);

    [HttpPost("follow-up")]
    public Task<IActionResult> SetFollowUp(string reference, [Bind(Prefix = "FollowUp")] FollowUpForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The follow-up is set.", (inquiry, me) => inquiry.SetFollowUp(form.Day, me, Now), cancellation, canUndo: true);

    [HttpPost("follow-up/clear")]
    public Task<IActionResult> ClearFollowUp(string reference, [Bind(Prefix = "FollowUp")] FollowUpForm form, CancellationToken cancellation)
    {
        ModelState.Remove("FollowUp.On"); // clearing asks for no day
        return ChangeAsync(reference, form, "The follow-up is cleared.", (inquiry, me) => inquiry.SetFollowUp(null, me, Now), cancellation, canUndo: true);
    }

    [HttpPost("status")]
    public Task<IActionResult> Move(string reference, [Bind(Prefix = "Status")] StatusForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "The status is changed.", (inquiry, me) =>
        {
            if (form.To is InquiryStatus.Closed)
            {
                if (MayClose(inquiry, "Status.To")) inquiry.Close(form.Reason!.Value, me, Now);
            }
            else if (inquiry.Status is InquiryStatus.Closed) inquiry.Reopen(me, Now);
            else inquiry.MoveTo(form.To!.Value, me, Now);
        }, cancellation, canUndo: true);

    [LoggerMessage(LogLevel.Information, "Inquiry {Reference} was opened by staff {Staff}")]
    private static partial void LogOpened(ILogger logger, string reference, Guid staff);
}
