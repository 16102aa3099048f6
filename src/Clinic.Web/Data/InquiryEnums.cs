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

    /// <summary>Something told of danger; the detail says what.</summary>
    DangerSeen,

    /// <summary>Staff recorded what came of it.</summary>
    DangerSettled,

    /// <summary>Staff took that back.</summary>
    DangerReopened,

    /// <summary>Nobody had recorded anything by the time it has to be looked at, and the owner was told.</summary>
    DangerEscalated,

    /// <summary>Staff answered on the writer's own page; the note holds the words.</summary>
    AnswerWritten,

    /// <summary>Staff told the writer that there is an answer, where no mail may; the detail says how.</summary>
    AnswerTold,

    /// <summary>Staff gave the writer a code by another way, which opens their page once.</summary>
    CodeGiven,

    /// <summary>The writer put a pass phrase before their page, or another one.</summary>
    PhraseSet,

    /// <summary>The writer took it off.</summary>
    PhraseRemoved,

    /// <summary>Staff took it off, having reached the writer another way; the note says how.</summary>
    PhraseTakenOff,

    /// <summary>The writer ended all links to their page, and every page that was open.</summary>
    LinksEnded,
}

/// <summary>The writer's answer to "Can this wait until then?", which stands beside the time by which a person reads it.</summary>
public enum CanWait
{
    [Display(Name = "Yes, it can wait")]
    Yes,

    [Display(Name = "No, it cannot wait")]
    No,

    [Display(Name = "I am not sure")]
    NotSure,
}

/// <summary>The writer's answer to "Is somebody in danger?".</summary>
public enum InDanger
{
    Yes,
    No,
}

/// <summary>What told of danger.</summary>
public enum DangerSource
{
    /// <summary>The writer said so.</summary>
    Said,

    /// <summary>The check on words found it.</summary>
    Words,

    /// <summary>They were not sure whether it can wait, and did not say whether somebody is in danger.</summary>
    Unanswered,
}

/// <summary>What came of danger, as staff recorded it.</summary>
public enum DangerOutcome
{
    ReachedAndSafe,
    HandedOver,
    NotDanger,
}

/// <summary>How an inquiry stands before others. The usual is not known to be safe: nothing told of danger.</summary>
public enum Attention
{
    Usual,

    /// <summary>It waits, and its writer said that it cannot.</summary>
    Urgent,

    /// <summary>Something told of danger, and nobody has recorded what came of it.</summary>
    Danger,
}

/// <summary>How soon the visitor hopes to talk to somebody. Asked until <see cref="CanWait"/> took its place; old answers stay.</summary>
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

    /// <summary>In a flood of forms it was one of many from its client that came without the sum that a browser does.</summary>
    [Display(Name = "One of many from the same place without a proof of work; a browser without JavaScript sends none either")]
    NoProof,

    /// <summary>Many came for the same email address or phone number in a day. Set by earlier versions: today it limits mail alone.</summary>
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
