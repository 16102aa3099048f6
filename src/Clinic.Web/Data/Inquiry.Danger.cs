namespace Clinic.Web.Data;

// What tells of danger, and the one thing that takes it off: an outcome that somebody recorded.
public sealed partial class Inquiry
{
    /// <summary>Records what came of danger: the one thing that takes it off.</summary>
    /// <param name="eventId">What the note, if there is one, was sealed under.</param>
    public void SettleDanger(DangerOutcome outcome, Guid eventId, byte[]? sealedNote, StaffMember by, DateTime at)
    {
        if (!InDanger) return;
        Version = Guid.NewGuid();
        DangerOutcome = outcome;
        AddedReadBy = null;
        Record(EventDetails.CameOfDanger.Says(outcome), by, at, eventId, sealedNote);
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

    // Danger is never set aside: whoever wrote it is taken for a person. A second danger while the first is open keeps its clock.
    private void Note(Urgency urgency, DateTime dangerDue, DateTime at)
    {
        Distress |= urgency.Words;
        if (urgency.DangerSource is not { } source) return;
        Suspicion = null;
        if (!InDanger) (DangerAt, DangerDueAt, DangerEscalatedAt, DangerOutcome) = (at, dangerDue, null, null);
        Record(EventDetails.ToldOfDanger.Says(source), by: null, at);
    }
}
