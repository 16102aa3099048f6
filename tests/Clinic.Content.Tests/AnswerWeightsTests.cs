namespace Clinic.Content.Tests;

/// <summary>What was learned for the answers is read whole, or not at all.</summary>
public sealed class AnswerWeightsTests
{
    private const string Answers = "words:\n  place: [where]\nanswers: []\n";

    [Fact]
    public void Each_word_has_its_weights()
    {
        using var content = new TestContent();
        content.Write("answers.yml", Answers).Write("answers-weights.tsv", "# learned\n(answers)\tplace\tnone\n(start)\t1:0.5\nwhere\t0:2.1 1:-0.4\n");

        var loaded = content.Load();
        Assert.Equal("", string.Join("\n", loaded.Findings.Where(f => f.Severity is Severity.Error)));
        var weights = loaded.Set!.Answers.Weights;

        Assert.Equal(["place", "none"], weights.Answers);
        Assert.Equal(new[] { new AnswerWeight(0, 2.1f), new AnswerWeight(1, -0.4f) }, weights.Of["where"]);
    }

    [Theory]
    [InlineData("where\t0:1\n")]
    [InlineData("(answers)\tplace\nwhere\t1:1\n")]
    [InlineData("(answers)\tplace\nwhere\t0:many\n")]
    [InlineData("(answers)\tplace\nwhere\t0:NaN\n")]
    [InlineData("(answers)\tplace\nwhere\n")]
    [InlineData("(answers)\tplace\nwhere\t0:1\nwhere\t0:1\n")]
    public void Weights_that_are_not_whole_are_refused(string rows)
    {
        using var content = new TestContent();
        content.Write("answers.yml", Answers).Write("answers-weights.tsv", rows);

        Assert.Contains(content.Load().Findings, f => f.Severity is Severity.Error && f.File.EndsWith("answers-weights.tsv", StringComparison.Ordinal));
    }
}
