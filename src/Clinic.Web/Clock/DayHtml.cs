using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Clock;

/// <summary>Days and moments within a sentence: <c>T["Updated {0}", Html.Day(page.Updated)]</c>.</summary>
public static class DayHtml
{
    public static IHtmlContent Day(this IHtmlHelper html, DateOnly day)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = day.Iso();
        time.InnerHtml.Append(day.InWords());
        return time;
    }

    /// <param name="words">The moment as it is said there.</param>
    public static IHtmlContent Time(this IHtmlHelper html, DateTimeOffset moment, string words)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = moment.Iso();
        time.InnerHtml.Append(words);
        return time;
    }
}
