namespace Clinic.Content.Tests;

/// <summary>What an author may get wrong in distress.yml is said with its place, and nothing half-read starts the site.</summary>
public sealed class DangerFileTests
{
    [Theory]
    [InlineData("of: [kill+ REFL]", "of: [kill+ WHOM]", "There is no class `WHOM`")]
    [InlineData("of: [kill+ REFL]", "of: [kill+ ..]", "ends in a gap")]
    [InlineData("of: [kill+ REFL]", "of: [Kill REFL]", "is not written as the check reads it")]
    [InlineData("of: [kill+ REFL]", "of: []", "The sign has no pattern")]
    [InlineData("kind: life", "kind: mind", "`kind` cannot be read")]
    [InlineData("of: [kill+ REFL]", "of: [kill+ REFL], cleared: [luck]", "`luck` clears nothing")]
    [InlineData("idioms: [dying to]", "idoms: [dying to]", "`idoms` is not a field here")]
    [InlineData("THIRD: he she", "OTHERS: he she", "There is no class `THIRD`")]
    [InlineData("idioms: [dying to]", "spellings: { kill_myself: kms, kill: kms }", "`kms` is read in two ways")]
    public void A_slip_is_said_where_it_stands(string right, string wrong, string said)
    {
        using var content = new TestContent();
        content.Write("distress.yml", TestContent.Distress.Replace(right, wrong, StringComparison.Ordinal));

        var finding = Assert.Single(content.Load().Findings, f => f.File.EndsWith("distress.yml", StringComparison.Ordinal) && f.Message.Contains(said, StringComparison.Ordinal));

        Assert.True(finding.Line > 0);
    }

    [Theory]
    [InlineData("word\t1\t2\n")]
    [InlineData("word\t1\t2\tmany\n")]
    [InlineData("word\t1\t2\t3\nword\t1\t2\t3\n")]
    public void Weights_that_are_not_whole_are_refused(string rows)
    {
        using var content = new TestContent();
        content.Write("distress-weights.tsv", rows);

        Assert.Contains(content.Load().Findings, f => f.File.EndsWith("distress-weights.tsv", StringComparison.Ordinal));
    }
}
