using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Glossary;

[PublicPage]
public sealed class GlossaryController(PageLibrary library) : Controller
{
    [HttpGet("/glossary")]
    public IActionResult Index() => View(library.Current.Glossary);
}
