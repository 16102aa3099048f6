using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Help;

/// <summary>Help in a crisis: one page for each matter, each of which leads to the others.</summary>
[PublicPage]
public sealed class HelpController(PageLibrary library) : Controller
{
    [HttpGet("/help-now")]
    public IActionResult Index() => View(library.Current.Crisis);

    [HttpGet("/help-now/someone-else")]
    public IActionResult SomeoneElse() => View(library.Current.Crisis);

    [HttpGet("/help-now/emergency")]
    public IActionResult Emergency() => View(library.Current.Crisis);
}
