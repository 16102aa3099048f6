using Clinic.Content;
using Clinic.Web.Forms;
using Clinic.Web.Typed;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>Finding a page, or an answer. What is searched for is nobody's business: it is never logged, nor kept.</summary>
[Route("search")]
[ResponseCache(NoStore = true)]
public sealed class SearchController(PageSearch search, AnswerWriter answers, PageLibrary library, DistressCheck distress, IStringLocalizer<ReadingTexts> texts) : Controller
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
            said = (shown.Count == 0 ? texts["Nothing found yet."]
                : found.ShownInstead is { } instead ? texts["Pages for “{0}”", instead]
                : shown.Count == 1 ? texts["1 page"] : texts["{0} pages", shown.Count]).Value,
            hits = shown.Select(hit => new
            {
                path = library.Current.Addresses.Of(hit.Path),
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
