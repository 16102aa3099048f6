using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk;
using Clinic.Web.Features.Shared;
using Clinic.Web.Security;
using CsvHelper;

namespace Clinic.Web.Features.Export;

/// <summary>Writes inquiries as CSV (RFC 4180, UTF-8 with the mark that spreadsheets know it by), one at a time.</summary>
public sealed class InquiryCsv(Vault vault, DeskWords desk)
{
    private static readonly (string Title, Func<Inquiry, InquiryWords?, IReadOnlyDictionary<Guid, string>, string?> Of)[] FromInquiry =
    [
        ("Reference", (i, _, _) => i.Reference),
        ("Kind", (i, _, _) => DeskWords.Of(i.Kind)),
        ("About", (i, _, _) => DeskWords.Of(i.Topic)),
        ("Status", (i, _, _) => i.Status.ToString()),
        ("Closed because", (i, _, _) => i.CloseReason is { } reason ? DeskWords.Of(reason) : null),
        ("With", (i, _, staff) => i.AssigneeId is { } id ? staff.GetValueOrDefault(id) : null),
        ("Can it wait", (i, _, _) => i.CanWait is { } answer ? DeskWords.Of(answer) : null),
        ("Danger", (i, _, _) => i.InDanger ? "nothing recorded" : i.DangerOutcome is { } outcome ? DeskWords.Of(outcome).ToLowerInvariant() : null), // empty says nothing of safety
        ("Follow-up", (i, _, _) => i.FollowUpOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("Name", (_, words, _) => words?.Name),
        ("Email", (_, words, _) => words?.Email),
        ("Phone", (_, words, _) => words?.Phone),
        ("Reach by", (_, words, _) => words is null ? null : DeskWords.Of(words.ReachBy)),
        ("Voicemail", (_, words, _) => words is null ? null : words.MayLeaveVoicemail ? "yes" : "no"),
        ("Name the clinic", (_, words, _) => words is null ? null : words.MayNameClinic ? "yes" : "no"),
        ("Never call or text", (_, words, _) => words?.QuietHours),
        ("When", (_, words, _) => words?.TimeToReach),
        ("Language", (_, words, _) => words?.Language),
        ("Message", (_, words, _) => words?.Message),
    ];

    /// <param name="inquiries">Read while the answer is written, so that no list is too long for the memory.</param>
    public async Task WriteAsync(
        IAsyncEnumerable<Inquiry> inquiries, IReadOnlyDictionary<Guid, string> staff, Stream to, CancellationToken cancellation)
    {
        await to.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellation);
        await using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync(["Received", .. FromInquiry.Select(column => column.Title)], cancellation);
        await foreach (var inquiry in inquiries.WithCancellation(cancellation))
        {
            var words = Open(inquiry);
            await csv.WriteRecordAsync(
                [
                    desk.Local(inquiry.ReceivedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    .. FromInquiry.Select(column => SafeCell.Write(column.Of(inquiry, words, staff))),
                ],
                cancellation);
        }
    }

    // Erased, or damaged: the line stands without its words.
    private InquiryWords? Open(Inquiry inquiry)
    {
        if (inquiry.Erased) return null;
        try
        {
            return vault.Open<InquiryWords>(inquiry.Id, InquiryWords.Purpose, inquiry.Envelope);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
