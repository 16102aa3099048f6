using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Clock;

/// <summary>Days within a sentence: <c>T["Updated {0}", Html.Day(page.Updated)]</c>.</summary>
public static class DayHtml
{
    public static IHtmlContent Day(this IHtmlHelper html, DateOnly day)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = day.Iso();
        time.InnerHtml.Append(day.InWords());
        return time;
    }
}
