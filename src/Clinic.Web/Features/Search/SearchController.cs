using Clinic.Content;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Search;

/// <summary>Finding a page. What is searched for is nobody's business: it is never logged, nor kept.</summary>
[Route("search")]
[ResponseCache(NoStore = true)]
public sealed class SearchController(PageSearch search) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancellation)
    {
        var typed = q is { Length: > SearchWords.QueryMax } ? q[..SearchWords.QueryMax] : q;
        return View(new SearchView(
            typed, await search.SearchAsync(typed, cancellation), search.Terms(typed), search.SpeaksOfCrisis(typed)));
    }
}

/// <summary>What the search page shows.</summary>
public sealed record SearchView(
    string? Query, SearchAnswer Answer, IReadOnlyList<GlossaryTerm> Terms, bool Crisis);
