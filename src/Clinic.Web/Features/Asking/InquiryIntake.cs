using System.Text.Json;
using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Asking;

/// <summary>What is known of an inquiry besides its words.</summary>
/// <param name="Suspicion">A sign that a program sent it. Danger outranks it: see <see cref="Data.Urgency"/>.</param>
public sealed record InquiryFacts(
    InquiryKind Kind, InquiryTopic Topic, string? AboutPage, Guid RequestKey, Urgency Urgency, Suspicion? Suspicion)
{
    /// <summary>It came in a flood and without a proof. That limits mail, and nothing else.</summary>
    public bool Unproven { get; init; }
}

/// <summary>Takes a validated form into the database: once, sealed, in one transaction with the mails about it.</summary>
public sealed partial class InquiryIntake(
    ClinicDbContext db, Vault vault, AccessKeys accessKeys, MailOptions mail, OutboxSignal signal, ClinicClock clock,
    DangerClock danger, EstimateClock estimates, FormLimits limits, InquiryTokenWriter tokens, ArrivalSignal arrivals, TimeProvider time, PageLibrary library,
    IStringLocalizer<AskingTexts> texts, ILogger<InquiryIntake> logger)
{
    private const int DrawsMax = 3;

    /// <summary>
    /// Stores the inquiry and returns its receipt. The same form with the same words gets the receipt it already
    /// has; with other words it is another inquiry, so that a correction is never lost.
    /// </summary>
    /// <remarks>No request's end reaches it: what was read is stored, whether or not the phone is still there to hear of it.</remarks>
    /// <param name="beside">Adds what is stored in the same transaction, such as the receipt in the visitor's draft.</param>
    /// <returns>Null when it could not be stored, whatever the reason: the words are still the caller's to give back.</returns>
    public async Task<InquiryReceipt?> ReceiveAsync(InquiryFacts facts, InquiryWords words, Func<InquiryReceipt, Task>? beside = null)
    {
        try
        {
            return await StoreAsync(facts, words, beside ?? (_ => Task.CompletedTask));
        }
        catch (Exception exception)
        {
            LogNotStored(logger, exception);
            return null;
        }
    }

    private async Task<InquiryReceipt> StoreAsync(InquiryFacts facts, InquiryWords words, Func<InquiryReceipt, Task> beside)
    {
        var digest = vault.Digest("submission",
            JsonSerializer.SerializeToUtf8Bytes(new { facts.RequestKey, facts.Kind, facts.Topic, facts.AboutPage, words }, SealedJson.Options));
        var key = accessKeys.For(digest);
        if (await FindAsync(digest, key) is { } already) return await KeepAsync(already, beside);

        var tooMany = await IsTooManyAsync(words);
        for (var draw = 1; ; draw++)
        {
            var inquiry = Add(facts, words, digest, key, tooMany);
            var receipt = new InquiryReceipt(inquiry.Reference, key, inquiry.ReceivedAt, inquiry.ReadBy);
            await beside(receipt);
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                signal.Raise();
                if (inquiry.Suspicion is null) arrivals.Raise();
                LogReceived(logger, inquiry.Reference, facts.Kind);
                return receipt;
            }
            catch (DbUpdateException)
            {
                // The same form arrived twice at once and the unique digest let one in: answer with that one.
                db.ChangeTracker.Clear();
                if (await FindAsync(digest, key) is { } other) return await KeepAsync(other, beside);
                // Or somebody has that reference already, one chance in 34 billion for each inquiry there is: draw again.
                if (draw == DrawsMax) throw;
            }
        }
    }

    // The same form sent before, perhaps from another draft: that one's sent page opens too.
    private async Task<InquiryReceipt> KeepAsync(InquiryReceipt receipt, Func<InquiryReceipt, Task> beside)
    {
        for (var attempt = 1; ; attempt++)
        {
            await beside(receipt);
            if (!db.ChangeTracker.HasChanges()) return receipt; // no turn at the door for what lies there already
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return receipt;
            }
            catch (DbUpdateException) when (attempt < DrawsMax)
            {
                db.ChangeTracker.Clear(); // another of the same forms wrote it in that moment
            }
        }
    }

    private Inquiry Add(InquiryFacts facts, InquiryWords words, byte[] digest, string key, bool tooMany)
    {
        var inquiry = Seal(facts, words, digest, key);
        if (EstimateClock.AsksForCost(facts.Topic)) inquiry.AskEstimate(estimates.DueFor(inquiry.ReceivedAt), by: null, inquiry.ReceivedAt);
        db.Inquiries.Add(inquiry);
        tokens.Add(inquiry, words);
        if (mail.Enabled) AddMails(inquiry, facts, mayAcknowledge: words.Reach.AllowsMail && !tooMany);
        return inquiry;
    }

    private Inquiry Seal(InquiryFacts facts, InquiryWords words, byte[] digest, string key)
    {
        var id = Guid.CreateVersion7();
        var now = time.GetUtcNow();
        var (envelope, initials) = words.Seal(id, vault);
        return Inquiry.Receive(
            new ReceivedInquiry(
                id, InquiryReference.New(), facts.Kind, facts.Topic, facts.AboutPage, facts.RequestKey, digest, ConsentText.Version,
                envelope, initials)
            {
                ConsentHash = ConsentText.HashOf(texts[ConsentText.Text]),
                WrittenIn = library.Current.Language.Code,
                HowSoon = words.HowSoon,
                HeardFrom = words.HeardFrom,
                Urgency = facts.Urgency,
                DangerDueAt = danger.DueFor(now).UtcDateTime,
                Suspicion = facts.Suspicion,
                EmailDigest = words.Reach.EmailDigest(vault),
                PhoneDigest = words.Reach.PhoneDigest(vault),
                ReadBy = clock.ReadBy(now)?.UtcDateTime,
                AccessHash = AccessKeys.Hash(key),
            },
            now.UtcDateTime);
    }

    // Nobody is mailed without end because somebody else types their address; and nobody is kept from being heard because
    // somebody else did. It is the database that counts: a restart forgets nothing, and several instances count as one.
    private async Task<bool> IsTooManyAsync(InquiryWords words)
    {
        if (!limits.Enabled) return false;
        var (email, phone) = (words.Reach.EmailDigest(vault), words.Reach.PhoneDigest(vault));
        var yesterday = time.GetUtcNow().UtcDateTime.AddDays(-1);
        var recent = db.Inquiries.Where(i => i.ReceivedAt > yesterday);
        return (email is not null && await recent.CountAsync(i => i.EmailDigest == email) >= limits.FormsPerAddressPerDay)
            || (phone is not null && await recent.CountAsync(i => i.PhoneDigest == phone) >= limits.FormsPerAddressPerDay);
    }

    // What looks like a program's gets no mail, or a flood of it would be a flood of mail. But danger wakes somebody always:
    // that mail speaks for all of its kind, so it cannot become a flood.
    private void AddMails(Inquiry inquiry, InquiryFacts facts, bool mayAcknowledge)
    {
        void Write(MailKind kind) => db.Outbox.Add(new OutboxMail(kind, inquiry.Id, inquiry.ReceivedAt));
        if (inquiry.InDanger) Write(MailKind.DangerAlert);
        if (facts.Suspicion is not null) return;
        Write(facts.Unproven ? MailKind.CrowdAlert : MailKind.StaffAlert);
        if (mayAcknowledge && !facts.Unproven) Write(MailKind.PatientAcknowledgement);
    }

    private async Task<InquiryReceipt?> FindAsync(byte[] digest, string key) =>
        await db.Inquiries.Where(i => i.SubmissionDigest == digest).Select(i => new { i.Reference, i.ReceivedAt, i.ReadBy })
            .SingleOrDefaultAsync() is { } found
            ? new InquiryReceipt(found.Reference, key, found.ReceivedAt, found.ReadBy)
            : null;

    [LoggerMessage(LogLevel.Error, "A form could not be stored, and was given back")]
    private static partial void LogNotStored(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "Inquiry {Reference} received ({Kind})")]
    private static partial void LogReceived(ILogger logger, string reference, InquiryKind kind);
}
