using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Tests.Desk;

/// <summary>A new page of the desk whose author forgot to say who may see it.</summary>
[Route("desk/forgotten")]
public sealed class ForgottenController : Controller
{
    [HttpGet("")]
    public IActionResult Index() => Content("for staff alone");
}
