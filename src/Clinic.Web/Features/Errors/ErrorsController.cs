using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Errors;

/// <summary>Error pages with the site's frame and the crisis line. Re-execution keeps the verb, so any verb comes here.</summary>
[IgnoreAntiforgeryToken]
[Route("errors")]
public sealed class ErrorsController : Controller
{
    [Route("{status:int}")]
    [ResponseCache(NoStore = true)]
    public IActionResult Index()
    {
        // Not a parameter: MVC binds none where the form that failed cannot be read.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        if (HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is null)
            status = StatusCodes.Status404NotFound; // somebody typed this address
        Response.StatusCode = status;
        return View(status);
    }
}
