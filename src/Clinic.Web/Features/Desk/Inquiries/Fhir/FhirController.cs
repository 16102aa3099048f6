using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Export;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Desk.Inquiries.Fhir;

/// <summary>One inquiry for the clinic's record system, as a FHIR R4 bundle.</summary>
[Authorize(Roles = $"{nameof(StaffRole.Staff)},{nameof(StaffRole.Owner)}")]
public sealed partial class FhirController(InquiryPageServices page, InquiryBundle bundles, ILogger<FhirController> logger) : InquiryPageController(page)
{
    private const string ContentType = "application/fhir+json";

    [HttpGet("fhir")]
    public async Task<IActionResult> Index(string reference, CancellationToken cancellation) =>
        await FindAsync(reference, cancellation) is { } inquiry ? View(inquiry, new ExportForm()) : NotFound();

    [HttpPost("fhir")]
    public async Task<IActionResult> Download(string reference, [Bind(Prefix = "Form")] ExportForm form, CancellationToken cancellation)
    {
        if (await FindAsync(reference, cancellation) is not { } inquiry) return NotFound();
        var opened = Opener.Open(inquiry);
        if (opened.Words is null) ModelState.AddModelError("Form.Reason", "These words cannot be opened, so there is nothing to hand over");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(inquiry, form);
        }

        var bundle = bundles.Make(inquiry, opened.Words!, opened.AddedLater);
        var (id, reason) = Seal(form.Reason!);
        var me = await MeAsync();
        inquiry.Export(id, reason, me, Now);
        await Db.SaveChangesAsync(cancellation); // written down before the first byte goes
        LogExported(logger, inquiry.Reference, me.Id);
        return File(bundle, ContentType, $"{inquiry.Reference}.fhir.json");
    }

    private ViewResult View(Inquiry inquiry, ExportForm form) => View("Index", new FhirView(inquiry.Reference, form));

    [LoggerMessage(LogLevel.Warning, "Inquiry {Reference} was taken out by staff {Staff}")]
    private static partial void LogExported(ILogger logger, string reference, Guid staff);
}

public sealed record FhirView(string Reference, ExportForm Form);
