using Clinic.Web.Clock;
using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk;

/// <summary>How the desk says codes. Days and ages are <see cref="ClinicClock"/>'s.</summary>
public static class DeskWords
{
    public static string Of(InquiryKind kind) => kind is InquiryKind.ConsultationRequest ? "Consultation" : "Question";

    public static string Of(InquiryTopic topic) => topic switch
    {
        InquiryTopic.BipolarDisorder => "Bipolar disorder",
        InquiryTopic.Ptsd => "PTSD",
        _ => topic.ToString(),
    };

    public static string Of(CloseReason reason) => reason switch
    {
        CloseReason.BecamePatient => "Became a patient",
        CloseReason.QuestionAnswered => "Question answered",
        CloseReason.NotSuitable => "Not suitable",
        CloseReason.NoReply => "No reply",
        _ => reason.ToString(),
    };

    public static string Of(DangerOutcome outcome) => outcome switch
    {
        DangerOutcome.ReachedAndSafe => "Reached and safe",
        DangerOutcome.HandedOver => "Handed over",
        _ => "Not danger",
    };

    /// <summary>What told of danger, in whole words.</summary>
    public static string Of(DangerSource source) => source switch
    {
        DangerSource.Said => "The writer said that somebody is in danger",
        DangerSource.Words => "The check on words found what may tell of danger",
        _ => "The writer was not sure whether it can wait, and did not say whether somebody is in danger",
    };

    /// <summary>What the writer said about waiting, as part of a sentence.</summary>
    public static string Of(CanWait answer) => answer switch
    {
        CanWait.Yes => "it can wait",
        CanWait.No => "it cannot wait",
        _ => "they are not sure whether it can wait",
    };

    public static string Of(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.LeftVoicemail => "Left a voicemail",
        ContactOutcome.NoAnswer => "No answer",
        ContactOutcome.MessageSent => "Message sent",
        ContactOutcome.WrongNumber => "Wrong number or address",
        _ => outcome.ToString(),
    };

    /// <summary>What an entry of the audit log says happened.</summary>
    public static string Of(StaffAction action) => action.Kind switch
    {
        StaffActionKind.SignedIn => "Signed in",
        StaffActionKind.Invited => $"Invited somebody as {Role(action.Detail)}",
        StaffActionKind.RoleChanged when action.Detail?.Split(' ') is [var from, var to] => $"Changed {action.AboutName} from {Role(from)} to {Role(to)}",
        StaffActionKind.Disabled => $"Lets {action.AboutName} in no more",
        StaffActionKind.Enabled => $"Lets {action.AboutName} in again",
        StaffActionKind.SignedOut => $"Signed {action.AboutName} out everywhere",
        StaffActionKind.EverybodySignedOut => "Signed everybody out",
        StaffActionKind.Exported => $"Took out a list: {action.Detail}",
        StaffActionKind.TrailReviewed => $"Went through the audit log of {action.Detail}",
        StaffActionKind.KeysBackedUp => "Said that the keys are backed up",
        StaffActionKind.CrisisLineCalled => $"Called a crisis line: {action.Detail}",
        StaffActionKind.PasswordChanged => "Changed their password",
        StaffActionKind.AppAdded => "Set up an authenticator app",
        StaffActionKind.AppRemoved => "Took their authenticator app away",
        StaffActionKind.PasskeyAdded => "Added a passkey",
        StaffActionKind.PasskeyRemoved => "Removed a passkey",
        StaffActionKind.AddressChanged => "Changed the address they sign in with",
        _ => action.Kind.ToString(),
    };

    private static string Role(string? code) =>
        Enum.TryParse<StaffRole>(code, out var role) ? Of(role).ToLowerInvariant() : code ?? "";

    public static string Of(StaffRole role) => role is StaffRole.Staff ? "Coordinator" : role.ToString();

    public static string Of(SignInWay way) => way switch
    {
        SignInWay.Password => "password",
        SignInWay.App => "password and app",
        _ => "passkey",
    };

    public static string Of(ContactWay way) => way switch
    {
        ContactWay.Phone => "Call",
        ContactWay.Text => "Text message",
        _ => way.ToString(),
    };

    public static string Of(TemplateKind template) => template switch
    {
        TemplateKind.FollowUp => "Following up",
        TemplateKind.CouldNotReach => "Could not reach you",
        TemplateKind.Resources => "Not suitable: other places that help",
        TemplateKind.Arranged => "Appointment arranged",
        _ => template.ToString(),
    };

    /// <summary>The look of a status, as <c>status-tag</c> names it.</summary>
    public static string Tag(InquiryStatus status) => status switch
    {
        InquiryStatus.New => "new",
        InquiryStatus.Contacted => "contacted",
        InquiryStatus.Scheduled => "scheduled",
        _ => "closed",
    };

    /// <summary>What an entry of the timeline says happened.</summary>
    public static string Of(EventDetail says) => says.Kind switch
    {
        InquiryEventKind.NoteAdded => "Note",
        InquiryEventKind.Assigned => "Handed to somebody",
        InquiryEventKind.Unassigned => "Back in the pool",
        InquiryEventKind.Escalated => "The promised time passed without an answer",
        InquiryEventKind.ConsultationScheduled => "Consultation arranged",
        InquiryEventKind.EstimateAsked when EventDetails.EstimateDue.In(says) is { } due => $"An estimate is due by {ClinicClock.Day(due)}",
        InquiryEventKind.EstimateGiven => "The estimate was given",
        InquiryEventKind.AcceptedAsGenuine => "Found to be a person’s",
        InquiryEventKind.Merged => $"Merged into {EventDetails.MergedInto.In(says)?.Reference}",
        InquiryEventKind.TookIn => $"Took in {EventDetails.TookIn.In(says)?.Reference}",
        InquiryEventKind.PlanOverridden => "Reached out against the plan, because",
        InquiryEventKind.MessageWritten when EventDetails.BeganAs.In(says) is { } template => $"Mail: {Of(template)}",
        InquiryEventKind.Exported => "Taken out for the record system, because",
        InquiryEventKind.VisitorMessage when EventDetails.SaidToWait.In(says) is { } answer => $"They added a message, and said that {Of(answer)}",
        InquiryEventKind.VisitorMessage => "They added a message",
        InquiryEventKind.DangerSeen when EventDetails.ToldOfDanger.In(says) is { } source => $"Danger: {Lower(Of(source))}",
        InquiryEventKind.DangerSettled when EventDetails.CameOfDanger.In(says) is { } came => $"Danger: {Lower(Of(came))}",
        InquiryEventKind.DangerReopened => "Danger: what was recorded was taken back",
        InquiryEventKind.DangerEscalated => "Danger: nobody had recorded anything in time, and the owner was told",
        InquiryEventKind.DetailsCorrected => "They corrected how to reach them",
        InquiryEventKind.ErasureAsked => "They ask for erasure",
        InquiryEventKind.Erased => "All words were erased",
        InquiryEventKind.ContactAttempted when EventDetails.Contact.In(says) is { } outcome => $"Contact: {Of(outcome)}",
        InquiryEventKind.FollowUpSet when EventDetails.FollowUp.In(says) is { } day => $"Follow-up set for {ClinicClock.Day(day)}",
        InquiryEventKind.FollowUpCleared => "Follow-up cleared",
        InquiryEventKind.StatusChanged when EventDetails.Moved.In(says) is { } move => $"Moved from {move.From} to {move.To}",
        InquiryEventKind.Closed when EventDetails.Closed.In(says) is { } reason => $"Closed: {Of(reason)}",
        _ => says.Kind.ToString(),
    };

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
