using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>An entry of <c>glossary.yml</c>; <see cref="Id"/> is its fragment on the glossary page.</summary>
public sealed record GlossaryTerm(string Id, string Term, string Meaning, IReadOnlyList<string> Aliases)
{
    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }
}

/// <summary>A rule of safety with its strictest value, from <c>safety.yml</c>.</summary>
public sealed record SafetyRule(string Id, string About, StudyDrug Drug, string Says, string Source, Regex When, Regex Weaker, Regex Strictest)
{
    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }
}

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
