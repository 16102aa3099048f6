using System.Globalization;
using System.Xml.Linq;
using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Sitemap;

/// <summary>What search engines may read (sitemaps.org/protocol.html) and what they may not.</summary>
public sealed class SitemapController(PageLibrary library, SiteAddress address) : Controller
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // The site's own pages that are not Markdown files, and so have no date of their own.
    private static readonly string[] OwnPages = ["/", "/learn", "/glossary", "/help-now", "/consultation", "/contact"];

    [HttpGet("/sitemap.xml")]
    public IActionResult Index()
    {
        var content = library.Current;
        var urls = OwnPages.Select(path => Entry(path, changed: null))
            .Concat(content.Pages.Select(page => Entry(page.Path, page.Updated)));
        var document = new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(Sitemap + "urlset", urls));
        return Content(document.Declaration + document.ToString(SaveOptions.DisableFormatting), "application/xml; charset=utf-8");
    }

    [HttpGet("/robots.txt")]
    public IActionResult Robots() => Content(
        $"User-agent: *\nDisallow: /desk\nDisallow: /requests\nSitemap: {Root}/sitemap.xml\n", "text/plain; charset=utf-8");

    /// <summary><c>Site:Url</c> where the clinic's public address is known, else the address that was asked for.</summary>
    private string Root => address.Or(Request);

    private XElement Entry(string path, DateOnly? changed) => new(Sitemap + "url",
        new XElement(Sitemap + "loc", Root + path),
        changed is { } day ? new XElement(Sitemap + "lastmod", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);
}
