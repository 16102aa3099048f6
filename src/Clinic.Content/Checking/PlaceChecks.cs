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

        foreach (var page in pages.Where(p => LinkChecks.OwnPaths.Contains(p.Page.Path)))
            findings.Error(page.Source.File, 1, "place", $"`{page.Page.Path}` is a page of the site's own.", "Give the file another name.");
        foreach (var page in pages.Where(p => !FrontMatter.Slug.IsMatch(p.Source.Slug)))
            findings.Error(page.Source.File, 1, "place", $"`{page.Source.Slug}` cannot be part of an address.", "Name the file in small letters, digits and hyphens, such as side-effects.md.");

        var paths = pages.ToLookup(p => p.Page.Path, StringComparer.OrdinalIgnoreCase);
        foreach (var (page, alias) in pages.SelectMany(p => p.Page.Aliases.Select(alias => (p, alias))))
        {
            var uses = pages.Sum(p => p.Page.Aliases.Count(other => other.Equals(alias, StringComparison.OrdinalIgnoreCase)));
            if (paths.Contains(alias) || LinkChecks.OwnPaths.Contains(alias) || uses > 1)
            {
                findings.Error(page.Source.File, page.Matter.LineOf("aliases"), "place",
                    $"`{alias}` leads to another page already.", "Keep it once, on one page only.");
            }
        }
    }
}
