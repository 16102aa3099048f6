using System.Text.RegularExpressions;
using Clinic.Content;
using Clinic.Web.Features.Search;

namespace Clinic.Web.Features.Shared;

/// <summary>
/// Finds words of self-harm in free text by the list in <c>content/distress.yml</c>: idioms are set aside, then whole
/// phrases looked for clause by clause, those that are denied left out. What it misses and what it finds wrongly is
/// measured in docs/distress-check.md. It decides which page comes first, and never whether a message is taken.
/// </summary>
public sealed partial class DistressCheck(PageLibrary library)
{
    private const int NegationReach = 3;
    private const string Gap = "..";
    private const int GapMax = 3;
    private const string SetAside = "|"; // no phrase spans it

    private Lists? lists;

    /// <summary>Whether any of the texts tells of danger.</summary>
    public bool FindsIn(params IEnumerable<string?> texts) => MattersIn(texts).Count > 0;

    /// <summary>What the texts together tell of, each matter once, most urgent first; empty where no words of danger are found.</summary>
    public IReadOnlyList<DangerMatter> MattersIn(params IEnumerable<string?> texts)
    {
        var current = CurrentLists();
        return texts.OfType<string>().SelectMany(Clauses).Any(clause => FindsIn(clause, current)) ? [DangerMatter.SelfHarm] : [];
    }

    // Made anew when the content changed.
    private Lists CurrentLists()
    {
        var vocabulary = library.Current.Distress;
        if (lists is { } made && ReferenceEquals(made.Of, vocabulary)) return made;
        return lists = new Lists(
            vocabulary,
            [.. vocabulary.Idioms.Select(Words)],
            [.. vocabulary.Negations],
            [.. vocabulary.Unless],
            vocabulary.Phrases.Select(Words).ToLookup(phrase => phrase[0], StringComparer.Ordinal));
    }

    private static bool FindsIn(string[] clause, Lists lists)
    {
        foreach (var idiom in lists.Idioms) Remove(idiom, clause);
        for (var at = 0; at < clause.Length; at++)
        {
            var start = at;
            if (lists.Phrases[clause[at]].Any(phrase => Matches(phrase, 0, clause, start)) && !IsDenied(clause, start, lists)) return true;
        }

        return false;
    }

    private static void Remove(string[] idiom, string[] clause)
    {
        for (var at = 0; at + idiom.Length <= clause.Length; at++)
        {
            if (clause.AsSpan(at, idiom.Length).SequenceEqual(idiom)) clause.AsSpan(at, idiom.Length).Fill(SetAside);
        }
    }

    private static bool Matches(string[] phrase, int from, string[] clause, int at)
    {
        for (var n = from; n < phrase.Length; n++, at++)
        {
            if (phrase[n] == Gap)
                return Enumerable.Range(0, GapMax + 1).Any(skipped => Matches(phrase, n + 1, clause, at + skipped));
            if (at >= clause.Length || clause[at] != phrase[n]) return false;
        }

        return true;
    }

    private static bool IsDenied(string[] clause, int at, Lists lists)
    {
        for (var before = Math.Max(0, at - NegationReach); before < at; before++)
        {
            // "not only", "no longer", "do not know": these deny something else.
            if (lists.Negations.Contains(clause[before]) && !lists.Unless.Contains(clause[before + 1])) return true;
        }

        return false;
    }

    private static IEnumerable<string[]> Clauses(string text) =>
        ClauseEnd().Split(SearchWords.Fold(text)).Select(Words).Where(words => words.Length > 0);

    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+|\.\.")]
    private static partial Regex Word();

    // "There is no point, I want to die": the comma ends what "no" is said of.
    [GeneratedRegex(@"[.!?;:,\n…()¡¿—]+|\b(?:but|because|although|pero|porque|aunque)\b")]
    private static partial Regex ClauseEnd();

    private sealed record Lists(
        DistressVocabulary Of, IReadOnlyList<string[]> Idioms, HashSet<string> Negations, HashSet<string> Unless,
        ILookup<string, string[]> Phrases);
}
