using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Forms;

/// <summary>
/// 303: what was sent has been dealt with, and the page about it is there to be asked for. Going back or reloading asks for that
/// page again and never sends the form twice.
/// </summary>
public sealed class SeeOtherResult(string address) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = address;
    }
}
