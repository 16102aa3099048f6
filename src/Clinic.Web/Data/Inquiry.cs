using Clinic.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// What a visitor sent. Everything typed is sealed in <see cref="Envelope"/>; the columns beside it hold only what
/// the queue sorts and counts by.
/// </summary>
public sealed class Inquiry
{
    public const int NameMax = 100;
    public const int EmailMax = 254; // RFC 5321 section 4.5.3.1.3, less the angle brackets
    public const int PhoneMax = 40;
    public const int TimeToReachMax = 200;
    public const int MessageMax = 5_000;
    public const int AboutPageMax = 100;
    public const int QuietHoursMax = 200;
    public const int LanguageMax = 60;

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
            Version = Guid.NewGuid(),
        };
        inquiry.Record(InquiryEventKind.Received, by: null, at);
        inquiry.Note(received.Urgency, received.DangerDueAt ?? at, at);
        return inquiry;
    }

    /// <summary>Records that somebody read the words. The inquiry itself does not change.</summary>
    public InquiryEvent Open(StaffMember by, DateTime at) => Record(InquiryEventKind.Opened, by, at);

    /// <summary>Adds a note, sealed by the caller under <paramref name="eventId"/>.</summary>
    public InquiryEvent AddNote(Guid eventId, byte[] sealedNote, StaffMember by, DateTime at)
    {
        Version = Guid.NewGuid();
        AddedReadBy = null;
        return Record(InquiryEventKind.NoteAdded, by, at, eventId, sealedNote);
    }

    /// <summary>Records a try to reach the visitor; the first one moves a new inquiry on.</summary>
    public InquiryEvent RecordContact(
        ContactOutcome outcome, Guid eventId, byte[]? sealedNote, StaffMember by, DateTime at)
    {
        Version = Guid.NewGuid();
        AddedReadBy = null;
        NoteFirstContact(at);
        var recorded = Record(InquiryEventKind.ContactAttempted, by, at, eventId, sealedNote, outcome.ToString());
        if (Status is InquiryStatus.New) MoveTo(InquiryStatus.Contacted, by, at);
        return recorded;
    }

    /// <summary>Writes down why staff did what the writer had not allowed, sealed under <paramref name="eventId"/>.</summary>
    public InquiryEvent OverridePlan(Guid eventId, byte[] sealedReason, StaffMember by, DateTime at)
    {
        Version = Guid.NewGuid();
        return Record(InquiryEventKind.PlanOverridden, by, at, eventId, sealedReason);
    }

    /// <summary>Records that the words were taken out, and why, sealed under <paramref name="eventId"/>. The inquiry itself does not change.</summary>
    public InquiryEvent Export(Guid eventId, byte[] sealedReason, StaffMember by, DateTime at) =>
        Record(InquiryEventKind.Exported, by, at, eventId, sealedReason);

    /// <summary>Records a mail to the writer, sealed under <paramref name="eventId"/>; to a new inquiry it is the first contact.</summary>
    /// <param name="template">Code of the template it began as.</param>
    public InquiryEvent WriteMessage(string template, Guid eventId, byte[] sealedText, StaffMember by, DateTime at)
    {
        Version = Guid.NewGuid();
        AddedReadBy = null;
        NoteFirstContact(at);
        var written = Record(InquiryEventKind.MessageWritten, by, at, eventId, sealedText, template);
        if (Status is InquiryStatus.New) MoveTo(InquiryStatus.Contacted, by, at);
        return written;
    }

    /// <summary>Sets the day to come back, or clears it with null.</summary>
    public void SetFollowUp(DateOnly? on, StaffMember by, DateTime at)
    {
        if (FollowUpOn == on) return;
        Version = Guid.NewGuid();
        FollowUpOn = on;
        Record(
            on is null ? InquiryEventKind.FollowUpCleared : InquiryEventKind.FollowUpSet,
            by, at, detail: on?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Moves an open inquiry between New, Contacted and Scheduled.</summary>
    /// <exception cref="InvalidOperationException">The inquiry is closed, or closing was asked for.</exception>
    public void MoveTo(InquiryStatus status, StaffMember by, DateTime at)
    {
        if (Status is InquiryStatus.Closed || status is InquiryStatus.Closed)
            throw new InvalidOperationException("Use Close and Reopen to close and reopen an inquiry.");
        if (Status == status) return;
        Version = Guid.NewGuid();
        AddedReadBy = null;
        Record(InquiryEventKind.StatusChanged, by, at, detail: $"{Status} {status}");
        Status = status;
    }

    /// <exception cref="InvalidOperationException">Nobody has recorded what came of danger: closing would take it out of sight.</exception>
    public void Close(CloseReason reason, StaffMember by, DateTime at)
    {
        if (Status is InquiryStatus.Closed) return;
        if (InDanger) throw new InvalidOperationException("Record what came of the danger before closing.");
        Version = Guid.NewGuid();
        AddedReadBy = null;
        Status = InquiryStatus.Closed;
        CloseReason = reason;
        FollowUpOn = null;
        Record(InquiryEventKind.Closed, by, at, detail: reason.ToString());
    }

    /// <summary>Puts a closed inquiry back where its history says it was.</summary>
    public void Reopen(StaffMember by, DateTime at)
    {
        if (Status is not InquiryStatus.Closed) return;
        Version = Guid.NewGuid();
        Status = FirstContactAt is null ? InquiryStatus.New : InquiryStatus.Contacted;
        CloseReason = null;
        MergedIntoId = null;
        Record(InquiryEventKind.Reopened, by, at);
    }

    /// <summary>Adds what the visitor wrote later, sealed by the caller under <paramref name="eventId"/>.</summary>
    /// <param name="readBy">By when they were told that it will have been read; null when they were told nothing.</param>
    /// <param name="dangerDue">By when somebody has to have looked, should it tell of danger.</param>
    public void AddMessage(Guid eventId, byte[] sealedText, Urgency urgency, DateTime? readBy, DateTime dangerDue, DateTime at)
    {
        Version = Guid.NewGuid();
        var cannotWait = Waits && CanWait is Data.CanWait.No;
        if (urgency.CanWait is { } answer && !cannotWait) CanWait = answer;
        AddedReadBy = AddedReadBy ?? readBy; // who adds twice was promised the first by the earlier time
        Record(InquiryEventKind.VisitorMessage, by: null, at, eventId, sealedText, urgency.CanWait?.ToString());
        Note(urgency, dangerDue, at);
    }

    /// <summary>Notes that nobody read in time what the visitor added, and that the owner was told.</summary>
    public void EscalateAdded(DateTime at)
    {
        if (AddedReadBy is null) return;
        Version = Guid.NewGuid();
        AddedReadBy = null;
        Record(InquiryEventKind.Escalated, by: null, at);
    }

    /// <summary>Records what came of danger: the one thing that takes it off.</summary>
    /// <param name="eventId">What the note, if there is one, was sealed under.</param>
    public void SettleDanger(DangerOutcome outcome, Guid eventId, byte[]? sealedNote, StaffMember by, DateTime at)
    {
        if (!InDanger) return;
        Version = Guid.NewGuid();
        DangerOutcome = outcome;
        AddedReadBy = null;
        Record(InquiryEventKind.DangerSettled, by, at, eventId, sealedNote, outcome.ToString());
    }

    /// <summary>Takes back what was recorded: it stands as it stood before, its clock too.</summary>
    public void ReopenDanger(StaffMember by, DateTime at)
    {
        if (DangerOutcome is null) return;
        Version = Guid.NewGuid();
        DangerOutcome = null;
        Record(InquiryEventKind.DangerReopened, by, at);
    }

    /// <summary>Notes that nobody looked by the time somebody has to, and that the owner was told; once for each danger.</summary>
    public void EscalateDanger(DateTime at)
    {
        if (!InDanger || DangerEscalatedAt is not null) return;
        Version = Guid.NewGuid();
        DangerEscalatedAt = at;
        Record(InquiryEventKind.DangerEscalated, by: null, at);
    }

    /// <summary>Takes the visitor's corrected details, sealed by the caller.</summary>
    public void Correct(byte[] envelope, byte[] sealedInitials, byte[]? emailDigest, byte[]? phoneDigest, DateTime at)
    {
        Version = Guid.NewGuid();
        Envelope = envelope;
        SealedInitials = sealedInitials;
        EmailDigest = emailDigest;
        PhoneDigest = phoneDigest;
        Record(InquiryEventKind.DetailsCorrected, by: null, at);
    }

    /// <summary>Notes what the inquiry is found by. Nothing changes for who reads it, so its version stays.</summary>
    public void Index(string language, Guid searchKey)
    {
        Language = language;
        SearchKey = searchKey;
    }

    /// <summary>The visitor takes it back. Danger stays until staff record what came of it: who takes back a message may be in it all the same.</summary>
    public void Withdraw(DateTime at)
    {
        if (Status is InquiryStatus.Closed) return;
        Version = Guid.NewGuid();
        AddedReadBy = null;
        Status = InquiryStatus.Closed;
        CloseReason = Data.CloseReason.Withdrawn;
        FollowUpOn = null;
        Record(InquiryEventKind.Closed, by: null, at, detail: nameof(Data.CloseReason.Withdrawn));
    }

    /// <summary>The visitor asks for erasure; staff decide what has to be kept.</summary>
    public void AskErasure(DateTime at)
    {
        if (ErasureAskedAt is not null) return;
        Version = Guid.NewGuid();
        ErasureAskedAt = at;
        Record(InquiryEventKind.ErasureAsked, by: null, at);
    }

    /// <summary>Gives the inquiry to somebody, or back to the pool with null. <paramref name="by"/> is null when the site does it.</summary>
    public void Assign(StaffMember? to, StaffMember? by, DateTime at)
    {
        if (AssigneeId == to?.Id) return;
        Version = Guid.NewGuid();
        AssigneeId = to?.Id;
        AssignedAt = to is null ? null : at;
        Record(to is null ? InquiryEventKind.Unassigned : InquiryEventKind.Assigned, by, at, detail: to?.Id.ToString("N"));
    }

    /// <summary>Notes that the promise was missed and the owner told; once.</summary>
    public void Escalate(DateTime at)
    {
        if (EscalatedAt is not null) return;
        Version = Guid.NewGuid();
        EscalatedAt = at;
        Record(InquiryEventKind.Escalated, by: null, at);
    }

    /// <summary>Arranges the consultation, or moves it to another time; null when it was so already.</summary>
    /// <exception cref="InvalidOperationException">The inquiry is closed.</exception>
    public InquiryEvent? Schedule(DateTime start, StaffMember by, DateTime at)
    {
        if (Status is InquiryStatus.Closed) throw new InvalidOperationException("Reopen the inquiry before arranging a consultation.");
        if (ScheduledFor == start && Status is InquiryStatus.Scheduled) return null;
        Version = Guid.NewGuid();
        AddedReadBy = null;
        ScheduledFor = start;
        NoteFirstContact(at);
        Status = InquiryStatus.Scheduled;
        return Record(InquiryEventKind.ConsultationScheduled, by, at, detail: start.ToString("u", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Somebody asked what it costs and would pay themselves: an estimate is due by that day.</summary>
    public void AskEstimate(DateOnly dueOn, StaffMember? by, DateTime at)
    {
        if (EstimateDueOn is not null) return;
        Version = Guid.NewGuid();
        EstimateDueOn = dueOn;
        Record(InquiryEventKind.EstimateAsked, by, at, detail: dueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Stops the countdown: the estimate was given.</summary>
    public void GiveEstimate(StaffMember by, DateTime at)
    {
        if (EstimateGivenAt is not null) return;
        Version = Guid.NewGuid();
        EstimateGivenAt = at;
        Record(InquiryEventKind.EstimateGiven, by, at);
    }

    /// <summary>Staff found that a person wrote this: it joins the queue.</summary>
    public void AcceptAsGenuine(StaffMember by, DateTime at)
    {
        if (Suspicion is null) return;
        Version = Guid.NewGuid();
        Suspicion = null;
        Record(InquiryEventKind.AcceptedAsGenuine, by, at);
    }

    /// <summary>Closes this one in favor of <paramref name="other"/>, which goes on.</summary>
    /// <exception cref="InvalidOperationException">They are the same, or the other one was merged itself.</exception>
    public void MergeInto(Inquiry other, StaffMember by, DateTime at)
    {
        if (other.Id == Id || other.MergedIntoId is not null)
            throw new InvalidOperationException("An inquiry can be merged only into another that goes on itself.");
        Close(Data.CloseReason.Duplicate, by, at);
        MergedIntoId = other.Id;
        Record(InquiryEventKind.Merged, by, at, detail: other.Reference);
        other.Version = Guid.NewGuid();
        other.Record(InquiryEventKind.TookIn, by, at, detail: Reference);
    }

    /// <summary>
    /// Destroys every word of the visitor and of staff about them, and what they could be recognized or let in by. The
    /// row, its reference and who did what when stay. A second time does nothing.
    /// </summary>
    /// <param name="unrelatedDigest">32 random bytes, for a column that has to be unique.</param>
    public void Erase(byte[] unrelatedDigest, StaffMember by, DateTime at)
    {
        if (Erased) return;
        if (InDanger) throw new InvalidOperationException("Record what came of the danger before erasing.");
        Close(Data.CloseReason.Withdrawn, by, at);
        Version = Guid.NewGuid();
        Envelope = [];
        SealedInitials = [];
        ErasedAt = at;
        EmailDigest = null;
        PhoneDigest = null;
        SubmissionDigest = unrelatedDigest;
        AccessHash = [];
        foreach (var entry in events) entry.Erase();
        Record(InquiryEventKind.Erased, by, at);
    }

    // Danger is never set aside: whoever wrote it is taken for a person. A second danger while the first is open keeps its clock.
    private void Note(Urgency urgency, DateTime dangerDue, DateTime at)
    {
        Distress |= urgency.Words;
        if (urgency.DangerSource is not { } source) return;
        Suspicion = null;
        if (!InDanger) (DangerAt, DangerDueAt, DangerEscalatedAt, DangerOutcome) = (at, dangerDue, null, null);
        Record(InquiryEventKind.DangerSeen, by: null, at, detail: source.ToString());
    }

    private void NoteFirstContact(DateTime at)
    {
        if (FirstContactAt is not null) return;
        FirstContactAt = at;
        MinutesToContact = (int)Math.Min(int.MaxValue, (at - ReceivedAt).TotalMinutes);
    }

    private InquiryEvent Record(
        InquiryEventKind kind, StaffMember? by, DateTime at,
        Guid? id = null, byte[]? sealedNote = null, string? detail = null)
    {
        var entry = new InquiryEvent(id ?? Guid.CreateVersion7(), Id, kind, at, by, detail, sealedNote);
        events.Add(entry);
        return entry;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Inquiry>
    {
        public void Configure(EntityTypeBuilder<Inquiry> inquiry)
        {
            inquiry.ToTable("Inquiries");
            inquiry.Property(i => i.Id).ValueGeneratedNever();
            inquiry.Property(i => i.Reference).HasMaxLength(InquiryReference.Length).IsUnicode(false);
            inquiry.Property(i => i.AboutPage).HasMaxLength(AboutPageMax).IsUnicode(false);
            inquiry.Property(i => i.ConsentVersion).HasMaxLength(32).IsUnicode(false);
            inquiry.Property(i => i.ConsentHash).HasMaxLength(64).IsUnicode(false);
            inquiry.Property(i => i.SubmissionDigest).HasMaxLength(32);
            inquiry.Property(i => i.EmailDigest).HasMaxLength(32);
            inquiry.Property(i => i.PhoneDigest).HasMaxLength(32);
            inquiry.Property(i => i.AccessHash).HasMaxLength(32);
            inquiry.Property(i => i.SealedInitials).HasMaxLength(512);
            inquiry.Property(i => i.Language).HasMaxLength(SpokenLanguage.CodeMax).IsUnicode(false);
            inquiry.Property(i => i.Version).IsConcurrencyToken();
            inquiry.HasIndex(i => i.Reference).IsUnique();
            inquiry.HasIndex(i => i.SubmissionDigest).IsUnique();
            inquiry.HasIndex(i => i.RequestKey);
            inquiry.HasIndex(i => i.EmailDigest);
            inquiry.HasIndex(i => i.PhoneDigest);
            inquiry.AddIndexes();
            // AssigneeId and MergedIntoId are plain: SQLite would have to write the table anew to take a foreign key, and
            // neither staff nor inquiries are ever deleted.
            inquiry.HasMany(i => i.Events).WithOne().HasForeignKey(e => e.InquiryId).OnDelete(DeleteBehavior.Cascade);
            inquiry.HasMany<InquirySearchToken>().WithOne().HasForeignKey(t => t.InquiryId).OnDelete(DeleteBehavior.Cascade);
            inquiry.Navigation(i => i.Events).UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>A validated inquiry, its words already sealed, on its way into the database.</summary>
public sealed record ReceivedInquiry(
    Guid Id,
    string Reference,
    InquiryKind Kind,
    InquiryTopic Topic,
    string? AboutPage,
    Guid RequestKey,
    byte[] SubmissionDigest,
    string ConsentVersion,
    byte[] Envelope,
    byte[] SealedInitials)
{
    public string ConsentHash { get; init; } = "";

    public HowSoon? HowSoon { get; init; }

    public HeardFrom? HeardFrom { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>By when somebody has to have looked, should it tell of danger; at once when not given.</summary>
    public DateTime? DangerDueAt { get; init; }

    /// <summary>Set aside with it, unless it tells of danger.</summary>
    public Suspicion? Suspicion { get; init; }

    public byte[]? EmailDigest { get; init; }

    public byte[]? PhoneDigest { get; init; }

    public DateTime? ReadBy { get; init; }

    public string? Language { get; init; }

    public byte[] AccessHash { get; init; } = [];
}
