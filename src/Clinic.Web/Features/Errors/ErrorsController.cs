using System.Globalization;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Errors;

/// <summary>An error to be told of.</summary>
/// <param name="Form">What somebody had just sent, to be sent again; null where nothing could be saved by that.</param>
public sealed record ErrorPage(int Status, KeptForm? Form);

/// <summary>Error pages with the site's frame and the crisis line. Re-execution keeps the verb, so any verb comes here.</summary>
[IgnoreAntiforgeryToken]
[Route("errors")]
public sealed class ErrorsController(KeptForms kept) : Controller
{
    [Route("{status:int}")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Index()
    {
        // Not a parameter: MVC binds none where the form that failed cannot be read.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            status = StatusCodes.Status404NotFound; // somebody typed this address
        if (StorageTrouble.Is(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error)) status = StatusCodes.Status503ServiceUnavailable;
        Response.StatusCode = status;
        return await SignInAgainAsync(status) ?? View(new ErrorPage(status, await FailedFormAsync()));
    }

    // Somebody of the staff pressed a button after their session had ended: they keep what they wrote.
    private async Task<IActionResult?> SignInAgainAsync(int status) =>
        status == StatusCodes.Status401Unauthorized
        && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
        && await kept.KeepAsync(Request, failed.OriginalPath, HttpContext.RequestAborted) is { } form
            ? View("Desk/SignIn/SignIn", new SignInForm { Kept = form })
            : null;

    // The site failed in the middle of it, and going back would show an empty form: pages with forms are not stored.
    private async Task<KeptForm?> FailedFormAsync() =>
        HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed
        && await KeptForms.ReadAsync(Request, failed.Path, HttpContext.RequestAborted) is { } form
        && Url.IsLocalUrl(form.Path)
            ? form
            : null;
}
