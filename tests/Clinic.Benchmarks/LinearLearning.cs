namespace Clinic.Benchmarks;

/// <summary>One text to learn from.</summary>
/// <param name="Features">Each once.</param>
/// <param name="Class">What it is, from 0.</param>
internal readonly record struct LinearExample(IReadOnlyCollection<string> Features, int Class);

/// <summary>
/// Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011), without chance, so that the same texts give the
/// same weights. The check of danger and the answers above the results are learned with it.
/// </summary>
internal static class LinearLearning
{
    private const int SeenMin = 2;
    private const double Step = 0.1;

    /// <summary>For each feature that is seen twice its weight for each class; what every text starts from stands under <paramref name="start"/>.</summary>
    /// <param name="scale">What a feature counts among so many.</param>
    /// <param name="rounds">How often all texts are gone through.</param>
    /// <param name="shrinks">How much a weight is drawn back to nothing each time.</param>
    public static Dictionary<string, double[]> Learn(
        IReadOnlyList<LinearExample> examples, int classes, string start, Func<string, int, double> scale, int rounds, double shrinks)
    {
        var seen = examples.SelectMany(example => example.Features).CountBy(feature => feature).Where(feature => feature.Value >= SeenMin);
        var names = seen.Select(feature => feature.Key).Prepend(start).ToList();
        var numbers = names.Select((name, at) => (name, at)).ToDictionary(name => name.name, name => name.at, StringComparer.Ordinal);
        var known = examples.Select(example => example.Features.Where(numbers.ContainsKey)
            .Select(feature => (Number: numbers[feature], Scale: scale(feature, example.Features.Count))).ToArray()).ToArray();
        var weights = names.Select(_ => new double[classes]).ToArray();
        var pace = names.Select(_ => Enumerable.Repeat(1e-8, classes).ToArray()).ToArray();
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var seed = 12345u;
        var sums = new double[classes];
        for (var round = 0; round < rounds; round++)
        {
            Shuffle(order, ref seed);
            foreach (var at in order)
            {
                weights[0].CopyTo(sums, 0);
                foreach (var (feature, each) in known[at])
                {
                    for (var k = 0; k < classes; k++) sums[k] += each * weights[feature][k];
                }

                var most = sums.Max();
                var odds = sums.Select(sum => Math.Exp(sum - most)).ToArray();
                var all = odds.Sum();
                for (var k = 0; k < classes; k++)
                {
                    var wrong = (odds[k] / all) - (k == examples[at].Class ? 1 : 0);
                    Move(0, k, wrong);
                    foreach (var (feature, each) in known[at]) Move(feature, k, (wrong * each) + (shrinks * weights[feature][k]));
                }
            }
        }

        return names.Select((name, at) => (name, weights[at])).ToDictionary(one => one.name, one => one.Item2, StringComparer.Ordinal);

        void Move(int feature, int k, double slope)
        {
            pace[feature][k] += slope * slope;
            weights[feature][k] -= Step * slope / Math.Sqrt(pace[feature][k]);
        }
    }

    private static void Shuffle(int[] order, ref uint seed)
    {
        for (var at = order.Length - 1; at > 0; at--)
        {
            seed = unchecked((seed * 1664525) + 1013904223);
            var other = (int)(seed % (uint)(at + 1));
            (order[at], order[other]) = (order[other], order[at]);
        }
    }
}
