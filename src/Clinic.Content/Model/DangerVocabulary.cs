namespace Clinic.Content;

/// <summary>Whose danger a sign tells of.</summary>
public enum DangerOf
{
    /// <summary>As the sentence says: the writer's, or somebody else's.</summary>
    Said,

    Self,
    Other,
}

/// <summary>What kind of danger a sign tells of.</summary>
public enum DangerKind
{
    Life,

    /// <summary>Too much of something was taken: an emergency, and somebody else's danger where somebody else took it.</summary>
    Overdose,

    Body,
    Violence,
}

/// <summary>
/// What the check of words looks for, from <c>distress.yml</c>, made ready for looking: words have numbers, and each place of a
/// pattern knows the numbers that fit it. It never changes.
/// </summary>
public sealed class DangerVocabulary
{
    /// <summary>The number of every word that means something here, from 1.</summary>
    public required IReadOnlyDictionary<string, int> Words { get; init; }

    /// <summary>What a word, or up to three that stand together, is read as; the words are joined by <c>_</c>.</summary>
    public required IReadOnlyDictionary<string, string[]> Spellings { get; init; }

    /// <summary>Words that are known with letters missing, swapped or too many.</summary>
    public required IReadOnlyList<string> Misspelled { get; init; }

    /// <summary>Words of their own that lie near one of those.</summary>
    public required IReadOnlySet<string> Ordinary { get; init; }

    /// <summary>Figures of speech, set aside before anything is looked for.</summary>
    public required IReadOnlyList<DangerPattern> Idioms { get; init; }

    public required IReadOnlyList<DangerSign> Signs { get; init; }

    /// <summary>What shows, in a search alone, that somebody looks for help, though it tells of no danger.</summary>
    public required IReadOnlyList<DangerSign> Searched { get; init; }

    /// <summary>Says that what comes next is not so, and on through <see cref="Carries"/>.</summary>
    public required DangerPattern Denies { get; init; }

    public required DangerPattern Carries { get; init; }

    /// <summary>Turns a denial back: "not only", "never been more".</summary>
    public required DangerPattern TurnsBack { get; init; }

    /// <summary>Says that a sentence is about long ago.</summary>
    public required IReadOnlyList<DangerPattern> Past { get; init; }

    /// <summary>Says that it is about today all the same.</summary>
    public required IReadOnlyList<DangerPattern> Now { get; init; }

    /// <summary>Says that a sentence asks or tells about the matter, and not about a person.</summary>
    public required IReadOnlyList<DangerPattern> Asked { get; init; }

    /// <summary>What each word, or two that follow one another, speaks for: learned from labelled messages, from <c>distress-weights.tsv</c>.</summary>
    public required IReadOnlyDictionary<string, DangerWeight> Weights { get; init; }

    public required DangerPattern First { get; init; }

    public required DangerPattern Third { get; init; }

    public static readonly DangerVocabulary Empty = new()
    {
        Words = new Dictionary<string, int>(),
        Spellings = new Dictionary<string, string[]>(),
        Misspelled = [],
        Ordinary = new HashSet<string>(),
        Idioms = [],
        Signs = [],
        Searched = [],
        Denies = DangerPattern.None,
        Carries = DangerPattern.None,
        TurnsBack = DangerPattern.None,
        Past = [],
        Now = [],
        Asked = [],
        Weights = new Dictionary<string, DangerWeight>(),
        First = DangerPattern.None,
        Third = DangerPattern.None,
    };
}

/// <summary>How much a word speaks for each matter, against a message without danger: natural logarithms of odds.</summary>
public readonly record struct DangerWeight(double Self, double Other, double Emergency)
{
    /// <summary>The weight that every message starts from stands under this name.</summary>
    public const string Start = "(start)";
}

/// <summary>One sign of danger: ways to say one thing.</summary>
/// <param name="ByDenial">Whether "I am not …" clears it.</param>
/// <param name="ByPast">Whether "… ten years ago" clears it.</param>
/// <param name="ByQuestion">Whether "does ketamine help with …" clears it.</param>
public sealed record DangerSign(
    string Name, DangerKind Kind, DangerOf Of, bool ByDenial, bool ByPast, bool ByQuestion, IReadOnlyList<DangerPattern> Patterns);

/// <summary>One pattern, as it was written and taken apart: parts that all have to stand in one sentence, in any order; or anywhere in the message.</summary>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Denies">It asks for a "not" itself, as in "does not want to live".</param>
public sealed record DangerPattern(string Text, IReadOnlyList<IReadOnlyList<DangerPlace>> Parts, bool Anywhere, bool Denies)
{
    public static readonly DangerPattern None = new("", [], Anywhere: false, Denies: false);
}

/// <summary>What may stand at one place of a pattern.</summary>
/// <param name="Fits">The words that fit, by their number.</param>
/// <param name="Runs">Runs of several words that fit.</param>
/// <param name="Starts">The words that fit or begin a run: without one of them in a message the pattern is not looked for.</param>
/// <param name="GapMax">For a gap: how many words of any kind may stand here.</param>
public sealed record DangerPlace(
    System.Collections.BitArray Fits, IReadOnlyList<int[]> Runs, ulong[] Starts, int GapMax, bool Optional, bool Not, DangerEdge Edge)
{
    /// <summary>Whether one of its words has to stand there.</summary>
    public bool IsAsked { get; } = !Optional && !Not && GapMax == 0 && Edge is DangerEdge.None;
}

public enum DangerEdge
{
    None,
    Begins,
    Ends,
}
