using System.Text.Json;
using Clinic.Web.Data;
using Clinic.Web.Delivery;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Shared;

/// <summary>Takes a validated form into the database: once, sealed, in one transaction.</summary>
public sealed partial class InquiryIntake(
    ClinicDbContext db, Vault vault, MailOptions mail, OutboxSignal signal, TimeProvider time,
    ILogger<InquiryIntake> logger)
{
    /// <summary>
    /// Stores the inquiry and returns its reference. The same form with the same words returns the reference it
    /// already has; with other words it is another inquiry, so that a correction is never lost.
    /// </summary>
    public async Task<string> ReceiveAsync(
        InquiryKind kind, InquiryTopic topic, string? aboutPage, InquiryWords words, Guid requestKey,
        CancellationToken cancellation)
    {
        var digest = vault.Digest("submission",
            JsonSerializer.SerializeToUtf8Bytes(new { requestKey, kind, topic, aboutPage, words }));
        if (await FindAsync(digest, cancellation) is { } already) return already;

        var id = Guid.CreateVersion7();
        var inquiry = Inquiry.Receive(
            new ReceivedInquiry(
                id, InquiryReference.New(), kind, topic, aboutPage, requestKey, digest, Consent.Version,
                vault.Seal(id, InquiryWords.Purpose, words),
                vault.Seal(id, InquiryWords.InitialsPurpose, words.Initials())),
            time.GetUtcNow().UtcDateTime);
        db.Inquiries.Add(inquiry);
        if (mail.Enabled) db.Outbox.Add(new OutboxMail(MailKind.StaffAlert, id, inquiry.ReceivedAt));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same form arrived twice at once and the unique digest let one in: answer with that one.
            db.ChangeTracker.Clear();
            if (await FindAsync(digest, cancellation) is { } other) return other;
            throw;
        }

        signal.Raise();
        LogReceived(logger, inquiry.Reference, kind);
        return inquiry.Reference;
    }

    private Task<string?> FindAsync(byte[] digest, CancellationToken cancellation) =>
        db.Inquiries.Where(i => i.SubmissionDigest == digest).Select(i => (string?)i.Reference)
            .SingleOrDefaultAsync(cancellation);

    [LoggerMessage(LogLevel.Information, "Inquiry {Reference} received ({Kind})")]
    private static partial void LogReceived(ILogger logger, string reference, InquiryKind kind);
}
