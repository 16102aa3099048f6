using System.Globalization;
using System.Text;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Security;
using CsvHelper;

namespace Clinic.Web.Features.Desk.Export;

/// <summary>Writes inquiries as CSV (RFC 4180, UTF-8 with the mark that spreadsheets know it by), one at a time.</summary>
public sealed class InquiryCsv(Vault vault, ClinicClock clock)
{
    private static readonly (string Title, Func<Inquiry, InquiryWords?, IReadOnlyDictionary<Guid, string>, string?> Of)[] FromInquiry =
    [
        ("Reference", (i, _, _) => i.Reference),
        ("Kind", (i, _, _) => DeskWords.Of(i.Kind)),
        ("About", (i, _, _) => DeskWords.Of(i.Topic)),
        ("Status", (i, _, _) => i.Status.ToString()),
        ("Closed because", (i, _, _) => i.CloseReason is { } reason ? DeskWords.Of(reason) : null),
        ("With", (i, _, staff) => i.AssigneeId is { } id ? staff.GetValueOrDefault(id) : null),
        ("Danger", (i, _, _) => i.InDanger ? "nothing recorded" : i.DangerOutcome is { } outcome ? DeskWords.Of(outcome).ToLowerInvariant() : null), // empty says nothing of safety
        ("Follow-up", (i, _, _) => i.FollowUpOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        .. InquiryAnswers.All.Select(answer => (answer.Column, OfWords(answer))),
        ("Number to dial", (_, words, _) => words?.Reach.PhoneToDial),
    ];

    /// <param name="inquiries">Read while the answer is written, so that no list is too long for the memory.</param>
    public async Task WriteAsync(
        IAsyncEnumerable<Inquiry> inquiries, IReadOnlyDictionary<Guid, string> staff, Stream to, CancellationToken cancellation)
    {
        await to.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellation);
        await using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync(["Received", .. FromInquiry.Select(column => column.Title), "Added later"], cancellation);
        await foreach (var inquiry in inquiries.WithCancellation(cancellation))
        {
            var words = InquiryWords.TryOpen(inquiry, vault); // erased, or damaged: the line stands without its words
            await csv.WriteRecordAsync(
                [
                    clock.Local(inquiry.ReceivedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    .. FromInquiry.Select(column => SafeCell.Write(column.Of(inquiry, words, staff))),
                    SafeCell.Write(AddedLater(inquiry)),
                ],
                cancellation);
        }
    }

    private static Func<Inquiry, InquiryWords?, IReadOnlyDictionary<Guid, string>, string?> OfWords(InquiryAnswer answer) =>
        (_, words, _) => words is not null && answer.Applies(words) ? answer.Of(words) : null;

    // One cell for all of it: how many there are differs from line to line.
    private string? AddedLater(Inquiry inquiry)
    {
        var added = inquiry.Events.Where(e => e is { Kind: InquiryEventKind.VisitorMessage, SealedNote: not null }).OrderBy(e => e.At)
            .Select(e => vault.TryOpen<string>(e.Id, InquiryWords.NotePurpose, e.SealedNote!) is { } text
                ? $"{clock.Local(e.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}: {text}" : null)
            .OfType<string>().ToList();
        return added.Count == 0 ? null : string.Join("\n\n", added);
    }
}
