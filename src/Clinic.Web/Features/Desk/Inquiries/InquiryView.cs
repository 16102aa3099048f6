using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>An inquiry as its page shows it: opened words, timeline, and the forms as they were typed.</summary>
public sealed class InquiryView
{
    public required Inquiry Inquiry { get; init; }

    /// <summary>Null when the envelope cannot be opened.</summary>
    public required InquiryWords? Words { get; init; }

    /// <summary>The page the question was asked from.</summary>
    public Page? About { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>What others did since the sender of a refused form looked; empty otherwise.</summary>
    [BindNever]
    public IReadOnlyList<TimelineEntry> Since { get; init; } = [];

    /// <summary>Everybody with an account, for names; only those who work here are offered.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; set; } = [];

    public IReadOnlyList<LinkedInquiry> SamePerson { get; set; } = [];

    /// <summary>Reference of the inquiry that goes on in this one's place.</summary>
    public string? MergedInto { get; set; }

    /// <summary>Names of those who have this page open besides the reader.</summary>
    public IReadOnlyList<string> Viewers { get; set; } = [];

    public Guid Me { get; set; }

    /// <summary>Auditors read all of it and change none of it.</summary>
    public bool MayChange { get; set; }

    /// <summary>Where mail cannot be sent at all, no form offers it.</summary>
    public bool CanMail { get; set; }

    /// <summary>How things stood before the change just made; null when there is nothing to go back on.</summary>
    public UndoForm? Undo { get; set; }

    /// <summary>What is answered and does not stand above: the message, and the strip that says how to reach them.</summary>
    public IEnumerable<InquiryAnswer> Facts => Words is null ? [] : InquiryAnswers.In(Words, Inquiry.Kind).Where(answer => answer.Of(Words) is not null && !StandsAbove(answer));

    private bool StandsAbove(InquiryAnswer answer) => answer.Field switch
    {
        nameof(InquiryWords.Message) or nameof(Reach.Name) or nameof(Reach.ReachBy) => true,
        nameof(Reach.QuietHours) or nameof(Reach.Voicemail) or nameof(Reach.NameClinic) => true,
        nameof(Reach.Phone) => Words!.Reach.ReachBy is not ContactWay.Email,
        nameof(Reach.Email) => Words!.Reach.ReachBy is ContactWay.Email,
        _ => false,
    };

    /// <summary>A number or an address that they gave and did not choose to be reached by.</summary>
    public bool IsOtherWay(InquiryAnswer answer) => answer.Field is nameof(Reach.Phone) or nameof(Reach.Email);

    /// <summary>What the writer added since, oldest first; what cannot be opened is left out.</summary>
    public IEnumerable<(DateTime At, string Text)> AddedLater => Timeline
        .Where(e => e is { Kind: InquiryEventKind.VisitorMessage, Note: not (null or InquiryOpener.Unreadable) })
        .Select(e => (e.At, e.Note!)).Reverse();

    public string? NameOf(Guid? staff) => Colleagues.FirstOrDefault(c => c.Id == staff)?.Name;

    /// <summary>Whom an entry hands the inquiry to.</summary>
    public string? PersonIn(TimelineEntry entry) => NameOf(EventDetails.HandedTo.In(entry.Says));

    /// <summary>Null when the words cannot be opened, and so nobody can be reached.</summary>
    public SafeContact? Plan => Words is null ? null : new SafeContact(Inquiry, Words);

    public NoteForm Note { get; private set; } = new();

    public ContactAttemptForm Contact { get; private set; } = new();

    public DangerForm Danger { get; private set; } = new();

    /// <summary>The entry that says what last told of danger; null where nothing has.</summary>
    public TimelineEntry? DangerSeen => Timeline.FirstOrDefault(e => e.Kind is InquiryEventKind.DangerSeen);

    /// <summary>The entry that says what came of it; null while it is open.</summary>
    public TimelineEntry? DangerSettled => Inquiry.DangerOutcome is null ? null : Timeline.FirstOrDefault(e => e.Kind is InquiryEventKind.DangerSettled);

    public FollowUpForm FollowUp { get; private set; } = new();

    public StatusForm Status { get; private set; } = new();

    public AssignForm Assign { get; private set; } = new();

    public SpamForm Spam { get; private set; } = new();

    public MergeForm Merge { get; private set; } = new();

    public ScheduleForm Schedule { get; private set; } = new();

    public EstimateForm Estimate { get; private set; } = new();

    /// <summary>Which form came back with something to put right; null when none did.</summary>
    public InquiryChangeForm? Typed { get; private set; }

    /// <summary>Puts a refused form back where it was typed, and lets every form say which state it was shown with.</summary>
    public void Take(InquiryChangeForm? typed)
    {
        Typed = typed;
        FollowUp.On = Inquiry.FollowUpOn;
        Status.To = Inquiry.Status;
        Status.Reason = Inquiry.CloseReason;
        Assign.To = Inquiry.AssigneeId;
        switch (typed)
        {
            case NoteForm form: Note = form; break;
            case DangerForm form: Danger = form; break;
            case ContactAttemptForm form: Contact = form; break;
            case FollowUpForm form: FollowUp = form; break;
            case StatusForm form: Status = form; break;
            case AssignForm form: Assign = form; break;
            case SpamForm form: Spam = form; break;
            case MergeForm form: Merge = form; break;
            case ScheduleForm form: Schedule = form; break;
        }

        InquiryChangeForm?[] all = [Note, Danger, Contact, FollowUp, Status, Assign, Spam, Merge, Schedule, Estimate, typed];
        foreach (var form in all.OfType<InquiryChangeForm>())
        {
            form.Version = Inquiry.Version;
            form.SeenEvent = Timeline.Count > 0 ? Timeline[0].Id : Guid.Empty;
        }
    }
}

public sealed record Colleague(Guid Id, string Name, bool Works);

/// <summary>Another inquiry from the same address or number.</summary>
public sealed record LinkedInquiry(string Reference, InquiryStatus Status, DateTime ReceivedAt, bool Merged);

public sealed record TimelineEntry(Guid Id, EventDetail Says, DateTime At, string? By, string? Note)
{
    public InquiryEventKind Kind => Says.Kind;

