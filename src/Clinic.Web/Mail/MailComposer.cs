using System.Net;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace Clinic.Web.Mail;

/// <summary>
/// Writes mails. They hold a link and never a word about health: a mailbox may be shared, and mail travels in the
/// clear.
/// </summary>
public sealed class MailComposer(
    ClinicDbContext db, MailOptions options, PageLibrary library, Vault vault, AccessKeys accessKeys, RequestCodes codes,
    AppointmentCalendar calendar, MessageDraft draft, IStringLocalizer<MailTexts> texts)
{
    /// <summary>What an address is sealed for that stands nowhere but in the outbox.</summary>
    public const string ToPurpose = "mail to";

    /// <summary>The mail as it goes out now, or null when there is nobody to send it to any more.</summary>
    public async Task<MimeMessage?> ComposeAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (mail.Kind is MailKind.StaffAddressChanged) return WriteAddressChanged(mail);
        var inquiry = await db.Inquiries.AsNoTracking().Include(i => i.Events).SingleAsync(i => i.Id == mail.InquiryId, cancellation);
        using var spoken = PageLanguages.Speak(IsToVisitor(mail.Kind) ? library.English.LanguageOf(inquiry.WrittenIn) : Language.English);
        return mail.Kind switch
        {
            MailKind.StaffAlert => Write(
                mail.Id, [options.StaffTo ?? Clinic], "New message at the desk",
                Linked(["A new message is waiting at the desk.", $"Reference {inquiry.Reference}"], "Open it", DeskPaths.Inquiry(inquiry.Reference))),
            MailKind.OwnerAlert => Write(
                mail.Id, await OwnersAsync(cancellation), "A message has waited too long",
                Linked(
                    ["A message at the desk is past the time by which we promised to read it.", $"Reference {inquiry.Reference}"],
                    "Open it", DeskPaths.Inquiry(inquiry.Reference))),
            MailKind.DangerAlert => Write(
                mail.Id, [options.AlertTo ?? options.StaffTo ?? Clinic], "Please look at the desk now",
                Linked([LookNow(await OpenDangersAsync(cancellation))], "Open the desk", DeskPaths.Today)),
            MailKind.OwnerDangerAlert => Write(
                mail.Id, await OwnersAsync(cancellation), "Nobody has looked at the desk",
                Linked(["What has to be looked at at once stands at the desk past its time.", LookNow(await OpenDangersAsync(cancellation))], "Open the desk", DeskPaths.Today)),
            MailKind.CrowdAlert => Write(
                mail.Id, [options.StaffTo ?? Clinic], "New messages at the desk",
                Linked(["Very many messages are arriving, so this is one mail for all of them."], "Open the desk", DeskPaths.Inquiries)),
            MailKind.OwnerSetAsideAlert => Write(
                mail.Id, await OwnersAsync(cancellation), "Messages set aside have waited too long",
                Linked(
                    ["Some of what was set aside as a program’s is past the time by which we promised to read it. A person may be among them."],
                    "Look through them", DeskPaths.Quarantined)),
            MailKind.OwnerCrowdAlert => Write(
                mail.Id, await OwnersAsync(cancellation), "Messages have waited too long",
                Linked(
                    ["Many messages at the desk are past the time by which we promised to read them, so this is one mail for all of them."],
                    "Open them", DeskPaths.Overdue)),
            MailKind.PatientCode => await WriteCodeAsync(mail.Id, inquiry, cancellation),
            MailKind.PatientAcknowledgement => WriteAcknowledgement(mail.Id, inquiry),
            MailKind.PatientMessage => await WriteMessageAsync(mail, inquiry, cancellation),
            MailKind.PatientAppointment => await WriteAppointmentAsync(mail, inquiry, cancellation),
            _ => throw new InvalidOperationException($"No words for {mail.Kind}."),
        };
    }

    // In the language they wrote to us in; staff read English.
    private static bool IsToVisitor(MailKind kind) =>
        kind is MailKind.PatientCode or MailKind.PatientAcknowledgement or MailKind.PatientMessage or MailKind.PatientAppointment;

    private string RequestPath(Inquiry inquiry) => $"/requests/{inquiry.Reference}?key={accessKeys.For(inquiry.SubmissionDigest)}";

    private Task<int> OpenDangersAsync(CancellationToken cancellation) =>
        db.Inquiries.CountAsync(i => i.Suspicion == null && i.Attention == Attention.Danger, cancellation);

    // Counted when it goes: a mail that had to wait for the server may find that somebody was quicker.
    private static string LookNow(int open) => open switch
    {
        0 => "Since this was written, somebody has recorded what came of each message.",
        1 => "1 message has to be looked at now. It stands on top of the desk until somebody records what came of it.",
        _ => $"{open} messages have to be looked at now. They stand on top of the desk until somebody records what came of each.",
    };

    private async Task<IReadOnlyList<MailboxAddress>> OwnersAsync(CancellationToken cancellation)
    {
        var owners = await db.Users.Where(s => s.Role == StaffRole.Owner && s.DisabledAt == null).Select(s => s.Email!).ToListAsync(cancellation);
        return owners.Select(TypedEmail.Read).OfType<MailboxAddress>().ToList() is { Count: > 0 } addresses ? addresses : [options.StaffTo ?? Clinic];
    }

    // Not where it was changed to: that would tell whoever reads the old mailbox.
    private MimeMessage WriteAddressChanged(OutboxMail mail) => Write(
        mail.Id, [TypedEmail.Read(vault.Open<string>(mail.Id, ToPurpose, mail.SealedTo!)) ?? throw new FormatException("No mail can be sent to the address until now.")],
        "Your address at the desk was changed",
        Linked(
            ["This address no longer signs in at the desk: the account has another one now.", "If you did not change it, tell an owner of the desk at once."],
            "The desk", DeskPaths.SignIn));

    private MailboxAddress Clinic => new(library.Current.Clinic.Name, library.Current.Clinic.Email);

    private MimeMessage? WriteAcknowledgement(Guid id, Inquiry inquiry) => inquiry.Status is InquiryStatus.Closed ? null : WritePlainly(
        id, inquiry, texts["We have your message"], Linked(
        [texts["We have your message, and will answer in the way you chose."], texts["Reference {0}", inquiry.Reference],
         texts["If you did not write to us, you need do nothing."]],
        texts["See or change it"], RequestPath(inquiry)));

    // Staff's own words, as the timeline keeps them: the subject, an empty line, the text.
    private async Task<MimeMessage?> WriteMessageAsync(OutboxMail mail, Inquiry inquiry, CancellationToken cancellation)
    {
        var note = await db.Set<InquiryEvent>().Where(e => e.Id == mail.EventId).Select(e => e.SealedNote).SingleOrDefaultAsync(cancellation);
        if (note is null || inquiry.CloseReason is CloseReason.Withdrawn) return null;
        var words = vault.Open<string>(mail.EventId!.Value, InquiryWords.NotePurpose, note).Split("\n\n", 2);
        return WritePlainly(mail.Id, inquiry, words[0], Typed(words[1], LinksOf(inquiry)));
    }

    // In the owner's words for it, and with the entry for a calendar.
    private async Task<MimeMessage?> WriteAppointmentAsync(OutboxMail mail, Inquiry inquiry, CancellationToken cancellation)
    {
        if (inquiry.Erased || inquiry.Status is not InquiryStatus.Scheduled) return null;
        var words = InquiryWords.Open(inquiry, vault);
        if (calendar.Write(inquiry, words, mail.CreatedAt) is not { } entry) return null;
        var (subject, text) = await draft.BeginAsync(TemplateKind.Arranged, inquiry, words, cancellation);
        var body = Typed(text, LinksOf(inquiry));
        body.Attachments.Add(AppointmentCalendar.FileName, entry, ContentType.Parse(AppointmentCalendar.ContentType));
        return WritePlainly(mail.Id, inquiry, subject, body);
    }

    private Dictionary<string, string> LinksOf(Inquiry inquiry) => new()
    {
        [Placeholders.ReferenceLink] = Address(RequestPath(inquiry)),
        [Placeholders.HelpLink] = Address("/help-now"),
    };

    private async Task<MimeMessage?> WriteCodeAsync(Guid id, Inquiry inquiry, CancellationToken cancellation) =>
        await db.RequestCodes.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == inquiry.Reference, cancellation) is { } code
            ? WritePlainly(
                id, inquiry, texts["Your code"], Linked(
                [texts["Your code is {0}", codes.DigitsOf(code)], texts["It works for 15 minutes, once."], texts["If you did not ask for it, you need do nothing."]],
                texts["Enter it"], $"/requests/{inquiry.Reference}"))
            : null;

    /// <summary>
    /// To the visitor, in words that anybody may see over their shoulder: from nobody by name unless they allowed the
    /// clinic's. Null when they do not want mail.
    /// </summary>
    private MimeMessage? WritePlainly(Guid id, Inquiry inquiry, string subject, BodyBuilder body)
    {
        if (inquiry.Erased) return null;
        var words = InquiryWords.Open(inquiry, vault);
        if (!words.Reach.AllowsMail) return null;
        // Without the address itself: messages of errors are kept and logged.
        var to = TypedEmail.Read(words.Reach.Email) ?? throw new FormatException("No mail can be sent to the address that was given.");
        var mail = Write(id, [to], subject, body);
        if (!words.Reach.NameClinic) mail.From.Mailboxes.Single().Name = "";
        return mail;
    }

    private MimeMessage Write(Guid id, IEnumerable<MailboxAddress> to, string subject, BodyBuilder body)
    {
        var message = new MimeMessage { MessageId = $"{id:N}@{options.Site!.Host}", Subject = subject, Body = body.ToMessageBody() };
        message.From.Add(new MailboxAddress((options.From ?? Clinic).Name, (options.From ?? Clinic).Address));
        message.To.AddRange(to);
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: asks for no automatic answers
        return message;
    }

    private string Address(string path) => new Uri(options.Site!, library.Current.Addresses.Of(path)).AbsoluteUri;

    /// <summary>Lines, and a link at their end.</summary>
    private BodyBuilder Linked(IReadOnlyList<string> lines, string linkText, string path)
    {
        var link = Address(path);
        return Body(
            $"{string.Join("\n\n", lines)}\n\n{linkText}: {link}\n",
            string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n"))
            + $"<p><a href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(linkText)}</a></p>");
    }

    /// <summary>Paragraphs as typed, with addresses in place of their marks.</summary>
    private BodyBuilder Typed(string text, IReadOnlyDictionary<string, string> links)
    {
        var html = links.Aggregate(WebUtility.HtmlEncode(text), (typed, link) =>
            typed.Replace(link.Key, $"<a href=\"{WebUtility.HtmlEncode(link.Value)}\">{WebUtility.HtmlEncode(link.Value)}</a>", StringComparison.Ordinal));
        return Body(
            Placeholders.Fill(text, links) + "\n",
            string.Concat(html.Split("\n\n").Select(paragraph => $"<p>{paragraph.ReplaceLineEndings("<br>")}</p>\n")));
    }

    private BodyBuilder Body(string text, string html) => new()
    {
        TextBody = text,
        HtmlBody = $"""
            <!doctype html>
            <html lang="{library.Current.Language.Code}" dir="{library.Current.Language.Direction}"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(texts["Message"])}</title></head>
            <body>
            {html}
            </body></html>

            """,
    };
}
