using Clinic.Content;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Search;

/// <summary>Finding a page, or an answer. What is searched for is nobody's business: it is never logged, nor kept.</summary>
[Route("search")]
[ResponseCache(NoStore = true)]
public sealed class SearchController(PageSearch search, AnswerWriter answers, PageLibrary library) : Controller
{
    private const int HitsWhileTyping = 6;

    [HttpGet("")]
    public IActionResult Index(string? q)
    {
        var typed = q is { Length: > SearchWords.QueryMax } ? q[..SearchWords.QueryMax] : q;
        return View(new SearchView(typed, search.Search(typed), search.Terms(typed), search.SpeaksOfCrisis(typed))
        {
            Answers = answers.Write(typed),
            InSpanish = WordLists.EnglishAndSpanish.AreSpanish(SearchWords.Split(typed)),
        });
    }

    /// <summary>The first pages as JSON, for <c>search.js</c>.</summary>
    [HttpGet("as-you-type")]
    public IActionResult AsYouType(string? q)
    {
        var found = search.Search(q);
        var shown = found.Hits.Take(HitsWhileTyping).ToList();
        return Json(new
        {
            crisis = search.SpeaksOfCrisis(q),
            said = shown.Count == 0 ? "Nothing found yet."
                : found.ShownInstead is { } instead ? $"Pages for “{instead}”" : $"{shown.Count} {(shown.Count == 1 ? "page" : "pages")}",
            hits = shown.Select(hit => new
            {
                path = hit.Path, title = hit.Title, summary = library.Current.FindPath(hit.Path)?.Summary ?? hit.Snippet.Replace("\u0002", "").Replace("\u0003", ""),
            }),
        });
    }
}

/// <summary>What the search page shows.</summary>
public sealed record SearchView(string? Query, SearchAnswer Found, IReadOnlyList<GlossaryTerm> Terms, bool Crisis)
{
    public IReadOnlyList<ShownAnswer> Answers { get; init; } = [];

    public bool InSpanish { get; init; }
}
