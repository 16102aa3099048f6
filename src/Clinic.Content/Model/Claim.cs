namespace Clinic.Content;

/// <summary>An entry of <c>claims.yml</c>: what the site says about itself, and the tests that fail when it is not so.</summary>
/// <param name="Says">One or more sentences, as Markdown; pages hold them as <c>{{claim.ID}}</c>.</param>
/// <param name="HeldBy">Each as project, class and method: <c>Web.PrivacyTests.No_log_holds_the_words</c>.</param>
/// <param name="NoTest">Why no test can know it; null where tests hold it.</param>
/// <param name="Form">It is said by forms and other pages that are not Markdown, in these words.</param>
public sealed record Claim(string Id, string Says, IReadOnlyList<string> HeldBy, string? NoTest, bool Form)
{
    /// <summary>Where it stands in its file.</summary>
    internal int Line { get; init; }
}
