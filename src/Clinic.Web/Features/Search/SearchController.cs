using Clinic.Content;
using Clinic.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Search;

/// <summary>Finding a page. What is searched for is nobody's business: it is never logged, nor kept.</summary>
[Route("search")]
[ResponseCache(NoStore = true)]
public sealed class SearchController(PageSearch search, PageLibrary library) : Controller
{
    private const int HitsWhileTyping = 6;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancellation)
    {
        var typed = Typed(q);
        return View(new SearchView(
            typed, await search.SearchAsync(typed, cancellation), search.Terms(typed), search.SpeaksOfCrisis(typed)));
    }

    /// <summary>The first pages as JSON, for <c>search.js</c>.</summary>
    [HttpGet("as-you-type")]
    public async Task<IActionResult> AsYouType(string? q, CancellationToken cancellation)
    {
        var typed = Typed(q);
        var answer = await search.SearchAsync(typed, cancellation);
        var shown = answer.Hits.Take(HitsWhileTyping).ToList();
        return Json(new
        {
            crisis = search.SpeaksOfCrisis(typed),
            said = shown.Count == 0 ? "Nothing found yet."
                : answer.ShownInstead is { } instead ? $"Pages for “{instead}”" : $"{shown.Count} {(shown.Count == 1 ? "page" : "pages")}",
            hits = shown.Select(hit => new { path = hit.Path, title = hit.Title, summary = library.Current.FindPath(hit.Path)?.Summary }),
        });
    }

    private static string? Typed(string? q) => TypedText.Clean(q) is { } typed ? WholeText.Cut(typed, SearchWords.QueryMax) : null;
}

/// <summary>What the search page shows.</summary>
public sealed record SearchView(
    string? Query, SearchAnswer Answer, IReadOnlyList<GlossaryTerm> Terms, bool Crisis);
