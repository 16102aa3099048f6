using Clinic.Content;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Patterns;

/// <summary>Every component in every state, for those who build pages. Only in development.</summary>
[Route("patterns")]
public sealed class PatternsController(IWebHostEnvironment environment, PageLibrary library) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => Show(new PatternForm());

    /// <summary>Sent empty, the form shows each field's error.</summary>
    [HttpPost("")]
    public IActionResult Index(PatternForm form) => Show(form);

    private IActionResult Show(PatternForm form)
    {
        if (!environment.IsDevelopment()) return NotFound();
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status400BadRequest;
        ViewData["Terms"] = library.Current.Glossary.Take(1).ToList();
        return View("Index", form);
    }
}
