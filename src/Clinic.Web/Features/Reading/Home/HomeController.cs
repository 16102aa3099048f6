using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Home;

[PublicPage]
public sealed class HomeController(PageLibrary library) : Controller
{
    [HttpGet("/")]
    public IActionResult Index() => View(library.Current);
}
