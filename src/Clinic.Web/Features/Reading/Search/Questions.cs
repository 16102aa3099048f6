using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// Tells which of the prepared questions is asked. Each name in <c>answers.yml</c> stands for the words that people use, in English,
/// Spanish and on a phone; what these lists find is weighed together with all words, by weights learned from examples. An answer that
/// was written since they were learned is found by its lists alone.
/// </summary>
public sealed class Questions
{
    private const int AnswersMax = 2;

    // Of the words that tell something: "is ketamine cost effective next to ECT in trials" asks for no price.
    private const double ShareCovered = 0.3;

    private readonly Spelling spelling;
    private readonly Dictionary<string, IReadOnlyList<string[]>> names;
    private readonly IReadOnlyList<PreparedAnswer> answers;
    private readonly AnswerWeights weights;
    private readonly PreparedAnswer?[] learned;
    private readonly int none;

    public Questions(AnswerVocabulary vocabulary, Spelling spelling)
    {
        this.spelling = spelling;
        answers = vocabulary.Answers;
        weights = vocabulary.Weights;
        learned = [.. weights.Answers.Select(id => answers.FirstOrDefault(answer => answer.Id == id))];
        none = weights.Answers.ToList().IndexOf(AnswerWeights.Unanswered);
        var used = answers.SelectMany(answer => answer.Asks.SelectMany(ask => ask).Concat(answer.Unless)).Distinct();
        names = used.ToDictionary(
            name => name, name => Phrases(vocabulary.Words.GetValueOrDefault(name) ?? [name]), StringComparer.Ordinal);
    }

    /// <summary>Every word that a question is known by.</summary>
    public static IEnumerable<string> Words(AnswerVocabulary vocabulary) => vocabulary.Words.Values.SelectMany(words => words)
        .Concat(vocabulary.Answers.SelectMany(answer => answer.Asks.SelectMany(ask => ask).Concat(answer.Unless)))
        .SelectMany(SearchWords.OfText).Distinct();

    /// <summary>The questions asked, best first; a second one only where it may be meant as well.</summary>
    public IReadOnlyList<PreparedAnswer> Find(string? typed)
    {
        var seen = See(typed);
        if (seen.Stems.Length == 0 || learned.Length == 0 || seen.Listed.Any(answer => !learned.Contains(answer))) return seen.Listed;
        return [.. AnswerScale.Choose(AnswerScale.Weigh(Features(seen), weights), none).Select(at => learned[at]).OfType<PreparedAnswer>()];
    }

    /// <summary>What is learned from, and weighed.</summary>
    internal HashSet<string> FeaturesOf(string typed) => Features(See(typed));

    /// <summary>The questions that the lists alone find, best first; a second one only where it is about other words.</summary>
    public IReadOnlyList<PreparedAnswer> Listed(string? typed) => See(typed).Listed;

    private static HashSet<string> Features(Seen seen) => AnswerScale.Features(
        seen.Typed, seen.Stems, seen.Names.Select(name => $"{AnswerScale.Named}{name}").Concat(seen.Listed.Take(1).Select(answer => $"{AnswerScale.Asked}{answer.Id}")));

    private Seen See(string? typed)
    {
        var asTyped = SearchWords.Split(typed);
        var words = asTyped.Select(Read).ToList();
        var stems = words.Select(Stemmer.Of).ToArray();
        if (stems.Length == 0) return new Seen(asTyped, stems, [], []);
        var found = names.ToDictionary(name => name.Key, name => Covered(name.Value, stems), StringComparer.Ordinal);
        return new Seen(asTyped, stems, [.. found.Where(name => name.Value.Count > 0).Select(name => name.Key)], Listed(words, found));
    }

    private List<PreparedAnswer> Listed(List<string> words, Dictionary<string, HashSet<int>> found)
    {
        var telling = words.Select(word => !SearchWords.IsFiller(word)).ToArray();
        var asked = answers
            .Where(answer => !answer.Unless.Any(name => found[name].Count > 0))
            .SelectMany(answer => answer.Asks.Where(ask => ask.All(name => found[name].Count > 0))
                .Select(ask => Weigh(answer, ask, found, telling)))
            .Where(match => match.Share >= ShareCovered && match.Covered.Count >= match.Names) // no word stands for two names
            .OrderByDescending(match => match.Names).ThenByDescending(match => match.Covered.Count)
            .ToList();
        var given = new List<Match>();
        foreach (var match in asked.Where(match => !given.Exists(other => other.Covered.Overlaps(match.Covered) || other.Answer == match.Answer)))
        {
            given.Add(match);
            if (given.Count == AnswersMax) break;
        }

        return [.. given.Select(match => match.Answer)];
    }

    private string Read(string word) =>
        spelling.Knows(word) || SearchWords.IsFiller(word) ? word : spelling.Nearest(word) is { Sure: true } near ? near.Word : word;

    private static Match Weigh(PreparedAnswer answer, IReadOnlyList<string> ask, Dictionary<string, HashSet<int>> found, bool[] telling)
    {
        var covered = ask.SelectMany(name => found[name]).ToHashSet();
        var of = telling.Count(tells => tells);
        var share = of == 0 ? 1 : (double)covered.Count(at => telling[at]) / of;
        return new Match(answer, ask.Count, covered, share);
    }

    private static HashSet<int> Covered(IReadOnlyList<string[]> phrases, string[] stems)
    {
        var covered = new HashSet<int>();
        foreach (var phrase in phrases)
        {
            for (var at = 0; at + phrase.Length <= stems.Length; at++)
            {
                if (stems.AsSpan(at, phrase.Length).SequenceEqual(phrase)) covered.UnionWith(Enumerable.Range(at, phrase.Length));
            }
        }

        return covered;
    }

    private static IReadOnlyList<string[]> Phrases(IEnumerable<string> words) =>
        [.. words.Select(phrase => SearchWords.OfText(phrase).Select(Stemmer.Of).ToArray()).Where(phrase => phrase.Length > 0)];

    private sealed record Seen(IReadOnlyList<string> Typed, string[] Stems, IReadOnlyList<string> Names, IReadOnlyList<PreparedAnswer> Listed);

    private sealed record Match(PreparedAnswer Answer, int Names, HashSet<int> Covered, double Share);
}
