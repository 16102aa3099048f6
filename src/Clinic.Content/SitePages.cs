namespace Clinic.Content;

/// <summary>An address below which the site answers who reads, as its route writes it.</summary>
/// <param name="Path">Such as <c>/learn/{slug}</c>.</param>
/// <param name="Means">What it is.</param>
public sealed record SitePage(string Path, SitePageTraits Means)
{
    public bool Is(SitePageTraits traits) => (Means & traits) == traits;
}

/// <summary>What holds for a page of the site.</summary>
[Flags]
public enum SitePageTraits
{
    /// <summary>It is somebody's own, or a step on the way: no page is about it, and no link of the content leads to it.</summary>
    None = 0,

    /// <summary>The same for everybody: rendered once, kept in memory, and asked for at start where its address is whole.</summary>
    Kept = 1,

    /// <summary>The sitemap names it, where its address is whole; Markdown files name themselves there.</summary>
    Listed = 2,

    /// <summary>The content may lead to it.</summary>
    Linked = 4,
}

/// <summary>
/// Every address of the site but the desk's that is read. Sitemap, warmer and the check of links go by it, the cache and every
/// endpoint are compared with it: what is not here is not served.
/// </summary>
public static class SitePages
{
    private const SitePageTraits Page = SitePageTraits.Kept | SitePageTraits.Listed | SitePageTraits.Linked;
    private const SitePageTraits Form = SitePageTraits.Listed | SitePageTraits.Linked;

    public static readonly IReadOnlyList<SitePage> All =
    [
        new("/", Page),
        new("/learn", Page),
        new("/glossary", Page),
        new("/help-now", Page),
        new("/help-now/someone-else", Page),
        new("/help-now/emergency", Page),
        new("/consultation", Form),
        new("/contact", Form),
        new("/learn/{slug}", SitePageTraits.Kept), // Markdown files: the content itself says which there are
        new("/learn/{slug}/brief", SitePageTraits.Kept),
        new("/{slug}", SitePageTraits.Kept),
        new("/search", SitePageTraits.Linked),
        new("/requests", SitePageTraits.Linked),
        new("/feed.xml", SitePageTraits.Linked),
        new("/sitemap.xml", SitePageTraits.None),
        new("/robots.txt", SitePageTraits.None),
        new("/learn/{slug}/picture.png", SitePageTraits.None),
        new("/learn/{slug}/feedback", SitePageTraits.None),
        new("/learn/{slug}/feedback/thanks", SitePageTraits.None),
        new("/search/as-you-type", SitePageTraits.None),
        new("/consultation/step", SitePageTraits.None),
        new("/consultation/step/{number:int}", SitePageTraits.None),
        new("/consultation/help", SitePageTraits.None),
        new("/consultation/review", SitePageTraits.None),
        new("/consultation/sent", SitePageTraits.None),
        new("/contact/help", SitePageTraits.None),
        new("/contact/review", SitePageTraits.None),
        new("/contact/sent", SitePageTraits.None),
        new("/requests/{reference}", SitePageTraits.None),
        new("/requests/{reference}/copy", SitePageTraits.None),
        new("/requests/{reference}/messages/help", SitePageTraits.None),
        new("/requests/{reference}/messages/review", SitePageTraits.None),
        new("/leave", SitePageTraits.None),
        new("/patterns", SitePageTraits.None), // in development alone
        new("/errors/{status:int}", SitePageTraits.None),
        new("/health/live", SitePageTraits.None),
        new("/health/ready", SitePageTraits.None),
        new("/{**path}", SitePageTraits.None), // what is nowhere
    ];

    /// <summary>Whole addresses of those that have all the traits.</summary>
    public static IEnumerable<string> Paths(SitePageTraits traits) => All.Where(page => page.Is(traits) && !page.Path.Contains('{', StringComparison.Ordinal)).Select(page => page.Path);
}
