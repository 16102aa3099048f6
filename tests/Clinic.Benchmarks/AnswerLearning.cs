using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clinic.Content;
using Clinic.Web.Features.Reading.Search;

namespace Clinic.Benchmarks;

/// <summary>
/// Learns which answer a question asks for, from the texts in <c>tests/…/Search/training</c> and the examples in <c>answers.yml</c>.
/// The held-out sets are not among them.
/// </summary>
internal static class AnswerLearning
{
    private const string File = "answers-weights.tsv";
    private const int Rounds = 10;
    private const double Shrinks = 0.0003;
    private const double Least = 0.3;
    private const int Folds = 5;

    public static void Write()
    {
        var root = DangerLearning.Root();
        var content = Path.Combine(root, "content");
        var library = PageLibrary.Open(content, TimeProvider.System);
        using var search = new PageSearch(library);
        var answers = library.Current.Answers.Answers;
        string[] classes = [.. answers.Select(answer => answer.Id), AnswerWeights.Unanswered];
        var texts = Path.Combine(root, "tests/Clinic.Web.Tests/Search/training/answers.tsv");
        var examples = System.IO.File.ReadLines(texts)
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => (Typed: cells[0], Answer: cells[1]))
            .Concat(answers.SelectMany(answer => answer.Examples.Select(example => (Typed: example, Answer: answer.Id)))).DistinctBy(line => line.Typed)
            .Select(line => (line.Typed, Is: new LinearExample(search.Questions.FeaturesOf(line.Typed), PlaceOf(line.Answer))))
            .ToList();
        var weights = Learn([.. examples.Select(one => one.Is)]);
        var file = Path.Combine(content, File);
        System.IO.File.WriteAllText(file, Written(classes, weights, Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(texts)))));
        Console.WriteLine($"{weights.Count} words and parts from {examples.Count} texts: {file}");
        CrossValidate([.. examples.Select(one => one.Is)]);

        int PlaceOf(string answer) => Array.IndexOf(classes, answer) is >= 0 and var at ? at
            : throw new InvalidOperationException($"There is no answer `{answer}` in answers.yml.");

        Dictionary<string, AnswerWeight[]> Learn(IReadOnlyList<LinearExample> from) =>
            LinearLearning.Learn(from, classes.Length, AnswerWeights.Start, AnswerScale.Scale, Rounds, Shrinks).ToDictionary(one => one.Key, one => Against(one.Value), StringComparer.Ordinal);

        // What AnswerScale's limits are chosen by: each fifth is weighed by weights that have not learned from it.
        void CrossValidate(IReadOnlyList<LinearExample> all)
        {
            var (right, first, wrong, unasked) = (0, 0, 0, 0);
            for (var fold = 0; fold < Folds; fold++)
            {
                var learned = new AnswerWeights(classes, Learn([.. all.Where((_, at) => at % Folds != fold)]));
                foreach (var one in all.Where((_, at) => at % Folds == fold))
                {
                    var given = AnswerScale.Choose(AnswerScale.Weigh(one.Features, learned), classes.Length - 1).ToList();
                    if (one.Class == classes.Length - 1) unasked += given.Count > 0 ? 1 : 0;
                    else if (given.Contains(one.Class)) (right, first) = (right + 1, first + (given[0] == one.Class ? 1 : 0));
                    else wrong += given.Count > 0 ? 1 : 0;
                }
            }

            var questions = all.Count(one => one.Class != classes.Length - 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  of {questions} questions {Share(right, questions)} answered rightly ({Share(first, questions)} by the first), {Share(wrong, questions)} wrongly; of {all.Count - questions} others {Share(unasked, all.Count - questions)} answered"));
        }

        static string Share(int part, int of) => (100.0 * part / Math.Max(1, of)).ToString("0.0 '%'", CultureInfo.InvariantCulture);
    }

    // Against the middle one: most answers have nothing to do with a word, and all may be made larger or smaller alike.
    private static AnswerWeight[] Against(double[] weights)
    {
        var middle = weights.Order().ElementAt(weights.Length / 2);
        return [.. weights.Select((weight, at) => new AnswerWeight(at, (float)Math.Round(weight - middle, 1))).Where(weight => Math.Abs(weight.Weight) >= Least)];
    }

    private static string Written(string[] classes, Dictionary<string, AnswerWeight[]> weights, string sha256)
    {
        var text = new StringBuilder("# What each word, each two, each part of a word and each list of answers.yml speaks for: the answer's place and its weight.\n")
            .Append("# Learned from the texts in tests/Clinic.Web.Tests/Search/training; docs/search.md says how. Do not edit by hand.\n")
            .Append("# SHA-256 of the texts: ").Append(sha256).Append('\n')
            .Append("(answers)\t").AppendJoin('\t', classes).Append('\n');
        foreach (var (feature, of) in weights.Where(one => one.Value.Length > 0).OrderBy(one => one.Key, StringComparer.Ordinal))
            text.Append(feature).Append('\t').AppendJoin(' ', of.Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Answer}:{weight.Weight:0.#}"))).Append('\n');
        return text.ToString();
    }
}
