using System.Globalization;

namespace Clinic.Web.Data;

/// <summary>
/// What an entry of a timeline says besides its kind: an outcome, a day, two statuses. Each kind that says something has one reader and
/// writer here, and nobody else sees the stored text: it stays as earlier versions wrote it, so that their entries read.
/// </summary>
public static class EventDetails
{
    private const string Day = "yyyy-MM-dd", Moment = "u";

    public static readonly EventDetail<ContactOutcome> Contact = Code<ContactOutcome>(InquiryEventKind.ContactAttempted);
    public static readonly EventDetail<DateOnly> FollowUp = OfDay(InquiryEventKind.FollowUpSet);
    public static readonly EventDetail<StatusMove> Moved = new(InquiryEventKind.StatusChanged, move => $"{move.From} {move.To}", ReadMove);
    public static readonly EventDetail<CloseReason> Closed = Code<CloseReason>(InquiryEventKind.Closed);
    public static readonly EventDetail<Guid> HandedTo = new(
        InquiryEventKind.Assigned, staff => staff.ToString("N"), text => Guid.TryParseExact(text, "N", out var staff) ? staff : null);
    public static readonly EventDetail<DateTime> Arranged = OfMoment(InquiryEventKind.ConsultationScheduled);
    public static readonly EventDetail<DateOnly> EstimateDue = OfDay(InquiryEventKind.EstimateAsked);
    public static readonly EventDetail<OtherInquiry> MergedInto = OfOther(InquiryEventKind.Merged);
    public static readonly EventDetail<OtherInquiry> TookIn = OfOther(InquiryEventKind.TookIn);
    public static readonly EventDetail<TemplateKind> BeganAs = Code<TemplateKind>(InquiryEventKind.MessageWritten);
    public static readonly EventDetail<CanWait> SaidToWait = Code<CanWait>(InquiryEventKind.VisitorMessage);
    public static readonly EventDetail<DangerSource> ToldOfDanger = Code<DangerSource>(InquiryEventKind.DangerSeen);
    public static readonly EventDetail<DangerOutcome> CameOfDanger = Code<DangerOutcome>(InquiryEventKind.DangerSettled);

    private static EventDetail<T> Code<T>(InquiryEventKind kind)
        where T : struct, Enum =>
        new(kind, value => value.ToString(), text => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null);

    private static EventDetail<DateOnly> OfDay(InquiryEventKind kind) => new(
        kind, day => day.ToString(Day, CultureInfo.InvariantCulture),
        text => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    private static EventDetail<DateTime> OfMoment(InquiryEventKind kind) => new(
        kind, moment => moment.ToString(Moment, CultureInfo.InvariantCulture),
        text => DateTime.TryParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null);

    private static EventDetail<OtherInquiry> OfOther(InquiryEventKind kind) => new(
        kind, other => other.Reference, text => InquiryReference.TryParse(text, out var reference) ? new OtherInquiry(reference) : null);

    private static StatusMove? ReadMove(string text) =>
        text.Split(' ') is [var from, var to] && Enum.TryParse<InquiryStatus>(from, out var was) && Enum.TryParse<InquiryStatus>(to, out var became)
            ? new StatusMove(was, became) : null;
}

/// <summary>From which status an inquiry was moved to which.</summary>
public readonly record struct StatusMove(InquiryStatus From, InquiryStatus To);

/// <summary>The inquiry on the other side of a merge.</summary>
public readonly record struct OtherInquiry(string Reference);

/// <summary>The kind of an entry, with what it says as it is stored.</summary>
public readonly struct EventDetail
{
    private readonly string? stored;

    internal EventDetail(InquiryEventKind kind, string? stored) => (Kind, this.stored) = (kind, stored);

    public InquiryEventKind Kind { get; }

    internal string? Stored => stored;

    /// <summary>A kind that says no more.</summary>
    public static implicit operator EventDetail(InquiryEventKind kind) => new(kind, null);
}

/// <summary>Reads and writes what entries of one kind say.</summary>
public sealed class EventDetail<T>(InquiryEventKind kind, Func<T, string> write, Func<string, T?> read)
    where T : struct
{
    /// <summary>Null in an entry of another kind, in one that says nothing, and where no version of the site can have written it.</summary>
    public T? In(EventDetail detail) => detail.Kind == kind && detail.Stored is { } stored ? read(stored) : null;

    /// <summary>The kind, saying this; with null, the kind alone.</summary>
    internal EventDetail Says(T? value) => new(kind, value is { } said ? write(said) : null);
}
