using Clinic.Content;
using Clinic.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Search;

/// <summary>Finding a page. What is searched for is nobody's business: it is never logged, nor kept.</summary>
[Route("search")]
[ResponseCache(NoStore = true)]
public sealed class SearchController(PageSearch search, PageLibrary library, DistressCheck distress) : Controller
{
    private const int HitsWhileTyping = 6;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancellation)
    {
        var typed = Typed(q);
        var answer = await search.SearchAsync(typed, cancellation);
        return View(new SearchView(typed, answer, search.Terms(typed), MattersIn(typed, answer)));
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
            crisis = MattersIn(typed, answer).Count > 0,
            said = shown.Count == 0 ? "Nothing found yet."
                : answer.ShownInstead is { } instead ? $"Pages for “{instead}”" : $"{shown.Count} {(shown.Count == 1 ? "page" : "pages")}",
            hits = shown.Select(hit => new { path = hit.Path, title = hit.Title, summary = library.Current.FindPath(hit.Path)?.Summary }),
        });
    }

    // What was typed, and what spelling makes of it. Who looks for help is shown it, though no word tells of danger.
    private IReadOnlyList<DangerMatter> MattersIn(string? typed, SearchAnswer answer)
    {
        IReadOnlyList<DangerMatter> found = [.. distress.MattersInSearch(typed).Union(distress.MattersInSearch(answer.ShownInstead)).Order()];
        return found.Count > 0 || !AsksForHelp(typed) ? found : [DangerMatter.SelfHarm];
    }

    private bool AsksForHelp(string? typed)
    {
        var words = $" {string.Join(' ', SearchWords.Split(typed))} ";
        return library.Current.Search.Crisis.Any(phrase => words.Contains($" {phrase} ", StringComparison.Ordinal));
    }

    private static string? Typed(string? q) => TypedText.Clean(q) is { } typed ? WholeText.Cut(typed, SearchWords.QueryMax) : null;
}

/// <summary>What the search page shows.</summary>
public sealed record SearchView(
    string? Query, SearchAnswer Answer, IReadOnlyList<GlossaryTerm> Terms, IReadOnlyList<DangerMatter> Matters);
