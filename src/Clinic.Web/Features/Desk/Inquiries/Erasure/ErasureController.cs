using System.Security.Cryptography;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Inquiries.Erasure;

/// <summary>Destroys the words of an inquiry whose writer asked for it: the owner's decision, on a page of its own.</summary>
[Route(DeskPaths.OneInquiry + "/erasure")]
[Authorize(Roles = nameof(StaffRole.Owner))]
public sealed partial class ErasureController(
    ClinicDbContext db, InquiryTokenWriter tokens, UserManager<StaffMember> staff, TimeProvider time, ILogger<ErasureController> logger) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string reference, CancellationToken cancellation) =>
        await FindAsync(reference, cancellation) is { } inquiry ? View(inquiry) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Erase(string reference, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        if (inquiry.InDanger)
        {
            ModelState.AddModelError("", "Record first, on the inquiry’s page, what came of the danger: with the words gone nobody could");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Index", inquiry);
        }

        var me = await staff.GetUserAsync(User) ?? throw new InvalidOperationException("The desk is open to staff only.");
        inquiry.Erase(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), me, time.GetUtcNow().UtcDateTime);
        await tokens.RemoveAsync(inquiry, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Somebody changed this inquiry in the same moment. Look at it again, then decide");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Index", inquiry);
        }

        LogErased(logger, inquiry.Reference, me.Id);
        TempData["Done"] = "The words are erased.";
        return Redirect(DeskPaths.Inquiry(inquiry.Reference));
    }

    // Only what its writer asked for: nobody erases a record by a mistyped address.
    private async Task<Inquiry?> FindAsync(string typed, CancellationToken cancellation) =>
        InquiryReference.TryParse(typed, out var reference)
            ? await db.Inquiries.Include(i => i.Events)
                .SingleOrDefaultAsync(i => i.Reference == reference && i.ErasureAskedAt != null, cancellation)
            : null;

    [LoggerMessage(LogLevel.Warning, "The words of inquiry {Reference} were erased by staff {Staff}")]
    private static partial void LogErased(ILogger logger, string reference, Guid staff);
}
