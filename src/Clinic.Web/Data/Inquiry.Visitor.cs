namespace Clinic.Web.Data;

// What the visitor does with an inquiry they sent, and what the site notes of it by itself.
public sealed partial class Inquiry
{
    /// <summary>Adds what the visitor wrote later, sealed by the caller under <paramref name="eventId"/>.</summary>
    /// <param name="readBy">By when they were told that it will have been read; null when they were told nothing.</param>
    /// <param name="dangerDue">By when somebody has to have looked, should it tell of danger.</param>
    public void AddMessage(Guid eventId, byte[] sealedText, Urgency urgency, DateTime? readBy, DateTime dangerDue, DateTime at)
    {
        Version = Guid.NewGuid();
        var cannotWait = Waits && CanWait is Data.CanWait.No;
        if (urgency.CanWait is { } answer && !cannotWait) CanWait = answer;
        AddedReadBy = AddedReadBy ?? readBy; // who adds twice was promised the first by the earlier time
        Record(EventDetails.SaidToWait.Says(urgency.CanWait), by: null, at, eventId, sealedText);
        Note(urgency, dangerDue, at);
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

    /// <summary>The visitor takes it back. Danger stays until staff record what came of it: who takes back a message may be in it all the same.</summary>
    public void Withdraw(DateTime at)
    {
        if (Status is InquiryStatus.Closed) return;
        Version = Guid.NewGuid();
        AddedReadBy = null;
        Status = InquiryStatus.Closed;
        CloseReason = Data.CloseReason.Withdrawn;
        FollowUpOn = null;
        Record(EventDetails.Closed.Says(Data.CloseReason.Withdrawn), by: null, at);
    }

    /// <summary>The visitor asks for erasure; staff decide what has to be kept.</summary>
    public void AskErasure(DateTime at)
    {
        if (ErasureAskedAt is not null) return;
        Version = Guid.NewGuid();
        ErasureAskedAt = at;
        Record(InquiryEventKind.ErasureAsked, by: null, at);
    }

    /// <summary>Notes that nobody read in time what the visitor added, and that the owner was told.</summary>
    public void EscalateAdded(DateTime at)
    {
        if (AddedReadBy is null) return;
        Version = Guid.NewGuid();
        AddedReadBy = null;
        Record(InquiryEventKind.Escalated, by: null, at);
    }

    /// <summary>Notes what the inquiry is found by. Nothing changes for who reads it, so its version stays.</summary>
    public void Index(string language, Guid searchKey)
    {
        Language = language;
        SearchKey = searchKey;
    }

    /// <summary>Notes that the promise was missed and the owner told; once.</summary>
    public void Escalate(DateTime at)
    {
        if (EscalatedAt is not null) return;
        Version = Guid.NewGuid();
        EscalatedAt = at;
        Record(InquiryEventKind.Escalated, by: null, at);
    }
}
