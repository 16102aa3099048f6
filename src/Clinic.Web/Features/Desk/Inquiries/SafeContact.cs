using Clinic.Web.Data;

namespace Clinic.Web.Features.Desk.Inquiries;

/// <summary>
/// What the writer allowed, held against what staff are about to record. A way that was not allowed can still have been
/// right (a caller in danger, a number given anew), so it is never refused: it asks for a reason.
/// </summary>
public sealed class SafeContact(Inquiry inquiry, InquiryWords words)
{
    /// <summary>They took the request back and so are not to be reached about it at all.</summary>
    public bool TakenBack => inquiry.CloseReason is CloseReason.Withdrawn;

    public bool AllowsVoicemail => words.Reach.Voicemail;

    public bool AllowsMail => words.Reach.AllowsMail && !TakenBack && !inquiry.Erased;

    public string? QuietHours => words.Reach.QuietHours;

    /// <summary>Why this way of reaching them needs a reason, as an instruction; null when it needs none.</summary>
    public string? Against(ContactOutcome outcome, bool outsideQuietHours)
    {
        if (TakenBack) return "They took this back: write why you reached out all the same";
        // Whoever was reached or written to may have been so in the way they chose; these two are calls for certain.
        var call = outcome is ContactOutcome.LeftVoicemail or ContactOutcome.NoAnswer;
        var maybeCall = call || (outcome is ContactOutcome.Reached && words.Reach.ReachBy is not ContactWay.Email);
        return outcome switch
        {
            ContactOutcome.LeftVoicemail when !AllowsVoicemail => "They asked for no voicemail: write why one was left",
            ContactOutcome.MessageSent when words.Reach.ReachBy is ContactWay.Phone => "They did not allow messages: write why one was sent",
            _ when call && words.Reach.ReachBy is ContactWay.Email => "They asked for email and no other way: write why you called",
            _ when call && words.Reach.ReachBy is ContactWay.Text => "They asked for text messages and no other way: write why you called",
            _ when maybeCall && QuietHours is not null && !outsideQuietHours => "Tick that it was outside their quiet hours, or write why you called within them",
            _ => null,
        };
    }
}
