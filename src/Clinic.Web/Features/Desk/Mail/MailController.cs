using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Mail;

/// <summary>Mails that could not be sent, or not yet, for staff.</summary>
[Route(DeskPaths.Mail)]
public sealed class MailController(ClinicDbContext db, OutboxSignal signal, TimeProvider time) : Controller
{
    private const int Shown = 100;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await (
        from mail in Outbox.Failing(db)
        join inquiry in db.Inquiries on mail.InquiryId equals inquiry.Id into about
        from inquiry in about.DefaultIfEmpty()
        orderby mail.CreatedAt descending
        select new UnsentMail(
            inquiry == null ? null : inquiry.Reference, mail.Kind, mail.CreatedAt, mail.DeadAt, mail.NextAttemptAt, mail.Attempts, mail.LastError))
        .Take(Shown).ToListAsync(cancellation));

    [HttpPost("try-again")]
    public async Task<IActionResult> TryAgain(CancellationToken cancellation)
    {
        foreach (var mail in await Outbox.Failing(db).ToListAsync(cancellation))
            mail.TryAgain(time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        signal.Raise();
        TempData["Done"] = "They are being sent again.";
        return RedirectToAction("Index");
    }
}

/// <summary>One mail that was given up, or failed more than once; the code says why, without the server's words.</summary>
/// <param name="Reference">Null for a mail about no inquiry.</param>
public sealed record UnsentMail(
    string? Reference, MailKind Kind, DateTime CreatedAt, DateTime? DeadAt, DateTime NextAttemptAt, int Attempts, string? Error);
