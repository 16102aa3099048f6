using System.Text.Encodings.Web;
using Clinic.Content;
using Microsoft.AspNetCore.Html;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>An answer above the results, with the page that says more.</summary>
public sealed record ShownAnswer(string Id, IHtmlContent Html, string SourcePath, string SourceTitle);

/// <summary>Writes out the prepared answers that a question asks for, from the clinic's facts and the pages as they are now.</summary>
public sealed class AnswerWriter(PageSearch search, PageLibrary library, OpenDays open)
{
    /// <param name="typed">The question.</param>
    /// <param name="inDanger">Whether it tells of danger: then nothing stands below the help but what is asked in so many words.</param>
    public IReadOnlyList<ShownAnswer> Write(string? typed, bool inDanger = false) =>
        [.. (inDanger ? search.AnswersListed(typed) : search.Answers(typed)).Select(answer => Write(answer, typed)).OfType<ShownAnswer>()];

    private ShownAnswer? Write(PreparedAnswer answer, string? typed)
    {
        var content = library.Current;
        var path = answer.Source.Split('#', 2)[0];
        var page = content.FindPath(path);
        var title = page?.Title ?? content.Search.Places.FirstOrDefault(place => place.Path == path)?.Title;
        // A page that is gone, or a sentence that leaned on a fact past its day, answers nothing.
        if (title is null || answer.Rests.Any(words => page?.Sentence(words) is null) || Text(answer, page, typed) is not { } html) return null;
        return new ShownAnswer(answer.Id, html, answer.Source, title);
    }

    private IHtmlContent? Text(PreparedAnswer answer, Page? page, string? typed)
    {
        var parts = new List<string>();
        if (answer.Work is AnswerWork.Open) parts.Add(HtmlEncoder.Default.Encode(open.Answer(SearchWords.Split(typed))));
        if (answer.Quote.Count > 0)
        {
            if (page?.Sentence(answer.Quote) is not { } sentence) return null;
            parts.Add($"“{HtmlEncoder.Default.Encode(sentence)}”");
        }

        if (answer.Html is { } html) parts.Add(html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) ? html[3..^4] : html);
        return new HtmlString(string.Join(' ', parts));
    }
}
