namespace Clinic.Web.Data;

/// <summary>
/// What a visitor sent. Everything typed is sealed in <see cref="Envelope"/>; the columns beside it hold only what
/// the queue sorts and counts by.
/// </summary>
public sealed partial class Inquiry
{
    public const int NameMax = 100;
    public const int EmailMax = 254; // RFC 5321 section 4.5.3.1.3, less the angle brackets
    public const int PhoneMax = 40;
    public const int TimeToReachMax = 200;
    public const int MessageMax = 5_000;
    public const int AboutPageMax = 100;
    public const int QuietHoursMax = 200;
    public const int LanguageMax = 60;
    public const int WrittenInMax = 12;

    private readonly List<InquiryEvent> events = [];

    private Inquiry()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The short public code, such as <c>KR7-4M2Q</c>.</summary>
    public string Reference { get; private init; } = "";

    public InquiryKind Kind { get; private init; }

    public InquiryTopic Topic { get; private init; }

    /// <summary>Slug of the page the visitor asked from, if any.</summary>
    public string? AboutPage { get; private init; }

    public InquiryStatus Status { get; private set; }

    public CloseReason? CloseReason { get; private set; }

    public DateTime ReceivedAt { get; private init; }

    /// <summary>When staff first tried to reach the visitor.</summary>
    public DateTime? FirstContactAt { get; private set; }

    /// <summary>How long they waited for it, nights and weekends included; a column of its own, so that a database can find the median.</summary>
    public int? MinutesToContact { get; private set; }

    /// <summary>The day, in the clinic's time zone, on which staff mean to come back to this.</summary>
    public DateOnly? FollowUpOn { get; private set; }

    /// <summary>The form this came from: the same form sent again with other words is another inquiry.</summary>
    public Guid RequestKey { get; private init; }

    /// <summary>Keyed digest of form and words; unique, so one form sent twice is one inquiry.</summary>
    public byte[] SubmissionDigest { get; private set; } = [];

    /// <summary>Which consent text the visitor agreed to.</summary>
    public string ConsentVersion { get; private init; } = "";

    /// <summary>SHA-256 of that text as it was shown, in hexadecimal.</summary>
    public string ConsentHash { get; private init; } = "";

    /// <summary>Null for questions and for those who did not say.</summary>
    public HowSoon? HowSoon { get; private init; }

    /// <summary>What the writer last said about whether it can wait, "no" before the others while it waits; null where they were not asked.</summary>
    public CanWait? CanWait { get; private set; }

    /// <summary>When something last told of danger; null when nothing has, which is no sign of safety.</summary>
    public DateTime? DangerAt { get; private set; }

    /// <summary>By when somebody has to have recorded what came of it: see <c>DangerClock</c>.</summary>
    public DateTime? DangerDueAt { get; private set; }

    /// <summary>When the owner was told that nobody had; null when they were not, or not yet.</summary>
    public DateTime? DangerEscalatedAt { get; private set; }

    /// <summary>What came of it; null while nobody has recorded it.</summary>
    public DangerOutcome? DangerOutcome { get; private set; }

    /// <summary>Something told of danger, and nobody has recorded what came of it. No other act takes it off.</summary>
    public bool InDanger => DangerAt is not null && DangerOutcome is null;

    /// <summary>By when the visitor was told that what they added will have been read; null once somebody who works here opened it, or the owner was told.</summary>
    public DateTime? AddedReadBy { get; private set; }

    /// <summary>How it stands before others: worked out here, and a column only so that lists can be walked by it.</summary>
    public Attention Attention
    {
        get => InDanger ? Attention.Danger
            : CanWait is Data.CanWait.No && Waits ? Attention.Urgent
            : Attention.Usual;
        private init => _ = value; // read back from its column, and worked out all the same
    }

    private bool Waits => Status is InquiryStatus.New || AddedReadBy is not null;

    /// <summary>Where they heard of the clinic, for counting; null where the form does not ask or they did not say.</summary>
    public HeardFrom? HeardFrom { get; private init; }

    /// <summary>Words of self-harm were found in what was typed; see <c>DistressCheck</c>.</summary>
    public bool Distress { get; private set; }

    /// <summary>Why this is set aside as a program's; null for a person's.</summary>
    public Suspicion? Suspicion { get; private set; }

