using Clinic.Content;
using Clinic.Web.Forms;
using Clinic.Web.Typed;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>Finding a page, or an answer. What is searched for is nobody's business: it is never logged, nor kept.</summary>
[Route("search")]
[ResponseCache(NoStore = true)]
public sealed class SearchController(PageSearch search, AnswerWriter answers, PageLibrary library, DistressCheck distress) : Controller
{
    private const int HitsWhileTyping = 6;

    [HttpGet("")]
    public IActionResult Index(string? q)
    {
        var typed = Typed(q);
        var (found, matters) = Find(typed);
        return View(new SearchView(typed, found, search.Terms(typed), matters)
        {
            Answers = answers.Write(typed, inDanger: matters.Count > 0),
            InSpanish = WordLists.EnglishAndSpanish.AreSpanish(SearchWords.Split(typed)),
        });
    }

    /// <summary>The first pages as JSON, for <c>search.js</c>.</summary>
    [HttpGet("as-you-type")]
    public IActionResult AsYouType(string? q)
    {
        var typed = Typed(q);
        var (found, matters) = Find(typed);
        var shown = found.Hits.Take(HitsWhileTyping).ToList();
        return Json(new
        {
            crisis = matters.Count > 0,
            said = shown.Count == 0 ? "Nothing found yet."
                : found.ShownInstead is { } instead ? $"Pages for “{instead}”" : $"{shown.Count} {(shown.Count == 1 ? "page" : "pages")}",
            hits = shown.Select(hit => new
            {
                path = hit.Path,
                title = hit.Title,
                summary = library.Current.FindPath(hit.Path)?.Summary ?? hit.Snippet.Replace("\u0002", "").Replace("\u0003", ""),
            }),
        });
    }

    // Words of danger are looked for in what was typed, and in what spelling makes of it.
    private (SearchAnswer Found, IReadOnlyList<DangerMatter> Matters) Find(string? typed)
    {
        var found = search.Search(typed);
        IReadOnlyList<DangerMatter> matters = [.. distress.MattersInSearch(typed).Union(distress.MattersInSearch(found.ShownInstead)).Order()];
        return (matters.Count == 0 ? found : search.Search(typed, matters), matters);
    }

    private static string? Typed(string? q) => TypedText.Clean(q) is { } typed ? WholeText.Cut(typed, SearchWords.QueryMax) : null;
}

/// <summary>What the search page shows.</summary>
public sealed record SearchView(
    string? Query, SearchAnswer Found, IReadOnlyList<GlossaryTerm> Terms, IReadOnlyList<DangerMatter> Matters)
{
    public IReadOnlyList<ShownAnswer> Answers { get; init; } = [];

    public bool InSpanish { get; init; }
}
