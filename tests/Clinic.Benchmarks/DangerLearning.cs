using System.Globalization;
using System.Text;
using Clinic.Content;
using Clinic.Web.Forms;

namespace Clinic.Benchmarks;

/// <summary>
/// Learns the weights of words for the check of danger from the labelled messages beside its tests. The held-out set is not
/// among them.
/// </summary>
internal static class DangerLearning
{
    private const int Folds = 5;

    private static readonly string[] Sets = ["danger-tuning.tsv", "danger-validation.tsv", "danger-first-held-out.tsv", "danger-ordinary.tsv", "danger-own.tsv"];
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
        CrossValidate(examples);
    }

    // What DangerScale.Enough is chosen by: each fifth of the messages is weighed by weights that have not learned from it. The signs
    // were made with most of them in sight, so the figures flatter; a held-out set says what is so.
    private static void CrossValidate(List<Example> examples)
    {
        var odds = new List<(bool Danger, double Odds)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = examples.Where((_, at) => at % Folds != fold).ToList();
            var weights = Against(Learn(others)).ToDictionary(one => one.Feature, one => new DangerWeight(one.Weights[0], one.Weights[1], one.Weights[2]), StringComparer.Ordinal);
            odds.AddRange(examples.Where((_, at) => at % Folds == fold)
                .Select(one => (one.Matter != 0, one.Plain ? double.PositiveInfinity : DangerScale.Weigh(one.Words, weights).Odds)));
        }

        foreach (var enough in (double[])[-0.5, -0.25, 0, 0.25, 0.5, 0.75, 1])
        {
            double Share(bool danger) => 100.0 * odds.Count(one => one.Danger == danger && one.Odds >= enough) / odds.Count(one => one.Danger == danger);
            Console.WriteLine(FormattableString.Invariant($"  from {enough,5:0.00} on: {Share(true):0.0} % of danger found, {Share(false):0.0} % false alarms"));
        }
    }

    public static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Clinic.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Run this from the repository.");
    }

    private static IEnumerable<Example> Read(string file, DangerVocabulary vocabulary) => File.ReadLines(file)
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
        .Select(cells =>
        {
            var reader = new DangerReader(new DangerText(cells[3], vocabulary), vocabulary);
            var words = reader.Left();
            return new Example(words, [.. DangerScale.Features(words)], Array.IndexOf(Matters, cells[1]), reader.Matters(vocabulary.Signs).Count > 0);
        });

    private static Dictionary<string, double[]> Learn(IEnumerable<Example> examples) =>
        LinearLearning.Learn([.. examples.Select(one => new LinearExample(one.Features, one.Matter))], Matters.Length, DangerWeight.Start,
            (_, features) => DangerScale.Scale(features), rounds: 25, shrinks: 0.01);

    // Against "none", so that three numbers are enough.
    private static IEnumerable<(string Feature, double[] Weights)> Against(Dictionary<string, double[]> weights) =>
        weights.OrderBy(weight => weight.Key, StringComparer.Ordinal).Select(weight => (weight.Key, (double[])[.. weight.Value[1..].Select(of => of - weight.Value[0])]));

    private static string Written(Dictionary<string, double[]> weights)
    {
        var text = new StringBuilder("# What each word, or two that follow one another, speaks for: yourself, somebody else, an emergency.\n")
            .Append("# Learned from the labelled messages in tests/Clinic.Web.Tests/Asking; docs/distress-check.md says how. Do not edit by hand.\n");
        foreach (var (feature, against) in Against(weights))
        {
            if (feature != DangerWeight.Start && against.All(weight => Math.Abs(weight) < 0.05)) continue;
            text.Append(feature);
            foreach (var weight in against) text.Append('\t').Append(weight.ToString("0.##", CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        return text.ToString();
    }

    private sealed record Example(IReadOnlyList<string> Words, string[] Features, int Matter, bool Plain);
}
