using Clinic.Web.Features.Asking.Requests;
using Clinic.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Asking.Leave;

/// <summary>
/// "Leave this page": what was typed and not sent is closed for good, a request that was open is closed on this device, and the
/// browser goes to a page that anybody might be reading.
/// </summary>
[Route("leave")]
[ResponseCache(NoStore = true)]
public sealed partial class LeaveController(DraftCookie cookie, RequestPass pass, IServiceScopeFactory scopes, ILogger<LeaveController> logger)
    : Controller
{
    /// <summary>Without a script, the button's own link. Another site's link to it may not erase what somebody is writing.</summary>
    [HttpGet("")]
    public IActionResult Index()
    {
        if (Request.Headers["Sec-Fetch-Site"] != "cross-site" && HttpMethods.IsGet(Request.Method)) Forget();
        return Redirect(Elsewhere.Address);
    }

    /// <summary>With a script, told while the browser is already on its way.</summary>
    [HttpPost("")]
    [IgnoreAntiforgeryToken] // nothing but this browser's own, by cookies that no other site's form carries
    public IActionResult Tell()
    {
        Forget();
        return NoContent();
    }

    private void Forget()
    {
        if (cookie.Key(HttpContext) is { } key)
        {
            // Without the cookie nothing opens them. Taking them out may wait for the database; whoever leaves may not.
            cookie.TakeBack(HttpContext);
            Response.OnCompleted(() => EraseAsync(key));
        }

        pass.TakeBack(HttpContext);
    }

    private async Task EraseAsync(byte[] key)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FormDrafts>().EraseAsync(key);
        }
        catch (Exception exception)
        {
            LogLeft(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What a visitor left behind could not be taken out; it opens no more, and goes when its time is over")]
    private static partial void LogLeft(ILogger logger, Exception exception);
}
