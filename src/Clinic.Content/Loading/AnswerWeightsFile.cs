using System.Globalization;

namespace Clinic.Content;

/// <summary>
/// Reads <c>answers-weights.tsv</c>: first the answers, then for each word or part of one its weights, each as the answer's place and a
/// number. Written by a program, so a line that cannot be read says that the file is not whole.
/// </summary>
internal sealed class AnswerWeightsFile(string? text, YamlPlace place)
{
    public const string Name = "answers-weights.tsv";

    /// <summary>What the first line begins with.</summary>
    public const string Head = "(answers)";

    /// <summary>A folder from before answers were learned has none.</summary>
    public AnswerWeights Read()
    {
        if (text is null) return AnswerWeights.None;
        IReadOnlyList<string> answers = [];
        var of = new Dictionary<string, AnswerWeight[]>(StringComparer.Ordinal);
        var line = 0;
        foreach (var row in text.ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (row.Length == 0 || row[0] == '#') continue;
            var cells = row.Split('\t');
            if (cells[0] == Head && answers.Count == 0) answers = cells[1..];
            else if (cells.Length != 2 || Weights(cells[1], answers.Count) is not { } weights || !of.TryAdd(cells[0], weights))
                place.Error(line, "answers", "This is not a word and its weights, or stands here twice.", "Learn the file anew; docs/search.md says how.");
        }

        return new AnswerWeights(answers, of);
    }

    private static AnswerWeight[]? Weights(string cell, int answers)
    {
        var weights = new List<AnswerWeight>();
        foreach (var pair in cell.Split(' '))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !int.TryParse(pair.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var answer) || answer >= answers
                || !float.TryParse(pair.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !(Math.Abs(weight) <= 99))
                return null;
            weights.Add(new AnswerWeight(answer, weight));
        }

        return [.. weights];
    }
}
