using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>What became of the answers on a writer's own page: the mail that tells of each, and when the page first showed it.</summary>
public sealed class AnswerDelivery
{
    private readonly Dictionary<Guid, OutboxMail> mails;
    private readonly Dictionary<Guid, DateTime> readings;

    private AnswerDelivery(Dictionary<Guid, OutboxMail> mails, Dictionary<Guid, DateTime> readings) => (this.mails, this.readings) = (mails, readings);

    public static AnswerDelivery None { get; } = new([], []);

    public static async Task<AnswerDelivery> ReadAsync(ClinicDbContext db, Inquiry inquiry, CancellationToken cancellation)
    {
        var answers = inquiry.Events.Where(e => e.Kind is InquiryEventKind.AnswerWritten).Select(e => e.Id).ToList();
        if (answers.Count == 0) return None;
        var mails = await db.Outbox.AsNoTracking().Where(m => m.InquiryId == inquiry.Id && m.Kind == MailKind.PatientAnswer && m.EventId != null)
            .ToDictionaryAsync(m => m.EventId!.Value, cancellation);
        var readings = await db.AnswerReadings.AsNoTracking().Where(r => answers.Contains(r.EventId)).ToDictionaryAsync(r => r.EventId, r => r.ReadAt, cancellation);
        return new AnswerDelivery(mails, readings);
    }

    /// <summary>When the writer's page first showed it; null when it has not.</summary>
    public DateTime? ReadAt(Guid answer) => readings.TryGetValue(answer, out var at) ? at : null;

    /// <summary>When the mail server took the mail that tells of it; null when it has not, or none was written.</summary>
    public DateTime? MailedAt(Guid answer) => mails.GetValueOrDefault(answer)?.SentAt;

    /// <summary>A mail tells of it that is still on its way.</summary>
    public bool IsOnItsWay(Guid answer) => mails.GetValueOrDefault(answer) is { SentAt: null, DeadAt: null };

    /// <summary>Not read, and no mail tells of it: none was allowed, or it was given up.</summary>
    public bool IsUntold(Guid answer) => ReadAt(answer) is null && MailedAt(answer) is null && !IsOnItsWay(answer);
}
