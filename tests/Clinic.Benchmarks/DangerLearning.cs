using System.Globalization;
using System.Text;
using Clinic.Content;
using Clinic.Web.Features.Shared;

namespace Clinic.Benchmarks;

/// <summary>
/// Learns the weights of words for the check of danger from the labelled messages beside its tests: multinomial logistic
/// regression by AdaGrad (Duchi, Hazan and Singer 2011), without chance, so that the same messages give the same weights.
/// The held-out set is not among them.
/// </summary>
internal static class DangerLearning
{
    private const int Rounds = 25;
    private const int SeenMin = 2;
    private const double Step = 0.1;
    private const double Shrinks = 0.01;

    private static readonly string[] Sets = ["danger-tuning.tsv", "danger-validation.tsv", "danger-own.tsv"];
    private static readonly string[] Matters = ["none", "self", "other", "emergency"];

    public static void Write()
    {
        var root = Root();
        var content = Path.Combine(root, "content");
        var vocabulary = ContentLoader.Load(content, DateOnly.FromDateTime(DateTime.UtcNow)).Set?.Danger
            ?? throw new InvalidOperationException("content/ has errors: run `content check`.");
        var examples = Sets.SelectMany(set => Read(Path.Combine(root, "tests/Clinic.Web.Tests/Asking", set), vocabulary)).ToList();
        var weights = Learn(examples);
        var file = Path.Combine(content, "distress-weights.tsv");
        File.WriteAllText(file, Written(weights));
        Console.WriteLine($"{weights.Count} weights from {examples.Count} messages: {file}");
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Clinic.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Run this from the repository.");
    }

    private static IEnumerable<Example> Read(string file, DangerVocabulary vocabulary) => File.ReadLines(file)
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
        .Select(cells => new Example([.. DangerScale.Features(new DangerReader(new DangerText(cells[3], vocabulary), vocabulary).Left())], Array.IndexOf(Matters, cells[1])));

    private static Dictionary<string, double[]> Learn(List<Example> examples)
    {
        var seen = examples.SelectMany(example => example.Features).CountBy(feature => feature).ToDictionary(StringComparer.Ordinal);
        var weights = new Dictionary<string, double[]>(StringComparer.Ordinal) { [DangerWeight.Start] = new double[Matters.Length] };
        var pace = new Dictionary<string, double[]>(StringComparer.Ordinal) { [DangerWeight.Start] = Ones() };
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var seed = 12345u;
        for (var round = 0; round < Rounds; round++)
        {
            Shuffle(order, ref seed);
            foreach (var example in order.Select(at => examples[at]))
            {
                var known = example.Features.Where(feature => seen[feature] >= SeenMin).ToArray();
                var scale = DangerScale.Scale(example.Features.Length);
                var sums = (double[])weights[DangerWeight.Start].Clone();
                foreach (var feature in known)
                {
                    if (!weights.TryGetValue(feature, out var of)) continue;
                    for (var k = 0; k < sums.Length; k++) sums[k] += scale * of[k];
                }

                var most = sums.Max();
                var odds = sums.Select(sum => Math.Exp(sum - most)).ToArray();
                var all = odds.Sum();
                for (var k = 0; k < sums.Length; k++)
                {
                    var wrong = (odds[k] / all) - (k == example.Matter ? 1 : 0);
                    Move(DangerWeight.Start, k, wrong);
                    foreach (var feature in known) Move(feature, k, (wrong * scale) + (Shrinks * (weights.GetValueOrDefault(feature)?[k] ?? 0)));
                }
            }
        }

        return weights;

        void Move(string feature, int matter, double slope)
        {
            if (!weights.TryGetValue(feature, out var of))
            {
                weights[feature] = of = new double[Matters.Length];
                pace[feature] = Ones();
            }

            pace[feature][matter] += slope * slope;
            of[matter] -= Step * slope / Math.Sqrt(pace[feature][matter]);
        }
    }

    private static double[] Ones() => [.. Enumerable.Repeat(1e-8, Matters.Length)];

    private static void Shuffle(int[] order, ref uint seed)
    {
        for (var at = order.Length - 1; at > 0; at--)
        {
            seed = unchecked((seed * 1664525) + 1013904223);
            var other = (int)(seed % (uint)(at + 1));
            (order[at], order[other]) = (order[other], order[at]);
        }
    }

    // Against "none", so that three numbers are enough.
    private static string Written(Dictionary<string, double[]> weights)
    {
        var text = new StringBuilder("# What each word, or two that follow one another, speaks for: yourself, somebody else, an emergency.\n")
            .Append("# Learned from the labelled messages in tests/Clinic.Web.Tests/Asking; docs/distress-check.md says how. Do not edit by hand.\n");
        foreach (var (feature, of) in weights.OrderBy(weight => weight.Key, StringComparer.Ordinal))
        {
            double[] against = [of[1] - of[0], of[2] - of[0], of[3] - of[0]];
            if (feature != DangerWeight.Start && against.All(weight => Math.Abs(weight) < 0.05)) continue;
            text.Append(feature);
            foreach (var weight in against) text.Append('\t').Append(weight.ToString("0.##", CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        return text.ToString();
    }

    private sealed record Example(string[] Features, int Matter);
}
