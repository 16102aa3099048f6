using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>An entry of <c>glossary.yml</c>; <see cref="Id"/> is its fragment on the glossary page.</summary>
public sealed record GlossaryTerm(string Id, string Term, string Meaning, IReadOnlyList<string> Aliases)
{
    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }
}

/// <summary>A rule of safety with its strictest value, from <c>safety.yml</c>.</summary>
public sealed record SafetyRule(string Id, string About, StudyDrug Drug, string Says, string Source)
{
    /// <summary>The words by which it is given too weakly; null where nothing is said about that.</summary>
    public WeakerWords? Weaker { get; init; }

    /// <summary>Where it has to stand; null where that is nowhere in particular.</summary>
    public StandingRule? Stands { get; init; }

    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }
}

/// <summary>A sentence about the matter that holds a weaker word needs one of the strictest too.</summary>
public sealed record WeakerWords(Regex When, Regex Weaker, Regex Strictest);

/// <summary>Pages that have to give a rule.</summary>
/// <param name="On">Slugs of pages that may not drop it.</param>
/// <param name="Wherever">A page that holds one of these words gives it too; null where there are none.</param>
/// <param name="Say">What one paragraph, item or row has to hold: a word of each line.</param>
public sealed record StandingRule(IReadOnlyList<string> On, Regex? Wherever, IReadOnlyList<(string Words, Regex Any)> Say);

/// <summary>A statement that goes out of date, kept once in <c>facts.yml</c>.</summary>
public sealed partial record Fact(string Id, string Text, DateOnly Checked, DateOnly Expires, string Source, string Why)
{
    /// <summary>The text without its citations, for places that have no list of references.</summary>
    public string Plain => Cited().Replace(Text, "");

    /// <summary>Past its day it is left out of every page until somebody has looked it up again.</summary>
    public bool IsPast(DateOnly today) => Expires < today;

    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }

    [GeneratedRegex(@"\s*\[@[^\]]*\]")]
    private static partial Regex Cited();
}


/// <summary>What the checker refuses and the names it does not count, from <c>wording.yml</c>.</summary>
public sealed record Wording(IReadOnlyList<RefusedWording> Refused, HashSet<string> Names);

public sealed record RefusedWording(IReadOnlyList<string> Words, string Because, string Instead);
