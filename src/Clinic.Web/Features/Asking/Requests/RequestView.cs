using Clinic.Web.Data;
using Clinic.Web.Forms;
using Clinic.Web.Security;

namespace Clinic.Web.Features.Asking.Requests;

/// <summary>A request as its writer sees it: what they wrote, and nothing that staff did.</summary>
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

    public bool Closed => Inquiry.Status is InquiryStatus.Closed;

    public bool ErasureAsked => Inquiry.ErasureAskedAt is not null;

    public static RequestView Open(Inquiry inquiry, Vault vault)
    {
        var words = InquiryWords.Open(inquiry, vault);
        var messages = inquiry.Events.Where(e => e.Kind is InquiryEventKind.VisitorMessage).OrderBy(e => e.At)
            .Select(e => new RequestMessage(e.At, vault.Open<string>(e.Id, InquiryWords.NotePurpose, e.SealedNote!)))
            .ToList();
        return new RequestView(inquiry, words, messages, new RequestDetailsForm { Reach = words.Reach }, new RequestMessageForm());
    }
}

public sealed record RequestMessage(DateTime At, string Text);
