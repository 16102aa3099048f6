using Clinic.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>Who takes care of an inquiry, whether it is one, and going back on what was just done.</summary>
public sealed class HandlingController(InquiryPageServices page) : InquiryPageController(page)
{
    [HttpPost("assign")]
    public Task<IActionResult> Assign(string reference, [Bind(Prefix = "Assign")] AssignForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, form.Who switch
        {
            AssignTo.Me => "It is yours now.",
            AssignTo.Pool => "It is back in the pool.",
            _ => "It is handed over.",
        }, async (inquiry, me) =>
        {
            var to = form.Who switch
            {
                AssignTo.Me => me,
                AssignTo.SomebodyElse => await WorkingAsync(form.To!.Value, cancellation),
                _ => null,
            };
            if (to is null && form.Who is AssignTo.SomebodyElse) ModelState.AddModelError("Assign.To", "Choose somebody who works at the desk");
            else inquiry.Assign(to, me, Now);
        }, cancellation, canUndo: true);

    /// <summary>Records what came of danger, which alone takes it off the top of the desk.</summary>
    [HttpPost("danger")]
    public Task<IActionResult> SettleDanger(string reference, [Bind(Prefix = "Danger")] DangerForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "What came of it is recorded.", (inquiry, me) =>
        {
            var (id, note) = form.Note is null ? (Guid.CreateVersion7(), null) : Seal(form.Note);
            inquiry.SettleDanger(form.Outcome!.Value, id, note, me, Now);
        }, cancellation, canUndo: true);

    [HttpPost("spam")]
    public Task<IActionResult> MarkAsSpam(string reference, [Bind(Prefix = "Spam")] SpamForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "It is closed as spam.", (inquiry, me) =>
        {
            if (MayClose(inquiry, "Spam.Sure")) inquiry.Close(CloseReason.Spam, me, Now);
        }, cancellation, canUndo: true);

    [HttpPost("genuine")]
    public Task<IActionResult> AcceptAsGenuine(string reference, [Bind(Prefix = "Spam")] SpamForm form, CancellationToken cancellation)
    {
        ModelState.Remove("Spam.Sure"); // nothing is lost by it
        return ChangeAsync(reference, form, "It joins the queue.", (inquiry, me) =>
        {
            inquiry.AcceptAsGenuine(me, Now);
            if (inquiry.CloseReason is CloseReason.Spam) inquiry.Reopen(me, Now);
        }, cancellation);
    }

    [HttpPost("merge")]
    public Task<IActionResult> Merge(string reference, [Bind(Prefix = "Merge")] MergeForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, $"It is merged: {form.Into} goes on.", async (inquiry, me) =>
        {
            // Only one of the same person: the page offers no other, and an address must not be able to.
            var other = await Db.Inquiries.Include(i => i.Events).OfSamePersonAs(inquiry).SingleOrDefaultAsync(i => i.Reference == form.Into, cancellation);
            if (other is null || other.MergedIntoId is not null) ModelState.AddModelError("Merge.Into", "Choose one of the same person that was not merged itself");
            else if (MayClose(inquiry, "Merge.Into")) inquiry.MergeInto(other, me, Now);
        }, cancellation, canUndo: true);

    /// <summary>Puts back how things stood before the last change, unless something happened since.</summary>
    [HttpPost("undo")]
    public Task<IActionResult> Undo(string reference, [Bind(Prefix = "Undo")] UndoForm form, CancellationToken cancellation) =>
        ChangeAsync(reference, form, "It is as it was before.", async (inquiry, me) =>
        {
            if (form.DangerOutcome is null) inquiry.ReopenDanger(me, Now);
            if (form.Status is InquiryStatus.Closed)
            {
                // Closed it was in danger only where its writer had taken it back: then it is closed still.
                if (!inquiry.InDanger) inquiry.Close(form.Reason ?? CloseReason.QuestionAnswered, me, Now);
                return;
            }

            inquiry.Reopen(me, Now);
            inquiry.MoveTo(form.Status, me, Now);
            inquiry.SetFollowUp(form.FollowUpOn, me, Now);
            inquiry.Assign(form.AssigneeId is { } id ? await WorkingAsync(id, cancellation) : null, me, Now);
        }, cancellation);

    private Task<StaffMember?> WorkingAsync(Guid id, CancellationToken cancellation) =>
        Db.Users.SingleOrDefaultAsync(s => s.Id == id && s.DisabledAt == null && s.Role != StaffRole.Auditor, cancellation);
}
