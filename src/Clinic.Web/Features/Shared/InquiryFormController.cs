using Clinic.Content;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Shared;

/// <summary>What the forms to the clinic do alike: refuse kindly, keep what was typed, hand over a receipt.</summary>
public abstract class InquiryFormController(
    IAntiforgery antiforgery, FormLimiter limiter, IDataProtectionProvider protection, PageLibrary library,
    TimeProvider time) : Controller
{
    private readonly IDataProtector receipts = protection.CreateProtector("inquiry receipt");

    /// <summary>
    /// Adds to the model state what stands against sending, beyond the fields' own rules. Returns the status the
    /// page has to be shown again with, or null when the form may be taken.
    /// </summary>
    protected async Task<int?> FindRefusalAsync(InquiryForm form)
    {
        // Checked here and not by a filter: an outdated token must not cost anybody their words.
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            ModelState.AddModelError("", "This page was open for a long time. Nothing is lost: please send it again");
        }

        if (form.RequestKey == Guid.Empty)
        {
            form.RequestKey = Guid.NewGuid();
            ModelState.Remove(nameof(form.RequestKey));
            ModelState.AddModelError("", "Part of the page was missing. Nothing is lost: please send it again");
        }

        if (!ModelState.IsValid) return StatusCodes.Status400BadRequest;

        if (limiter.WaitForForm(HttpContext) is { } wait)
        {
            var clinic = library.Current.Clinic;
            var again = TimeZoneInfo.ConvertTime(time.GetUtcNow() + wait, clinic.TimeZone);
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            ModelState.AddModelError("",
                $"Many forms came from your connection in a short time. Please send it again after {again:h:mm tt}, "
                + $"or call us at {clinic.Phone}");
            return StatusCodes.Status429TooManyRequests;
        }

        return null;
    }

    protected ViewResult Again(string view, object model, int status)
    {
        Response.StatusCode = status;
        return View(view, model);
    }

    /// <summary>The reference, sealed for the sent page's address so that nobody can make up a "we received it".</summary>
    protected string SealReceipt(string reference) => receipts.Protect(reference);

    protected string? OpenReceipt(string? receipt)
    {
        try
        {
            return receipt is null ? null : receipts.Unprotect(receipt);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
