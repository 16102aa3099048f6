namespace Clinic.Content;

/// <summary>Every reference is worth its place, and every fact names one that exists.</summary>
internal static class ReferenceChecks
{
    private const string File = "content/references.yml";

    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var cited = pages.SelectMany(p => p.Page.Citations).Select(c => c.Reference.Id)
            .Concat(data.Facts.Select(fact => fact.Source)).Concat(data.Safety.Select(rule => rule.Source)).ToHashSet(StringComparer.Ordinal);
        foreach (var unused in data.References.Where(r => r.Verified is not Verification.Unseen && !cited.Contains(r.Id)))
            findings.Warning(File, unused.Line, "reference", $"No page cites `{unused.Id}`.", "Cite it, or leave it for a page to come.");
        foreach (var rule in data.Safety.Where(rule => data.FindReference(rule.Source) is null))
            findings.Error("content/safety.yml", rule.Line, "reference", $"The rule `{rule.Id}` names the unknown reference `{rule.Source}`.", "Correct `source`.");
        foreach (var fact in data.Facts)
        {
            if (data.FindReference(fact.Source) is not { } source)
                findings.Error("content/facts.yml", fact.Line, "reference", $"The fact `{fact.Id}` names the unknown reference `{fact.Source}`.", "Correct `source`.");
            else if (source.Verified is Verification.Unseen)
                findings.Error("content/facts.yml", fact.Line, "reference", $"The fact `{fact.Id}` stands on `{fact.Source}`, which was never checked against its source.", "Name another reference, or check it and mark it in references.yml.");
        }
    }
}
