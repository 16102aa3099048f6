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
    Duplicate,
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
    VisitorMessage,
    DetailsCorrected,
    ErasureAsked,
    Assigned,
    Unassigned,
    Escalated,
    ConsultationScheduled,
    EstimateAsked,
    EstimateGiven,
    AcceptedAsGenuine,
    Merged,
    TookIn,
    Erased,

    /// <summary>Staff reached out in a way the writer had not allowed; the note says why.</summary>
    PlanOverridden,

    /// <summary>It was given to the clinic's record system; the note says why.</summary>
    Exported,

    /// <summary>A mail to the writer was put into the outbox; the note holds its words.</summary>
    MessageWritten,
}

/// <summary>How soon the visitor hopes to talk to somebody.</summary>
public enum HowSoon
{
    AsSoonAsPossible,

    [Display(Name = "Within a few weeks")]
    WithinWeeks,

    [Display(Name = "No hurry, I am finding out")]
    NoHurry,
}

/// <summary>Why an inquiry looks as if a program had sent it. Such a one is set aside, never dropped.</summary>
public enum Suspicion
{
    /// <summary>The field that people do not see was filled in.</summary>
    HiddenField,

    /// <summary>It came faster than anybody types.</summary>
    TooFast,

    /// <summary>It did not come from a page of this site.</summary>
    NoPage,

    /// <summary>In a flood of forms it came without the sum that a browser does, as one without JavaScript would.</summary>
    [Display(Name = "No proof of work in a flood; a browser without JavaScript sends none either")]
    NoProof,

    /// <summary>Many came for the same email address or phone number in a day.</summary>
    [Display(Name = "Many with the same address in a day")]
    ManyFromAddress,
}

/// <summary>Where the visitor heard of the clinic.</summary>
public enum HeardFrom
{
    DoctorOrTherapist,
    FriendOrFamily,
    WebSearch,

    [Display(Name = "News or social media")]
    Media,
    SomewhereElse,
}
