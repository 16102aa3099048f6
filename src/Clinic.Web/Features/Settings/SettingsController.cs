using Clinic.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Settings;

/// <summary>What is not yet as it should be, and how to put it right.</summary>
[Route("desk/settings")]
[Authorize(Roles = nameof(StaffRole.Owner))]
public sealed class SettingsController(SettingsCheck check, ClinicDbContext db, UserManager<StaffMember> staff, TimeProvider time) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await check.ReadAsync(Request, cancellation));

    /// <summary>The one thing only a person knows: that the keys were copied to a safe place.</summary>
    [HttpPost("keys-backed-up")]
    public async Task<IActionResult> KeysBackedUp(CancellationToken cancellation)
    {
        var me = await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");
        db.StaffActions.Add(new StaffAction(StaffActionKind.KeysBackedUp, me, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellation);
        TempData["Done"] = "Thank you. You will be asked again in 90 days.";
        return RedirectToAction("Index");
    }
}
