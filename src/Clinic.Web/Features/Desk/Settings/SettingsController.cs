using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Settings;

/// <summary>What is not yet as it should be, and how to put it right.</summary>
[Route(DeskPaths.Settings)]
[Authorize(Roles = nameof(StaffRole.Owner))]
public sealed class SettingsController(
    SettingsCheck check, CrisisLineCalls lines, ClinicDbContext db, UserManager<StaffMember> staff, PageLibrary library, TimeProvider time) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await ViewAsync(cancellation));

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

    /// <summary>An owner called that line, and it is what the site says it is.</summary>
    /// <param name="code">The line as it was shown: what was changed meanwhile was not called.</param>
    [HttpPost("crisis-lines/{id}/called")]
    public async Task<IActionResult> LineCalled(string id, string? code, CancellationToken cancellation)
    {
        if (library.Current.Crisis.Find(id) is not { } line || !new CrisisLineCall(line, null, null).MayBeTried) return NotFound();
        if (code != CrisisLineCalls.CodeOf(line))
        {
            ModelState.AddModelError("", $"The number of {line.Name} was changed while this page was open. Call the one that stands here now");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Index", await ViewAsync(cancellation));
        }

        var me = await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");
        db.StaffActions.Add(new StaffAction(StaffActionKind.CrisisLineCalled, me, time.GetUtcNow().UtcDateTime, detail: code));
        await db.SaveChangesAsync(cancellation);
        TempData["Done"] = $"Thank you. {line.Name} ({line.Display}) is noted.";
        return RedirectToAction("Index");
    }

    private async Task<SettingsView> ViewAsync(CancellationToken cancellation)
    {
        var called = await lines.ReadAsync(cancellation);
        return new SettingsView(await check.ReadAsync(Request, called, cancellation), called);
    }
}

/// <param name="Lines">Every crisis line, called or not.</param>
public sealed record SettingsView(IReadOnlyList<Setting> Settings, IReadOnlyList<CrisisLineCall> Lines);
