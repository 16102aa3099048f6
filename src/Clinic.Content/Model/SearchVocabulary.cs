namespace Clinic.Content;

/// <summary>What readers type and what the pages call it, from <c>search.yml</c>.</summary>
/// <param name="Synonyms">Words that stand for one another.</param>
/// <param name="Means">What is typed, and what is looked for with it.</param>
/// <param name="Kinds">Names that no page may use, and what they are a kind of.</param>
/// <param name="Leads">What readers type who want one page.</param>
/// <param name="Places">The site's own pages that are no files of the content.</param>
/// <param name="InDanger">The page that stands first for somebody who thinks of suicide.</param>
/// <param name="SomeoneInDanger">The page that stands first for somebody who fears for somebody else.</param>
public sealed record SearchVocabulary(
    IReadOnlyList<IReadOnlyList<string>> Synonyms,
    IReadOnlyList<SearchMeaning> Means,
    IReadOnlyList<SearchMeaning> Kinds,
    IReadOnlyList<SearchLead> Leads,
    IReadOnlyList<SearchPlace> Places,
    SearchLead? InDanger,
    SearchLead? SomeoneInDanger)
{
    public static SearchVocabulary Empty { get; } = new([], [], [], [], [], null, null);
}

/// <summary>Any of the words typed stands for all that is looked for.</summary>
public sealed record SearchMeaning(IReadOnlyList<string> Typed, IReadOnlyList<string> Look);

public sealed record SearchLead(string Page, IReadOnlyList<string> Phrases)
{
    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }
}

public sealed record SearchPlace(string Path, string Title, string Summary, IReadOnlyList<string> Phrases)
{
    internal int Line { get; init; }
}

/// <summary>Questions that search answers itself, from <c>answers.yml</c>.</summary>
/// <param name="Words">Names of what is asked about, and the words people use for each.</param>
/// <param name="Answers">In the order of the file; of two that fit as well, the first is given.</param>
public sealed record AnswerVocabulary(IReadOnlyDictionary<string, IReadOnlyList<string>> Words, IReadOnlyList<PreparedAnswer> Answers)
{
    public static AnswerVocabulary Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>(), []);

    /// <summary>What each word or part of one speaks for: learned from examples, from <c>answers-weights.tsv</c>.</summary>
    public AnswerWeights Weights { get; init; } = AnswerWeights.None;
}

/// <summary>How much words, and parts of words, speak for each answer: natural logarithms of odds.</summary>
/// <param name="Answers">Names of the answers that were learned, and <see cref="Unanswered"/> among them.</param>
/// <param name="Of">For each word or part its weights.</param>
public sealed record AnswerWeights(IReadOnlyList<string> Answers, IReadOnlyDictionary<string, AnswerWeight[]> Of)
{
    /// <summary>The weights that every text starts from stand under this name.</summary>
    public const string Start = "(start)";

    /// <summary>What no answer fits.</summary>
    public const string Unanswered = "none";

    public static AnswerWeights None { get; } = new([], new Dictionary<string, AnswerWeight[]>());
}

/// <param name="Answer">Its place among the answers.</param>
/// <param name="Weight">More than 0 speaks for it.</param>
public readonly record struct AnswerWeight(int Answer, float Weight);

/// <summary>One question with its answer, as it is now: what the clinic has told is filled in.</summary>
public sealed record PreparedAnswer
{
    public required string Id { get; init; }

    /// <summary>Sets of names, or of plain words; the question is asked where all of one set are found.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Asks { get; init; }

    /// <summary>Where one of these is found, something else is asked.</summary>
    public required IReadOnlyList<string> Unless { get; init; }

    /// <summary>Null where the answer is a sentence of a page, or is worked out.</summary>
    public string? Html { get; init; }

    /// <summary>Words of the sentence of the source page that is the answer; empty where it is written here.</summary>
    public required IReadOnlyList<string> Quote { get; init; }

    /// <summary>Words of each sentence of the source page that an answer written here rests on.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rests { get; init; }

    /// <summary>Whether it says only what the clinic has told, or has not.</summary>
    public bool OfClinic { get; init; }

    /// <summary>What is worked out when it is asked.</summary>
    public AnswerWork? Work { get; init; }

    /// <summary>The address of the page that says more, with its heading.</summary>
    public required string Source { get; init; }

    /// <summary>Questions that must find this answer.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Where it stands in its file.</summary>
    public int Line { get; init; }
}

/// <summary>What an answer is worked out from.</summary>
public enum AnswerWork
{
    /// <summary>The clinic's hours and holidays, on the day that is asked about.</summary>
    Open,
}
