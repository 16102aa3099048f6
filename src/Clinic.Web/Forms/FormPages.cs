using Clinic.Web.Data;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Clinic.Web.Forms;

/// <summary>What the pages of visitors' forms have alike: each filled-in form has an address of its own.</summary>
public static class FormPages
{
    /// <summary>
    /// Where a browser goes that opens a form and has not been given an address for what it will type: going back to it later has
    /// to find the words. Null for anything else, such as a program that reads the page: it gets the empty form where it asked.
    /// </summary>
    public static string? FirstAddress(HttpRequest request, string? draft)
    {
        if (FormDraft.IsId(draft) || !HttpMethods.IsGet(request.Method) || request.Headers["Sec-Fetch-Mode"] != "navigate") return null;
        var query = request.Query.Where(pair => pair.Key != "draft").Append(new("draft", FormDraft.NewId()));
        return request.Path + QueryString.Create(query);
    }

    /// <summary>An address with a draft's id in it, such as <c>/contact?draft=…#Email</c>.</summary>
    public static string Address(string path, string draft, string? field = null) =>
        $"{path}?draft={draft}{(field is null ? "" : "#" + Uri.EscapeDataString(field))}";

    /// <summary>The empty form may be compressed, a page with somebody's words not: see <c>PageCache</c>.</summary>
    public static void HoldsWords(HttpContext http)
    {
        if (http.Features.Get<IHttpsCompressionFeature>() is { } compression) compression.Mode = HttpsCompressionMode.DoNotCompress;
    }

    public static IReadOnlyList<DraftError> ErrorsOf(ModelStateDictionary state) =>
        [.. state.SelectMany(entry => entry.Value!.Errors, (entry, error) => new DraftError(entry.Key, error.ErrorMessage))];

    public static void Show(IEnumerable<DraftError> errors, ModelStateDictionary state)
    {
        foreach (var error in errors) state.AddModelError(error.Field, error.Message);
    }
}