    /// <summary>Keyed digest of the email address: the same person asking again is linked, never refused.</summary>
    public byte[]? EmailDigest { get; private set; }

    /// <summary>Keyed digest of the phone number as E.164.</summary>
    public byte[]? PhoneDigest { get; private set; }

    /// <summary>By when the visitor was told that a person will have read this.</summary>
    public DateTime? ReadBy { get; private init; }

    /// <summary>When the visitor asked for erasure; null when they did not.</summary>
    public DateTime? ErasureAskedAt { get; private set; }

    /// <summary>Who takes care of this; null while it is in the pool.</summary>
    public Guid? AssigneeId { get; private set; }

    public DateTime? AssignedAt { get; private set; }

    /// <summary>When the owner was told that the promise was missed; null when it was not, or not yet.</summary>
    public DateTime? EscalatedAt { get; private set; }

    /// <summary>When the consultation is; null until one is arranged.</summary>
    public DateTime? ScheduledFor { get; private set; }

    /// <summary>The clinic's day by which a good-faith estimate is due (45 CFR 149.610(b)(1)(vi)); null when none was asked for.</summary>
    public DateOnly? EstimateDueOn { get; private set; }

    public DateTime? EstimateGivenAt { get; private set; }

    /// <summary>The inquiry of the same person that goes on in this one's place.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>SHA-256 of the key in the visitor's own link; the key itself is not kept.</summary>
    public byte[] AccessHash { get; private set; } = [];

    /// <summary>Everything the visitor typed, sealed for this inquiry alone.</summary>
    public byte[] Envelope { get; private set; } = [];

    /// <summary>The words were destroyed at the visitor's wish.</summary>
    public bool Erased => Envelope.Length == 0;

    /// <summary>The initials for the queue, sealed apart so that listing opens nobody's words.</summary>
    public byte[] SealedInitials { get; private set; } = [];

    /// <summary>When the words were destroyed; null while they are here.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>Code of the language of the pages it was sent from: mails to the writer and the links in them are in it.</summary>
    public string WrittenIn { get; private init; } = "en";

    /// <summary>A code of <c>SpokenLanguage</c>; null until the inquiry was indexed.</summary>
    public string? Language { get; private set; }

    /// <summary>The vault key that the search tokens were made with; null while there are none.</summary>
    public Guid? SearchKey { get; private set; }

    /// <summary>Changes with every change; a save against an older one is a conflict.</summary>
    public Guid Version { get; private set; }

    public IReadOnlyList<InquiryEvent> Events => events;

    public static Inquiry Receive(ReceivedInquiry received, DateTime at)
    {
        var inquiry = new Inquiry
        {
            Id = received.Id,
            Reference = received.Reference,
            Kind = received.Kind,
            Topic = received.Topic,
            AboutPage = received.AboutPage,
            Status = InquiryStatus.New,
            ReceivedAt = at,
            RequestKey = received.RequestKey,
            SubmissionDigest = received.SubmissionDigest,
            ConsentVersion = received.ConsentVersion,
            ConsentHash = received.ConsentHash,
            HowSoon = received.HowSoon,
            HeardFrom = received.HeardFrom,
            CanWait = received.Urgency.CanWait,
            Suspicion = received.Suspicion,
            EmailDigest = received.EmailDigest,
            PhoneDigest = received.PhoneDigest,
            ReadBy = received.ReadBy,
            AccessHash = received.AccessHash,
            Envelope = received.Envelope,
            SealedInitials = received.SealedInitials,
            Language = received.Language,
            WrittenIn = received.WrittenIn,
            Version = Guid.NewGuid(),
        };
        inquiry.Record(InquiryEventKind.Received, by: null, at);
        inquiry.Note(received.Urgency, received.DangerDueAt ?? at, at);
        return inquiry;
    }

    private void NoteFirstContact(DateTime at)
    {
        if (FirstContactAt is not null) return;
        FirstContactAt = at;
        MinutesToContact = (int)Math.Min(int.MaxValue, (at - ReceivedAt).TotalMinutes);
    }

    private InquiryEvent Record(
        EventDetail says, StaffMember? by, DateTime at, Guid? id = null, byte[]? sealedNote = null)
    {
        var entry = new InquiryEvent(id ?? Guid.CreateVersion7(), Id, says, at, by, sealedNote);
        events.Add(entry);
        return entry;
    }
}
