using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Site;

/// <summary>About, privacy, accessibility and the notices; and addresses that pages had before.</summary>
public sealed class SiteController(PageLibrary library) : Controller
{
    [PublicPage]
    [HttpGet("/{slug}", Order = 10)]
    public IActionResult Page(string slug) =>
        library.Current.FindSite(slug) is { } page ? View(page) : Moved();

    [HttpGet("/{**path}", Order = 20)]
    public IActionResult Moved() =>
        library.Current.FindAlias(Request.Path.Value!.TrimEnd('/')) is { } page ? RedirectPermanent(page.Path) : NotFound();
}
