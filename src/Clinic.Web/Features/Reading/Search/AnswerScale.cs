using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>
/// Weighs what is typed for each prepared answer, by weights learned from examples (multinomial logistic regression, as in the
/// check of danger): it knows a question by words that no list has, and by parts of words that are misspelled. What the lists find is
/// weighed with them.
/// </summary>
internal static class AnswerScale
{
    /// <summary>The least likelihood of an answer that is given. Chosen, as the two below, by cross-validation (<c>learn-answers</c> prints it).</summary>
    public const double Enough = 0.2;

    /// <summary>How many times likelier than that no answer fits: a wrong answer costs a reader more than none.</summary>
    public const double MoreThanNone = 1.6;

    /// <summary>From this share of the first one's likelihood on a second answer stands below it: the question may be either.</summary>
    public const double AsGood = 0.4;

    /// <summary>What the names of the lists, and the answer that they ask for, begin with among the features.</summary>
    public const char Named = '@';

    public const char Asked = '!';

    private const char Part = '~';
    private const int PartMin = 3;
    private const int PartMax = 4;

    /// <summary>What is seen in a text: each word, each two, parts of what was typed, and what the lists find in it.</summary>
    /// <param name="typed">Words as they were typed.</param>
    /// <param name="stems">Stems of the words that they are read as.</param>
    /// <param name="found">Names of the lists that stand in it, and the answer they ask for.</param>
    public static HashSet<string> Features(IReadOnlyList<string> typed, IReadOnlyList<string> stems, IEnumerable<string> found)
    {
        var features = new HashSet<string>(found, StringComparer.Ordinal);
        var before = "^";
        foreach (var stem in stems.Select(Figure).Append("$"))
        {
            if (stem != "$") features.Add(stem);
            features.Add($"{before} {stem}");
            before = stem;
        }

        foreach (var word in typed.Where(word => !char.IsAsciiDigit(word[0])))
        {
            var whole = $"_{word}_";
            for (var length = PartMin; length <= PartMax; length++)
            {
                for (var at = 0; at + length <= whole.Length; at++) features.Add($"{Part}{whole.AsSpan(at, length)}");
            }
        }

        return features;
    }

    /// <summary>How much a feature counts among so many: a whole word more than a part, and what a list finds most.</summary>
    public static double Scale(string feature, int features) => feature[0] switch
    {
        Part => 1,
        Named or Asked => 3,
        _ => 2,
    } / Math.Sqrt(Math.Max(4, features));

    /// <summary>How likely each of the learned answers is, in their order.</summary>
    public static double[] Weigh(IReadOnlyCollection<string> features, AnswerWeights weights)
    {
        var sums = new double[weights.Answers.Count];
        foreach (var (answer, weight) in weights.Of.GetValueOrDefault(AnswerWeights.Start) ?? []) sums[answer] += weight;
        foreach (var feature in features)
        {
            if (!weights.Of.TryGetValue(feature, out var of)) continue;
            var scale = Scale(feature, features.Count);
            foreach (var (answer, weight) in of) sums[answer] += scale * weight;
        }

        var most = sums.Max();
        for (var at = 0; at < sums.Length; at++) sums[at] = Math.Exp(sums[at] - most);
        var all = sums.Sum();
        for (var at = 0; at < sums.Length; at++) sums[at] /= all;
        return sums;
    }

    /// <summary>The answers to give, best first: none, one, or two where the question may be either.</summary>
    /// <param name="likely">How likely each is.</param>
    /// <param name="none">The place of "no answer fits".</param>
    public static IEnumerable<int> Choose(double[] likely, int none)
    {
        var (best, second) = (-1, -1);
        for (var at = 0; at < likely.Length; at++)
        {
            if (at == none) continue;
            if (best < 0 || likely[at] > likely[best]) (best, second) = (at, best);
            else if (second < 0 || likely[at] > likely[second]) second = at;
        }

        var unanswered = none < 0 ? 0 : likely[none];
        if (best < 0 || likely[best] < Enough || likely[best] < MoreThanNone * unanswered) yield break;
        yield return best;
        if (second >= 0 && likely[second] >= AsGood * likely[best] && likely[second] > unanswered) yield return second;
    }

    // An age tells whose treatment is asked about; other figures are alike.
    private static string Figure(string word)
    {
        if (!char.IsAsciiDigit(word[0])) return word;
        return word.TakeWhile(char.IsAsciiDigit).Count() != 2 ? "%" : (word[0], word[1]) switch
        {
            ('1', <= '7') => "%young",
            ( >= '7', _) or ('6', >= '5') => "%old",
            _ => "%",
        };
    }
}
