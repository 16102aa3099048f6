using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>
/// What every form on an inquiry's page carries: the version it was shown with, and the last entry of the timeline
/// its reader saw, so that a save against an older state can say what happened since.
/// </summary>
public abstract class InquiryChangeForm
{
    public Guid Version { get; set; }

    public Guid SeenEvent { get; set; }
}

public sealed class NoteForm : InquiryChangeForm
{
    public string? Text { get; set; }
}

public sealed class ContactAttemptForm : InquiryChangeForm
{
    public ContactOutcome? Outcome { get; set; }

    public string? Note { get; set; }

    /// <summary>Staff looked at the quiet hours, which are words that no program can read for certain.</summary>
    public bool OutsideQuietHours { get; set; }

    /// <summary>Why they were reached in a way they had not allowed.</summary>
    public string? Reason { get; set; }
}

/// <summary>What came of danger.</summary>
public sealed class DangerForm : InquiryChangeForm
{
    public DangerOutcome? Outcome { get; set; }

    public string? Note { get; set; }
}

public sealed class FollowUpForm : InquiryChangeForm
{
    public DateOnly? On { get; set; }

    /// <summary>The day of a button, which wins over the field.</summary>
    public DateOnly? Quick { get; set; }

    public DateOnly? Day => Quick ?? On;
}

public sealed class StatusForm : InquiryChangeForm
{
    public InquiryStatus? To { get; set; }

    public CloseReason? Reason { get; set; }
}

public sealed class AssignForm : InquiryChangeForm
{
    public AssignTo? Who { get; set; }

    /// <summary>Asked for when it is somebody else.</summary>
    public Guid? To { get; set; }
}

public enum AssignTo
{
    Me,
    SomebodyElse,
    Pool,
}

/// <summary>Spam, or a person's after all.</summary>
public sealed class SpamForm : InquiryChangeForm
{
    public bool Sure { get; set; }
}

public sealed class MergeForm : InquiryChangeForm
{
    /// <summary>Reference of the one that goes on.</summary>
    public string? Into { get; set; }

    public bool Sure { get; set; }
}

public sealed class ScheduleForm : InquiryChangeForm
{
    public DateOnly? On { get; set; }

    /// <summary>The clinic's wall clock.</summary>
    public TimeOnly? At { get; set; }

    /// <summary>Mail them a calendar entry, where they allow mail.</summary>
    public bool MailCalendar { get; set; }
}

/// <summary>One button: an estimate was asked for, or given.</summary>
public sealed class EstimateForm : InquiryChangeForm;

/// <summary>How things stood before the change that is to be undone.</summary>
public sealed class UndoForm : InquiryChangeForm
{
    public InquiryStatus Status { get; set; }

    public CloseReason? Reason { get; set; }

    public DateOnly? FollowUpOn { get; set; }

    public Guid? AssigneeId { get; set; }

    /// <summary>What had been recorded of danger; null when nothing had.</summary>
    public DangerOutcome? DangerOutcome { get; set; }

    public static UndoForm Of(Inquiry before) => new()
    {
        Status = before.Status,
        Reason = before.CloseReason,
        FollowUpOn = before.FollowUpOn,
        AssigneeId = before.AssigneeId,
        DangerOutcome = before.DangerOutcome,
    };
}
