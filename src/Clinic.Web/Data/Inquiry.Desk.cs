namespace Clinic.Web.Data;

// What staff do with an inquiry. Every act is an entry of its timeline, written with it.
public sealed partial class Inquiry
{
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
        var recorded = Record(EventDetails.Contact.Says(outcome), by, at, eventId, sealedNote);
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
    /// <param name="template">What it began as.</param>
    public InquiryEvent WriteMessage(TemplateKind template, Guid eventId, byte[] sealedText, StaffMember by, DateTime at)
    {
        Version = Guid.NewGuid();
        AddedReadBy = null;
        NoteFirstContact(at);
        var written = Record(EventDetails.BeganAs.Says(template), by, at, eventId, sealedText);
        if (Status is InquiryStatus.New) MoveTo(InquiryStatus.Contacted, by, at);
        return written;
    }

    /// <summary>Sets the day to come back, or clears it with null.</summary>
    public void SetFollowUp(DateOnly? on, StaffMember by, DateTime at)
    {
        if (FollowUpOn == on) return;
        Version = Guid.NewGuid();
        FollowUpOn = on;
        Record(on is null ? InquiryEventKind.FollowUpCleared : EventDetails.FollowUp.Says(on), by, at);
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
        Record(EventDetails.Moved.Says(new StatusMove(Status, status)), by, at);
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
        Record(EventDetails.Closed.Says(reason), by, at);
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

    /// <summary>Gives the inquiry to somebody, or back to the pool with null. <paramref name="by"/> is null when the site does it.</summary>
    public void Assign(StaffMember? to, StaffMember? by, DateTime at)
    {
        if (AssigneeId == to?.Id) return;
        Version = Guid.NewGuid();
        AssigneeId = to?.Id;
        AssignedAt = to is null ? null : at;
        Record(to is null ? InquiryEventKind.Unassigned : EventDetails.HandedTo.Says(to.Id), by, at);
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
        return Record(EventDetails.Arranged.Says(start), by, at);
    }

    /// <summary>Somebody asked what it costs and would pay themselves: an estimate is due by that day.</summary>
    public void AskEstimate(DateOnly dueOn, StaffMember? by, DateTime at)
    {
        if (EstimateDueOn is not null) return;
        Version = Guid.NewGuid();
        EstimateDueOn = dueOn;
        Record(EventDetails.EstimateDue.Says(dueOn), by, at);
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
        Record(EventDetails.MergedInto.Says(new(other.Reference)), by, at);
        other.Version = Guid.NewGuid();
        other.Record(EventDetails.TookIn.Says(new(Reference)), by, at);
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
}
