using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Learn;

/// <summary>The education pages.</summary>
[PublicPage]
[Route("learn")]
public sealed class LearnController(PageLibrary library) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(library.Current);

    [HttpGet("{slug}")]
    public IActionResult Page(string slug) => Show(slug, "Page");

    /// <summary>The short version. An address of its own, because a page that is kept for everybody reads no query.</summary>
    [HttpGet("{slug}/brief")]
    public IActionResult Brief(string slug) => Show(slug, "Brief");

    private IActionResult Show(string slug, string view) =>
        library.Current is var content && content.FindLearn(slug) is { } page
            ? View(view, new PageView(page, content))
            : NotFound();
}
