using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>Turns the index's marks into <c>mark</c> elements, with everything else encoded.</summary>
public static class SearchSnippet
{
    public static IHtmlContent Html(string snippet) => new HtmlString(
        HtmlEncoder.Default.Encode(snippet)
            .Replace("&#x2;", "<mark>", StringComparison.Ordinal)
            .Replace("&#x3;", "</mark>", StringComparison.Ordinal));
}
