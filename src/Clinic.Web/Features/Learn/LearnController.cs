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
    public IActionResult Page(string slug) =>
        library.Current.FindLearn(slug) is { } page ? View(page) : NotFound();
}
