using Clinic.Content;

namespace Clinic.Web.Forms;

/// <summary>
/// Weighs all words of a message together, by weights learned from labelled messages (multinomial logistic regression on
/// words and pairs): it finds what is said between the lines, where no single phrase is plain.
/// </summary>
internal static class DangerScale
{
    /// <summary>
    /// From here on a message counts as danger: the logarithm of the odds. Chosen by cross-validation (<c>learn-danger</c> prints it)
    /// so that nine of ten are found and one false alarm in ten is not passed; docs/distress-check.md has what is so.
    /// </summary>
    public const double Enough = 0;

    /// <summary>Fewer words than that are weighed by nobody: they are a search, a name or a greeting.</summary>
    public const int WordsMin = 2;

    /// <summary>The matter that the words speak for, or null where they do not tell of danger.</summary>
    public static DangerMatter? Matter(IReadOnlyList<string> words, IReadOnlyDictionary<string, DangerWeight> weights)
    {
        var (odds, matter) = Weigh(words, weights);
        return odds < Enough ? null : matter;
    }

    /// <summary>The logarithm of the odds that the words tell of danger, and what they would speak for.</summary>
    public static (double Odds, DangerMatter Matter) Weigh(IReadOnlyList<string> words, IReadOnlyDictionary<string, DangerWeight> weights)
    {
        if (words.Count < WordsMin || !weights.TryGetValue(DangerWeight.Start, out var start)) return (double.NegativeInfinity, default);
        var features = Features(words);
        // Long messages hold more words of every kind: their sum is made smaller by as much as chance makes it larger.
        var scale = Scale(features.Count);
        var (self, other, emergency) = (start.Self, start.Other, start.Emergency);
        foreach (var feature in features)
        {
            if (!weights.TryGetValue(feature, out var weight)) continue;
            self += scale * weight.Self;
            other += scale * weight.Other;
            emergency += scale * weight.Emergency;
        }

        var odds = Math.Log(Math.Exp(self) + Math.Exp(other) + Math.Exp(emergency));
        return (odds, emergency >= other && emergency >= self ? DangerMatter.Emergency
            : other >= self ? DangerMatter.SomeoneElse
            : DangerMatter.SelfHarm);
    }

    /// <summary>Each word, and each two that follow one another; figures are alike.</summary>
    public static HashSet<string> Features(IReadOnlyList<string> words)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        var before = "^";
        foreach (var word in words)
        {
            var now = word.Length > 0 && char.IsAsciiDigit(word[0]) ? "%" : word;
            if (now.Length > 0)
            {
                features.Add(now);
                if (before.Length > 0) features.Add($"{before} {now}");
            }

            before = now;
        }

        return features;
    }

    public static double Scale(int features) => 1 / Math.Sqrt(Math.Max(4, features));
}
