using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Clinic.Web.Tests.Site;

/// <summary>A response and, where it is HTML, the document in it.</summary>
public sealed class WebPage
{
    private WebPage(HttpResponseMessage response, string text, IDocument document)
    {
        Response = response;
        Text = text;
        Document = document;
    }

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>The body as it came.</summary>
    public string Text { get; }

    public IDocument Document { get; }

    /// <summary>Where the response sends the browser, as path and query; null when it does not.</summary>
    public string? RedirectsTo => Response.Headers.Location is not { } location ? null
        : location.IsAbsoluteUri && location.Host == Response.RequestMessage?.RequestUri?.Host ? location.PathAndQuery
        : location.OriginalString;

    /// <summary>A visitor's form was kept, and a page of it shows what is wrong or what comes next.</summary>
    public bool LeadsToAPageOfTheForm =>
        Status is HttpStatusCode.SeeOther && RedirectsTo is { } next
        && (next.Contains("?draft=", StringComparison.Ordinal) || next.EndsWith("?over=1", StringComparison.Ordinal));

    /// <summary>A visitor's form was taken: the browser is sent to the page that says so.</summary>
    public bool WasSent => Status is HttpStatusCode.SeeOther && RedirectsTo is "/contact/sent" or "/consultation/sent";

    /// <summary>What a reader sees of the main part, with runs of white space made one space.</summary>
    public string MainText => Squeeze((Document.QuerySelector("main") ?? Document.Body)?.TextContent);

    /// <summary>The error summary's lines.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Document.QuerySelectorAll(".error-summary li").Select(line => Squeeze(line.TextContent))];

    public static async Task<WebPage> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var html = response.Content.Headers.ContentType?.MediaType == "text/html" ? text : "";
        var address = response.RequestMessage?.RequestUri ?? ClinicSite.Address;
        var document = await BrowsingContext.New().OpenAsync(page => page.Address(address).Content(html));
        return new WebPage(response, text, document);
    }

    /// <summary>The only form that posts to a path, whatever its query.</summary>
    public IHtmlFormElement Form(string action)
    {
        var forms = Document.Forms.Where(f => f.Method == "post" && new Uri(ClinicSite.Address, f.Action).AbsolutePath == action).ToList();
        return forms.Count == 1
            ? forms[0]
            : throw new InvalidOperationException(
                $"{forms.Count} forms post to {action} on {Response.RequestMessage?.RequestUri} ({(int)Status}); "
                + $"those there: {string.Join(", ", Document.Forms.Select(f => f.Action))}");
    }

    /// <summary>The form on a page that comes before sending, with help or with the answers; null on any other.</summary>
    public IHtmlFormElement? ReviewForm => Document.Forms.FirstOrDefault(form =>
        form.Method == "post" && new Uri(ClinicSite.Address, form.Action).AbsolutePath.Split('/')[^1] is "help" or "review");

    /// <summary>What a browser would send for the form that posts to a path, with these values in it.</summary>
    public List<KeyValuePair<string, string>> FieldsOf(string action, IReadOnlyDictionary<string, string?> values) =>
        FormFields.Fill(Form(action), values);

    /// <summary>What a field holds: the text typed, the chosen option's value, or null when nothing is chosen.</summary>
    public string? ValueOf(string name) =>
        Document.QuerySelectorAll($"[name='{name}']").Select(field => field switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.IsChecked ? choice.Value : null,
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n"),
            IHtmlSelectElement select => select.Value,
            _ => null,
        }).FirstOrDefault(value => value is not null);

    /// <summary>The message shown at a field, without its hidden "Error:"; null when there is none.</summary>
    public string? ErrorAt(string name)
    {
        var field = Document.QuerySelectorAll($"[name='{name}']").FirstOrDefault(f => f.GetAttribute("type") != "hidden");
        var described = field?.GetAttribute("aria-describedby")
            ?? field?.Closest("fieldset")?.GetAttribute("aria-describedby") ?? "";
        var error = described.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Document.GetElementById)
            .FirstOrDefault(e => e?.Id?.EndsWith("-error", StringComparison.Ordinal) == true);
        return error is null ? null : Squeeze(error.TextContent).Replace("Error: ", "", StringComparison.Ordinal);
    }

    private static string Squeeze(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
