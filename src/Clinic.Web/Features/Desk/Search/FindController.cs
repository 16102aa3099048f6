using Clinic.Web.Data;
using Clinic.Web.Features.Desk.Queue;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Hosting;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Search;

/// <summary>
/// Searching inquiries. The words are posted and the page is made from them at once, so that they stand in no address,
/// log or history.
/// </summary>
[Route(DeskPaths.Search)]
public sealed partial class FindController(
    InquirySearch search, ClinicDbContext db, UserManager<StaffMember> staff, ILogger<FindController> logger) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new FindForm());

    [HttpPost(""), OnlyReads]
    public async Task<IActionResult> Index(FindForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(form);
        }

        form.Found = await search.FindAsync(form.Words!, cancellation);
        ViewData["Staff"] = await db.Users.OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName })
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        LogSearched(logger, Guid.Parse(staff.GetUserId(User)!), form.Found.Rows.Count);
        return View(form);
    }

    [LoggerMessage(LogLevel.Information, "Staff {Staff} searched inquiries and found {Count}")]
    private static partial void LogSearched(ILogger logger, Guid staff, int count);
}

public sealed class FindForm
{
    public string? Words { get; set; }

    /// <summary>Null before a search.</summary>
    [BindNever]
    public FoundInquiries? Found { get; set; }

    public QueuePage Page => new(new QueueFilter { Status = QueueStatus.All }, Found?.Rows ?? [], After: null, Before: null);
}

public sealed class FindFormValidator : AbstractValidator<FindForm>
{
    public FindFormValidator() => RuleFor(f => f.Words)
        .NotEmpty().WithMessage("Enter a reference, a name, an email address or a phone number")
        .MaximumLength(InquirySearch.WordsMax).WithMessage($"Shorten this to {InquirySearch.WordsMax} characters");
}
