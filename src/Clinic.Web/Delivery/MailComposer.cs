using System.Net;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Features.Requests;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Clinic.Web.Delivery;

/// <summary>
/// Writes mails. They hold a link and never a word about health: a mailbox may be shared, and mail travels in the
/// clear.
/// </summary>
public sealed class MailComposer(
    ClinicDbContext db, MailOptions options, PageLibrary library, Vault vault, AccessKeys accessKeys,
    RequestCodes codes)
{
    /// <summary>The mail as it goes out now, or null when there is nobody to send it to any more.</summary>
    public async Task<MimeMessage?> ComposeAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var inquiry = await db.Inquiries.AsNoTracking().SingleAsync(i => i.Id == mail.InquiryId, cancellation);
        return mail.Kind switch
        {
            MailKind.StaffAlert => Write(
                mail.Id, options.StaffTo ?? Clinic, "New message at the desk",
                ["A new message is waiting at the desk.", $"Reference {inquiry.Reference}"],
                "Open it", $"/desk/inquiries/{inquiry.Reference}"),
            MailKind.PatientCode => await WriteCodeAsync(mail.Id, inquiry, cancellation),
            MailKind.PatientAcknowledgement => WriteAcknowledgement(mail.Id, inquiry),
            _ => throw new InvalidOperationException($"No words for {mail.Kind}."),
        };
    }

    private MailboxAddress Clinic => new(library.Current.Clinic.Name, library.Current.Clinic.Email);

    private MimeMessage? WriteAcknowledgement(Guid id, Inquiry inquiry) => inquiry.Status is InquiryStatus.Closed ? null : WritePlainly(
        id, inquiry, "We have your message",
        ["We have your message, and will answer in the way you chose.", $"Reference {inquiry.Reference}",
         "If you did not write to us, you need do nothing."],
        "See or change it", $"/requests/{inquiry.Reference}?key={accessKeys.For(inquiry.SubmissionDigest)}");

    private async Task<MimeMessage?> WriteCodeAsync(Guid id, Inquiry inquiry, CancellationToken cancellation) =>
        await db.RequestCodes.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == inquiry.Reference, cancellation) is { } code
            ? WritePlainly(
                id, inquiry, "Your code",
                [$"Your code is {codes.DigitsOf(code)}", "It works for 15 minutes, once.", "If you did not ask for it, you need do nothing."],
                "Enter it", $"/requests/{inquiry.Reference}")
            : null;

    /// <summary>
    /// To the visitor, in words that anybody may see over their shoulder: from nobody by name unless they allowed the
    /// clinic's. Null when they do not want mail.
    /// </summary>
    private MimeMessage? WritePlainly(
        Guid id, Inquiry inquiry, string subject, IReadOnlyList<string> lines, string linkText, string path)
    {
        if (inquiry.Erased) return null;
        var words = vault.Open<InquiryWords>(inquiry.Id, InquiryWords.Purpose, inquiry.Envelope);
        if (!words.AllowsMail) return null;
        var mail = Write(id, new MailboxAddress("", words.Email!), subject, lines, linkText, path);
        if (!words.MayNameClinic) mail.From.Mailboxes.Single().Name = "";
        return mail;
    }

    private MimeMessage Write(
        Guid id, MailboxAddress to, string subject, IReadOnlyList<string> lines, string linkText, string path)
    {
        var link = new Uri(options.Site!, path).AbsoluteUri;
        var paragraphs = string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n"));
        var message = new MimeMessage
        {
            MessageId = $"{id:N}@{options.Site!.Host}",
            Subject = subject,
            Body = new BodyBuilder
            {
                TextBody = $"{string.Join("\n\n", lines)}\n\n{linkText}: {link}\n",
                HtmlBody = $"""
                    <!doctype html>
                    <html lang="en"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(subject)}</title></head>
                    <body>
                    {paragraphs}<p><a href="{WebUtility.HtmlEncode(link)}">{WebUtility.HtmlEncode(linkText)}</a></p>
                    </body></html>

                    """,
            }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress((options.From ?? Clinic).Name, (options.From ?? Clinic).Address));
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: asks for no automatic answers
        return message;
    }
}
