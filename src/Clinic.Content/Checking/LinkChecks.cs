using Clinic.Content.Markdown;

namespace Clinic.Content;

/// <summary>Links within the site lead to a page that exists, and to a heading on it.</summary>
internal static class LinkChecks
{
    // The site's addresses that are not Markdown files.
    public static readonly IReadOnlySet<string> OwnPaths = SitePages.Paths(SitePageTraits.Linked).ToHashSet(StringComparer.Ordinal);

    /// <param name="pages">Those that are checked.</param>
    /// <param name="findings">Where to say what is wrong.</param>
    /// <param name="english">Those that a page in another language may lead to where its own language lacks them.</param>
    public static void Run(IReadOnlyList<ParsedPage> pages, Findings findings, IReadOnlyList<ParsedPage>? english = null)
    {
        var byPath = pages.Concat(english ?? []).DistinctBy(p => p.Page.Path).ToDictionary(p => p.Page.Path, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (var (href, line) in page.Links) CheckHref(href, page, line);
            if (page.Page.NextStep is { } next) CheckHref(next.Href, page, page.Matter.LineOf("nextStep"));
            foreach (var slug in page.Page.Related.Where(slug => !byPath.ContainsKey($"/learn/{slug}")))
            {
                findings.Error(page.Source.File, page.Matter.LineOf("related"), "link",
                    $"There is no page `{slug}`.", "Correct the name in `related`, or take it out.");
            }
        }

        void CheckHref(string href, ParsedPage page, int line)
        {
            if (href.StartsWith('#'))
            {
                CheckAnchor(page, href[1..], href, page, line);
            }
            else if (href.StartsWith('/') && !href.StartsWith("/images/", StringComparison.Ordinal))
            {
                var parts = href.Split('#', 2);
                var path = parts[0].Split('?', 2)[0];
                if (byPath.TryGetValue(path, out var target))
                {
                    if (parts.Length == 2) CheckAnchor(target, parts[1], href, page, line);
                }
                else if (!OwnPaths.Contains(path))
                {
                    findings.Error(page.Source.File, line, "link", $"`{href}` leads nowhere.", "Correct the address; pages are /learn/FILE-NAME.");
                }
            }
            else if (!SafeLinkRenderer.IsSafe(href))
            {
                // Only safe links of the text get here; this is the next step's.
                findings.Error(page.Source.File, line, "link", $"The link to `{href}` is not allowed.", "Link to a page of this site (/learn/…) or an https address.");
            }
        }

        void CheckAnchor(ParsedPage target, string anchor, string href, ParsedPage page, int line)
        {
            if (target.Page.Headings.All(heading => heading.Id != anchor))
                findings.Error(page.Source.File, line, "link", $"`{href}` leads to no heading.", "Correct what stands after the #.");
        }
    }
}
