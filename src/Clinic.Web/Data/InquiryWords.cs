using System.Text.Json.Serialization;
using Clinic.Web.Security;
using Clinic.Web.Typed;

namespace Clinic.Web.Data;

/// <summary>Everything a visitor typed or chose about themselves: what an inquiry's envelope holds. What it asks is named in <see cref="InquiryAnswers"/>.</summary>
public sealed record InquiryWords
{
    public const string Purpose = "inquiry words";
    public const string InitialsPurpose = "inquiry initials";
    public const string NotePurpose = "staff note";

    [Flat, FlatName(nameof(Reach.Voicemail), "MayLeaveVoicemail"), FlatName(nameof(Reach.NameClinic), "MayNameClinic")]
    public Reach Reach { get; init; } = new();

    public string? Message { get; init; }

    public AskingFor AskingFor { get; init; }

    /// <summary>The person asked for, when it is somebody else.</summary>
    public string? TheirName { get; init; }

    /// <summary>That person knows of this and agreed.</summary>
    public bool TheyAgreed { get; init; }

    /// <summary>Null where the form did not ask.</summary>
    public CanWait? CanWait { get; init; }

    /// <summary>Null where it was not asked, or left unanswered.</summary>
    public InDanger? InDanger { get; init; }

    /// <summary>Null where the form does not ask.</summary>
    public HowSoon? HowSoon { get; init; }

    public string? Language { get; init; }

    [JsonPropertyName("NeedsInterpreter")]
    public bool Interpreter { get; init; }

    public HeardFrom? HeardFrom { get; init; }

    /// <exception cref="System.Security.Cryptography.CryptographicException">The envelope is damaged, or its key is not here.</exception>
    public static InquiryWords Open(Inquiry inquiry, Vault vault) => vault.Open<InquiryWords>(inquiry.Id, Purpose, inquiry.Envelope);

    /// <summary>Null for what is erased or damaged, or whose key is not here.</summary>
    public static InquiryWords? TryOpen(Inquiry inquiry, Vault vault) => TryOpen(inquiry.Id, inquiry.Envelope, vault);

    /// <summary>The same where only these two were read.</summary>
    public static InquiryWords? TryOpen(Guid inquiry, byte[] envelope, Vault vault) => vault.TryOpen<InquiryWords>(inquiry, Purpose, envelope);

    /// <summary>The envelope of the inquiry with this id, and its initials, which lists show.</summary>
    public (byte[] Envelope, byte[] Initials) Seal(Guid inquiry, Vault vault) =>
        (vault.Seal(inquiry, Purpose, this), vault.Seal(inquiry, InitialsPurpose, Reach.Initials()));
}

/// <summary>Whom the visitor asks for.</summary>
public enum AskingFor
{
    Myself,
    SomeoneElse,
}

/// <summary>One question that a writer answers, as it is named to them and to staff.</summary>
/// <param name="Field">What holds the answer, in <see cref="InquiryWords"/> or its <see cref="Reach"/> and in every form that asks.</param>
/// <param name="Question">As the writer reads it.</param>
/// <param name="Column">As staff read it, on the desk and at the head of a list.</param>
/// <param name="Of">The answer in words; null when none was given.</param>
public sealed record InquiryAnswer(string Field, string Question, string Column, Func<InquiryWords, string?> Of)
{
    /// <summary>The answer is the writer's own words, in whatever language; other answers are the site's words and are said in the page's.</summary>
    public bool IsTyped { get; init; }

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
        new(nameof(InquiryWords.AskingFor), "You are asking for", "Asks for", w => w.AskingFor is AskingFor.Myself ? "Yourself" : "Someone else") { AskedBy = AskedBy.Consultation },
        new(nameof(InquiryWords.TheirName), "Their name", "Name of who it is for", w => w.TheirName) { IsTyped = true, Applies = ForSomeoneElse, AskedBy = AskedBy.Consultation },
        new(nameof(InquiryWords.TheyAgreed), "They know of this and agree", "They know and agree", w => YesNo(w.TheyAgreed)) { Applies = ForSomeoneElse, AskedBy = AskedBy.Consultation },
    ];

    /// <summary>The writer, and the plan for reaching them safely.</summary>
    public static readonly IReadOnlyList<InquiryAnswer> Reaching =
    [
        new(nameof(Reach.Name), "Your name", "Name", w => w.Reach.Name) { IsTyped = true },
        new(nameof(Reach.Phone), "Phone number", "Phone", w => w.Reach.Phone) { IsTyped = true },
        new(nameof(Reach.Email), "Email address", "Email", w => w.Reach.Email) { IsTyped = true },
        new(nameof(Reach.ReachBy), "We reach you by", "Reach by", w => Choice(w.Reach.ReachBy)),
        new(nameof(Reach.TimeToReach), "Good times", "When", w => w.Reach.TimeToReach) { IsTyped = true },
        new(nameof(Reach.QuietHours), "Times not to call or text", "Never call or text", w => w.Reach.QuietHours) { IsTyped = true },
        new(nameof(Reach.Voicemail), "We may leave a voicemail", "Voicemail", w => YesNo(w.Reach.Voicemail)),
        new(nameof(Reach.NameClinic), "We may say who is calling", "Name the clinic", w => YesNo(w.Reach.NameClinic)),
    ];

    /// <summary>What they wrote.</summary>
    public static readonly InquiryAnswer Message =
        new(nameof(InquiryWords.Message), "What we should know", "Message", w => w.Message) { IsTyped = true };

    /// <summary>What they need, and how they came here.</summary>
    public static readonly IReadOnlyList<InquiryAnswer> About =
    [
        new(nameof(InquiryWords.CanWait), "Can it wait?", "Can it wait", w => Choice(w.CanWait)),
        new(nameof(InquiryWords.InDanger), "Is somebody in danger?", "Is somebody in danger", w => Choice(w.InDanger)) { Applies = w => w.InDanger is not null },
        new(nameof(InquiryWords.HowSoon), "How soon", "How soon", w => Choice(w.HowSoon)) { AskedBy = AskedBy.NoForm },
        new(nameof(InquiryWords.Language), "Language", "Language", w => w.Language ?? SpokenLanguage.NameOf(SpokenLanguage.English)) { AskedBy = AskedBy.Consultation },
        new(nameof(InquiryWords.Interpreter), "You would like an interpreter", "Interpreter", w => YesNo(w.Interpreter)) { AskedBy = AskedBy.Consultation },
        Message,
        new(nameof(InquiryWords.HeardFrom), "Where you heard of us", "Heard of us", w => Choice(w.HeardFrom)) { AskedBy = AskedBy.Consultation },
    ];

    public static readonly IReadOnlyList<InquiryAnswer> All = [.. Whom, .. Reaching, .. About];

    private static readonly InquiryWords Blank = new();

    /// <summary>What the form asked and makes sense beside the other answers, and whatever else was answered.</summary>
    public static IEnumerable<InquiryAnswer> In(InquiryWords words, InquiryKind kind) =>
        All.Where(answer => answer.Applies(words) && (answer.IsAskedFor(kind) || answer.Of(words) != answer.Of(Blank)));

    private static bool ForSomeoneElse(InquiryWords words) => words.AskingFor is AskingFor.SomeoneElse;

    private static string YesNo(bool yes) => yes ? "Yes" : "No";

    private static string? Choice<TEnum>(TEnum? chosen)
        where TEnum : struct, Enum =>
        chosen is { } choice ? Choices.NameOf(choice) : null;
}
