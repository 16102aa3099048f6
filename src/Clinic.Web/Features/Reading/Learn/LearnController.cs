using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Learn;

/// <summary>The education pages.</summary>
[Route("learn")]
public sealed class LearnController(PageLibrary library, PagePictures pictures) : Controller
{
    [PublicPage]
    [HttpGet("")]
    public IActionResult Index() => View(library.Current);

    [PublicPage]
    [HttpGet("{slug}")]
    public IActionResult Page(string slug) => Show(slug, "Page");

    /// <summary>The short version. An address of its own, because a page that is kept for everybody reads no query.</summary>
    [PublicPage]
    [HttpGet("{slug}/brief")]
    public IActionResult Brief(string slug) => Show(slug, "Brief");

    /// <summary>For links to the page on other sites. Its address changes with what it shows, so it may be kept for good.</summary>
    [HttpGet("{slug}/picture.png")]
    public IActionResult Picture(string slug)
    {
        if (library.Current.FindLearn(slug) is not { } page) return NotFound();
        var (png, entityTag) = pictures.Of(page);
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return File(png, "image/png", lastModified: null, entityTag);
    }

    private IActionResult Show(string slug, string view) =>
        library.Current is var content && content.FindLearn(slug) is { } page
            ? View(view, new PageView(page, content))
            : NotFound();
}
