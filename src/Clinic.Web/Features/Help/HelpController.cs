using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Help;

/// <summary>Help in a crisis.</summary>
[PublicPage]
public sealed class HelpController(PageLibrary library) : Controller
{
    [HttpGet("/help-now")]
    public IActionResult Index() => View(library.Current.Crisis);
}
