namespace Clinic.Content;

/// <summary>Every page has an address and a place of its own.</summary>
internal static class PlaceChecks
{
    public static void Run(IReadOnlyList<ParsedPage> pages, Findings findings)
    {
        foreach (var same in pages.GroupBy(p => (p.Page.Section, p.Page.Topic, p.Page.Order)).Where(group => group.Count() > 1))
        {
            foreach (var page in same.Skip(1))
            {
                findings.Error(page.Source.File, page.Matter.LineOf("order"), "place",
                    $"`{same.First().Source.Slug}` already has order {page.Page.Order} here.", "Choose another number.");
            }
        }

        var paths = pages.ToLookup(p => p.Page.Path, StringComparer.OrdinalIgnoreCase);
        foreach (var (page, alias) in pages.SelectMany(p => p.Page.Aliases.Select(alias => (p, alias))))
        {
            var others = pages.Count(p => p.Page.Aliases.Contains(alias, StringComparer.OrdinalIgnoreCase));
            if (paths.Contains(alias) || others > 1)
            {
                findings.Error(page.Source.File, page.Matter.LineOf("aliases"), "place",
                    $"`{alias}` leads to another page already.", "Keep it on one page only.");
            }
        }
    }
}
