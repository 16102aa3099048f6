using System.Globalization;
using System.Xml.Linq;
using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Sitemap;

/// <summary>What programs read: which pages there are, which changed, and what they may not visit.</summary>
public sealed class SitemapController(PageLibrary library, SiteAddress address) : Controller
{
    private const int EntriesInFeed = 30;

    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private string Root => address.For(Request);

    /// <summary>sitemaps.org/protocol.html; <c>lastmod</c> is the day the text changed, and missing where no day is known.</summary>
    [HttpGet("/sitemap.xml")]
    public IActionResult Index()
    {
        // The site's own pages are no Markdown files, and so have no date of their own.
        var urls = library.English.InEveryLanguage.SelectMany(content => SitePages.Paths(SitePageTraits.Listed).Select(path => Url(content.Addresses.Of(path), changed: null))
            .Concat(content.Pages.Select(page => Url(content.Addresses.Of(page.Path), page.Updated))));
        return Xml(new XElement(Sitemap + "urlset", urls), "application/xml");

        XElement Url(string path, DateOnly? changed) => new(Sitemap + "url",
            new XElement(Sitemap + "loc", Root + path),
            changed is { } day ? new XElement(Sitemap + "lastmod", Day(day)) : null);
    }

    /// <summary>Pages by the day they last changed, newest first (Atom, RFC 4287).</summary>
    [HttpGet("/feed.xml")]
    public IActionResult Feed()
    {
        var pages = library.Current.Learn.OrderByDescending(page => page.Updated).Take(EntriesInFeed).ToList();
        var name = library.Current.Clinic.Name;
        return Xml(new XElement(Atom + "feed",
            new XElement(Atom + "title", $"{name}: education pages"),
            new XElement(Atom + "id", Root + "/feed.xml"),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", Root + "/feed.xml")),
            new XElement(Atom + "link", new XAttribute("href", Root + "/learn")),
            new XElement(Atom + "updated", Moment(pages.Count > 0 ? pages[0].Updated : DateOnly.MinValue)),
            new XElement(Atom + "author", new XElement(Atom + "name", name)),
            pages.Select(page => new XElement(Atom + "entry",
                new XElement(Atom + "title", page.Title),
                new XElement(Atom + "id", Root + page.Path),
                new XElement(Atom + "link", new XAttribute("href", Root + page.Path)),
                new XElement(Atom + "updated", Moment(page.Updated)),
                new XElement(Atom + "summary", page.Summary)))), "application/atom+xml");
    }

    [HttpGet("/robots.txt")]
    public IActionResult Robots() => Content(
        $"User-agent: *\nDisallow: {DeskPaths.Today}\nDisallow: /learn/*/feedback\nDisallow: /requests\nDisallow: /search\nSitemap: {Root}/sitemap.xml\n", "text/plain; charset=utf-8");

    private Microsoft.AspNetCore.Mvc.ContentResult Xml(XElement root, string type) => Content(
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root.ToString(SaveOptions.DisableFormatting)}", $"{type}; charset=utf-8");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateOnly day) => Day(day) + "T00:00:00Z";
}
