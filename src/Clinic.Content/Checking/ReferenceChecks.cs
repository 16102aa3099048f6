namespace Clinic.Content;

/// <summary>Every reference is worth its place, and every fact names one that exists.</summary>
internal static class ReferenceChecks
{
    private const string File = "content/references.yml";

    public static void Run(IReadOnlyList<ParsedPage> pages, ContentData data, Findings findings)
    {
        var cited = pages.SelectMany(p => p.Page.Citations).Select(c => c.Reference.Id)
            .Concat(data.Facts.Select(fact => fact.Source)).ToHashSet(StringComparer.Ordinal);
        foreach (var unused in data.References.Where(r => r.Verified is not Verification.Unseen && !cited.Contains(r.Id)))
            findings.Warning(File, 1, "reference", $"No page cites `{unused.Id}`.", "Cite it, or leave it for a page to come.");
        foreach (var fact in data.Facts.Where(fact => data.FindReference(fact.Source) is null))
            findings.Error("content/facts.yml", 1, "reference", $"The fact `{fact.Id}` names the unknown reference `{fact.Source}`.", "Correct `source`.");
    }
}
