using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Desk.Feedback;

/// <summary>What readers say of the pages, for staff.</summary>
[Route(DeskPaths.Feedback)]
public sealed class ReadersController(ClinicDbContext db, PageLibrary library, Vault vault) : Controller
{
    public const int PageSize = 25;

    /// <summary><paramref name="before"/> is the id of the last comment on the page shown before.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? before, CancellationToken cancellation)
    {
        var counts = await db.PageFeedback.Where(f => f.Suspicion == null)
            .GroupBy(f => f.Page)
            .Select(g => new { Page = g.Key, Yes = g.Count(f => f.Helpful), No = g.Count(f => !f.Helpful) })
            .ToListAsync(cancellation);

        var comments = db.PageFeedback.AsNoTracking().Where(f => f.SealedComment != null);
        if (before is not null && await db.PageFeedback.FindAsync([before], cancellation) is { } last)
            comments = comments.Where(f => f.At < last.At || (f.At == last.At && f.Id < last.Id));
        var found = await comments.OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(PageSize + 1).ToListAsync(cancellation);

        return View(new ReadersPage(
            [.. counts.Select(c => new PageVotes(c.Page, TitleOf(c.Page), c.Yes, c.No)).OrderByDescending(c => c.No).ThenBy(c => c.Title, StringComparer.Ordinal)],
            [.. found.Take(PageSize).Select(f => new ReaderComment(f.At, f.Page, TitleOf(f.Page), f.Helpful, f.Suspicion is not null, Open(f)))],
            Older: found.Count > PageSize ? found[PageSize - 1].Id : null));
    }

    // A page may be gone since.
    private string TitleOf(string slug) => library.Current.FindLearn(slug)?.Title ?? slug;

    // One damaged row must not hide the others.
    private string? Open(PageFeedback feedback) => vault.TryOpen<string>(feedback.Id, PageFeedback.CommentPurpose, feedback.SealedComment);
}

public sealed record ReadersPage(IReadOnlyList<PageVotes> Votes, IReadOnlyList<ReaderComment> Comments, Guid? Older);

public sealed record PageVotes(string Page, string Title, int Yes, int No);

/// <summary>What somebody wrote; null words could not be opened.</summary>
public sealed record ReaderComment(DateTime At, string Page, string Title, bool Helpful, bool SetAside, string? Words);
