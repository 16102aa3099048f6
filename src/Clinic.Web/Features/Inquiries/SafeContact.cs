using Clinic.Web.Data;
using Clinic.Web.Features.Shared;

namespace Clinic.Web.Features.Inquiries;

/// <summary>
/// What the writer allowed, held against what staff are about to record. A way that was not allowed can still have been
/// right (a caller in danger, a number given anew), so it is never refused: it asks for a reason.
/// </summary>
public sealed class SafeContact(Inquiry inquiry, InquiryWords words)
{
    /// <summary>They took the request back and so are not to be reached about it at all.</summary>
    public bool TakenBack => inquiry.CloseReason is CloseReason.Withdrawn;

    public bool AllowsVoicemail => words.MayLeaveVoicemail;

    public bool AllowsMail => words.AllowsMail && !TakenBack && !inquiry.Erased;

    public string? QuietHours => words.QuietHours;

    /// <summary>Whether any way at all may need a reason.</summary>
    public bool HasLimits => TakenBack || !AllowsVoicemail || QuietHours is not null || !AllowsMail;

    /// <summary>Why this way of reaching them needs a reason, as an instruction; null when it needs none.</summary>
    public string? Against(ContactOutcome outcome, bool outsideQuietHours)
    {
        if (TakenBack) return "They took this back: write why you reached out all the same";
        var call = outcome is ContactOutcome.Reached or ContactOutcome.LeftVoicemail or ContactOutcome.NoAnswer;
        return outcome switch
        {
            ContactOutcome.LeftVoicemail when !AllowsVoicemail => "They asked for no voicemail: write why one was left",
            ContactOutcome.MessageSent when words.ReachBy is ContactWay.Phone => "They did not allow messages: write why one was sent",
            _ when call && QuietHours is not null && !outsideQuietHours => "Tick that it was outside their quiet hours, or write why you called within them",
            _ => null,
        };
    }
}
