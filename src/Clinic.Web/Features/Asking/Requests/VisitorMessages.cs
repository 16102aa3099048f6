using System.Text;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Mail;
using Clinic.Web.Security;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>Adds to a request what its writer wrote later, with the clocks for it.</summary>
public sealed class VisitorMessages(ClinicDbContext db, Vault vault, ClinicClock clock, DangerClock danger, MailOptions mail, TimeProvider time)
{
    /// <summary>By when a message that is added now will have been read: what the page says and what the desk is held to.</summary>
    public DateTimeOffset? ReadBy => clock.ReadBy(time.GetUtcNow());

    /// <summary>Changes the inquiry; saving it is the caller's. The same message of the same form is added once.</summary>
    public void Add(Inquiry inquiry, RequestMessageForm form, Urgency urgency)
    {
        var now = time.GetUtcNow();
        var id = IdOf(inquiry, form);
        if (inquiry.Events.Any(entry => entry.Id == id)) return;
        inquiry.AddMessage(
            id, vault.Seal(id, InquiryWords.NotePurpose, form.Text!), urgency, ReadBy?.UtcDateTime, danger.DueFor(now).UtcDateTime, now.UtcDateTime);
        if (urgency.IsDanger && mail.Enabled) db.Outbox.Add(new OutboxMail(MailKind.DangerAlert, inquiry.Id, now.UtcDateTime));
    }

    // Other words from the same form are another message, so that a correction is never lost.
    private Guid IdOf(Inquiry inquiry, RequestMessageForm form) =>
        new(vault.Digest("visitor message", Encoding.UTF8.GetBytes($"{inquiry.Id} {form.Key} {form.Text}")).AsSpan(0, 16));
}
