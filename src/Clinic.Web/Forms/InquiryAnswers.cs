using Clinic.Web.Data;
using Clinic.Web.Typed;

namespace Clinic.Web.Forms;

/// <summary>One question that a writer answers, as it is named to them and to staff.</summary>
/// <param name="Property">What holds the answer in <see cref="InquiryWords"/>.</param>
/// <param name="Field">The field of the form it came from.</param>
/// <param name="Question">As the writer reads it.</param>
/// <param name="Column">As staff read it, on the desk and at the head of a list.</param>
/// <param name="Of">The answer in words; null when none was given.</param>
public sealed record InquiryAnswer(string Property, string Field, string Question, string Column, Func<InquiryWords, string?> Of)
{
    /// <summary>False where the question makes no sense, because of another answer.</summary>
    public Func<InquiryWords, bool> Applies { get; init; } = _ => true;

    /// <summary>Which forms ask it; a test holds this against the fields that they have.</summary>
    public AskedBy AskedBy { get; init; } = AskedBy.EveryForm;

    public bool IsAskedFor(InquiryKind kind) => AskedBy switch
    {
        AskedBy.EveryForm => true,
        AskedBy.Consultation => kind is InquiryKind.ConsultationRequest,
        _ => false,
    };
}

/// <summary>Which forms ask a question.</summary>
public enum AskedBy
{
    EveryForm,

    /// <summary>Only the request for a consultation.</summary>
    Consultation,

    /// <summary>None any more; what was answered before is still shown.</summary>
    NoForm,
}

/// <summary>
/// Every answer that an envelope holds, in the order in which the long form asks. The review, the desk, lists, the
/// writer's own page and their copy are all written from this one list; a test asks each of them for each property.
/// </summary>
public static class InquiryAnswers
{
    /// <summary>Whom it is for.</summary>
    public static readonly IReadOnlyList<InquiryAnswer> Whom =
    [
        new(nameof(InquiryWords.AskingFor), "AskingFor", "You are asking for", "Asks for", w => w.AskingFor is AskingFor.Myself ? "Yourself" : "Someone else") { AskedBy = AskedBy.Consultation },
        new(nameof(InquiryWords.TheirName), "TheirName", "Their name", "Name of who it is for", w => w.TheirName) { Applies = ForSomeoneElse, AskedBy = AskedBy.Consultation },
        new(nameof(InquiryWords.TheyAgreed), "TheyAgreed", "They know of this and agree", "They know and agree", w => YesNo(w.TheyAgreed)) { Applies = ForSomeoneElse, AskedBy = AskedBy.Consultation },
    ];

    /// <summary>The writer, and the plan for reaching them safely.</summary>
    public static readonly IReadOnlyList<InquiryAnswer> Reaching =
    [
        new(nameof(InquiryWords.Name), "Name", "Your name", "Name", w => w.Name),
        new(nameof(InquiryWords.Phone), "Phone", "Phone number", "Phone", w => w.Phone),
        new(nameof(InquiryWords.Email), "Email", "Email address", "Email", w => w.Email),
        new(nameof(InquiryWords.ReachBy), "ReachBy", "We reach you by", "Reach by", w => Choices.NameOf(w.ReachBy)),
        new(nameof(InquiryWords.TimeToReach), "TimeToReach", "Good times", "When", w => w.TimeToReach),
        new(nameof(InquiryWords.QuietHours), "QuietHours", "Times not to call or text", "Never call or text", w => w.QuietHours),
        new(nameof(InquiryWords.MayLeaveVoicemail), "Voicemail", "We may leave a voicemail", "Voicemail", w => YesNo(w.MayLeaveVoicemail)),
        new(nameof(InquiryWords.MayNameClinic), "NameClinic", "We may say who is calling", "Name the clinic", w => YesNo(w.MayNameClinic)),
    ];

    /// <summary>What they wrote.</summary>
    public static readonly InquiryAnswer Message =
        new(nameof(InquiryWords.Message), "Message", "What we should know", "Message", w => w.Message);

    /// <summary>What they need, and how they came here.</summary>
    public static readonly IReadOnlyList<InquiryAnswer> About =
    [
        new(nameof(InquiryWords.CanWait), "CanWait", "Can it wait?", "Can it wait", w => Choice(w.CanWait)),
        new(nameof(InquiryWords.InDanger), "InDanger", "Is somebody in danger?", "Is somebody in danger", w => Choice(w.InDanger)) { Applies = w => w.InDanger is not null },
        new(nameof(InquiryWords.HowSoon), "HowSoon", "How soon", "How soon", w => Choice(w.HowSoon)) { AskedBy = AskedBy.NoForm },
        new(nameof(InquiryWords.Language), "Language", "Language", "Language", w => w.Language ?? SpokenLanguage.NameOf(SpokenLanguage.English)) { AskedBy = AskedBy.Consultation },
        new(nameof(InquiryWords.NeedsInterpreter), "Interpreter", "You would like an interpreter", "Interpreter", w => YesNo(w.NeedsInterpreter)) { AskedBy = AskedBy.Consultation },
        Message,
        new(nameof(InquiryWords.HeardFrom), "HeardFrom", "Where you heard of us", "Heard of us", w => Choice(w.HeardFrom)) { AskedBy = AskedBy.Consultation },
    ];

    public static readonly IReadOnlyList<InquiryAnswer> All = [.. Whom, .. Reaching, .. About];

    private static readonly InquiryWords Blank = new() { Name = "" };

    /// <summary>What the form asked and makes sense beside the other answers, and whatever else was answered.</summary>
    public static IEnumerable<InquiryAnswer> In(InquiryWords words, InquiryKind kind) =>
        All.Where(answer => answer.Applies(words) && (answer.IsAskedFor(kind) || answer.Of(words) != answer.Of(Blank)));

    private static bool ForSomeoneElse(InquiryWords words) => words.AskingFor is AskingFor.SomeoneElse;

    private static string YesNo(bool yes) => yes ? "Yes" : "No";

    private static string? Choice<TEnum>(TEnum? chosen)
        where TEnum : struct, Enum =>
        chosen is { } choice ? Choices.NameOf(choice) : null;
}