    /// <summary>What happened, with the time or the name that its code stands for.</summary>
    public string InWords(ClinicClock clock, string? person) => Kind switch
    {
        InquiryEventKind.ConsultationScheduled when EventDetails.Arranged.In(Says) is { } start => $"Consultation arranged for {clock.Moment(start)}",
        InquiryEventKind.Assigned when person is not null => $"Handed to {person}",
        InquiryEventKind.Unassigned when By is null => "Back in the pool: nothing was done for days",
        _ => DeskWords.Of(Says),
    };
}

/// <summary>Opens what is sealed for an inquiry's page.</summary>
public sealed class InquiryOpener(Vault vault, PageLibrary library)
{
    public const string Unreadable = "(This note cannot be opened: its key is missing or it is damaged.)";

    public InquiryView Open(Inquiry inquiry, Guid? seenEvent = null)
    {
        var timeline = inquiry.Events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(Entry).ToList();
        var since = seenEvent is { } seen
            ? timeline.TakeWhile(e => e.Id != seen).Where(e => e.Kind is not InquiryEventKind.Opened).ToList()
            : [];
        return new InquiryView
        {
            Inquiry = inquiry,
            Words = InquiryWords.TryOpen(inquiry, vault),
            About = inquiry.AboutPage is { } slug ? library.Current.FindLearn(slug) : null,
            Timeline = timeline,
            Since = since,
        };
    }

    private TimelineEntry Entry(InquiryEvent e) => new(
        e.Id, e.Says, e.At, e.StaffName,
        e.SealedNote is null ? null : vault.TryOpen<string>(e.Id, InquiryWords.NotePurpose, e.SealedNote) ?? Unreadable);
}
