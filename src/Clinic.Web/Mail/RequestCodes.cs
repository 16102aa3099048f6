using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Mail;

/// <summary>Codes of eight digits that open a request for whoever reads the mailbox given in it.</summary>
public sealed class RequestCodes(ClinicDbContext db, Vault vault, MailOptions mail, OutboxSignal signal, TimeProvider time)
{
    /// <summary>Asks for a code to be mailed. Does as much for a reference that does not exist.</summary>
    public async Task AskAsync(string reference, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var over = now - RequestCode.Lifetime;
        await db.RequestCodes.Where(c => c.IssuedAt < over && c.Reference != reference).ExecuteDeleteAsync(cancellation);
        var inquiry = await db.Inquiries.Where(i => i.Reference == reference).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellation);
        var code = await db.RequestCodes.SingleOrDefaultAsync(c => c.Reference == reference, cancellation);
        if (code is null) db.RequestCodes.Add(code = new RequestCode(reference));
        if (code.Issue(now) && inquiry is { } id && mail.Enabled) db.Outbox.Add(new OutboxMail(MailKind.PatientCode, id, now));
        try
        {
            await db.SaveChangesAsync(cancellation);
            signal.Raise();
        }
        catch (DbUpdateException)
        {
            // Asked for twice at once: the other asking mails it.
        }
    }

    /// <summary>Whether this is the code mailed for that reference; each try is counted before it is looked at.</summary>
    public async Task<bool> OpensAsync(string reference, string? typed, CancellationToken cancellation)
    {
        var code = await db.RequestCodes.SingleOrDefaultAsync(c => c.Reference == reference, cancellation)
            ?? new RequestCode(reference);
        var mayTry = code.Try(time.GetUtcNow().UtcDateTime);
        var right = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(DigitsOf(code)), Encoding.UTF8.GetBytes(new string([.. (typed ?? "").Where(char.IsAsciiDigit)])));
        if (right) code.Use();
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // another try came first: this one did not count, so it may not open
        }

        return mayTry && right;
    }

    public string DigitsOf(RequestCode code)
    {
        var digest = vault.Digest("request code", code.Nonce.ToByteArray());
        return (BinaryPrimitives.ReadUInt64BigEndian(digest) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
    }
}
