using System.ComponentModel.DataAnnotations;

namespace Clinic.Web.Data;

/// <summary>What kind of answer the visitor wants.</summary>
public enum InquiryKind
{
    ConsultationRequest,
    Question,
}

/// <summary>What the inquiry is about, as chosen from a list.</summary>
public enum InquiryTopic
{
    Depression,
    Anxiety,
    BipolarDisorder,
    [Display(Name = "PTSD")]
    Ptsd,
    Cost,
    Other,
}

/// <summary>How far the clinic's answer has come.</summary>
public enum InquiryStatus
{
    New,
    Contacted,
    Scheduled,
    Closed,
}

/// <summary>Why an inquiry was closed.</summary>
public enum CloseReason
{
    BecamePatient,
    QuestionAnswered,
    NotSuitable,
    NoReply,
    Withdrawn,
    Spam,
}

/// <summary>How a try to reach the visitor went.</summary>
public enum ContactOutcome
{
    Reached,
    LeftVoicemail,
    NoAnswer,
    MessageSent,
    WrongNumber,
}

/// <summary>What an entry of the timeline records.</summary>
public enum InquiryEventKind
{
    Received,
    Opened,
    NoteAdded,
    ContactAttempted,
    FollowUpSet,
    FollowUpCleared,
    StatusChanged,
    Closed,
    Reopened,
}
