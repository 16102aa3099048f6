using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Security;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>A request as its writer sees it: what they wrote and what they were answered, and nothing else that staff wrote.</summary>
public sealed record RequestView(
    Inquiry Inquiry, InquiryWords Words, IReadOnlyList<RequestMessage> Messages, RequestDetailsForm Details, RequestMessageForm Message)
{
    /// <summary>All that they answered when they asked, as it is now.</summary>
    public IEnumerable<InquiryAnswer> Answers => InquiryAnswers.In(Words, Inquiry.Kind);

    /// <summary>Given when the message in the form has been added already.</summary>
    public InquiryReceipt? Added { get; init; }

    /// <summary>The page's own address.</summary>
    public string Path => OwnRequests.PathOf(Inquiry.Reference);

    /// <summary>A stored moment, for the clock to say.</summary>
    public DateTimeOffset At(DateTime utc) => new(utc, TimeSpan.Zero);

    /// <summary>A pass phrase stands before the page.</summary>
    public bool HasPhrase { get; init; }

    /// <summary>When the page was opened before this time; null when it was not.</summary>
    public DateTime? OpenedBefore { get; init; }

    /// <summary>Reference of the request that goes on in this one's place.</summary>
    public string? GoesOnAs { get; init; }

    /// <summary>When staff answered here last; null when they have not.</summary>
    public DateTime? Answered => Messages.LastOrDefault(message => message.Ours)?.At;

    /// <summary>Whether something can be written here at a time: for some days also to what is closed.</summary>
    public bool CanWriteAt(DateTime at) => !Closed || Inquiry.AnswerableUntil > at;

    public bool Closed => Inquiry.Status is InquiryStatus.Closed;

    public bool ErasureAsked => Inquiry.ErasureAskedAt is not null;

    public static RequestView Open(Inquiry inquiry, Vault vault)
    {
        var words = InquiryWords.Open(inquiry, vault);
        var messages = inquiry.Events.Where(e => e.Kind is InquiryEventKind.VisitorMessage or InquiryEventKind.AnswerWritten).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new RequestMessage(e.Id, e.At, e.Kind is InquiryEventKind.AnswerWritten, vault.Open<string>(e.Id, InquiryWords.NotePurpose, e.SealedNote!)))
            .ToList();
        return new RequestView(inquiry, words, messages, new RequestDetailsForm { Reach = words.Reach }, new RequestMessageForm());
    }
}

/// <summary>One message of the conversation.</summary>
/// <param name="Ours">Staff wrote it, and not the writer of the request.</param>
public sealed record RequestMessage(Guid Id, DateTime At, bool Ours, string Text);
