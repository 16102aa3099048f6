namespace Clinic.Content.Tests;

/// <summary>What tests of the checker look for.</summary>
internal static class FindingAsserts
{
    // A few short sentences read too easily; that is not what these tests are about.
    public static IEnumerable<Finding> ButForTheGrade(TestContent content) => content.Load().Findings.Where(f => f.Rule != "grade");

    /// <summary>The content is refused, with this among what its author reads.</summary>
    public static void AssertError(TestContent content, string message)
    {
        var result = content.Load();
        Assert.Null(result.Set);
        Assert.Contains(result.Findings, f => f.Severity is Severity.Error && $"{f} {f.Rule}".Contains(message, StringComparison.Ordinal));
    }
}
