using AngleSharp.Html.Dom;

namespace Clinic.Web.Tests.Site;

/// <summary>The forms with which visitors write to the clinic; what holds for one holds for all.</summary>
public static class VisitorForms
{
    public static TheoryData<string> All => ["/consultation", "/contact"];

    /// <summary>Opens the form, fills it in well but for the changes, and sends it.</summary>
    public static async Task<WebPage> AskAsync(
        this BrowserSession browser, string form, IReadOnlyDictionary<string, string?>? changes = null)
    {
        var page = await browser.GetPageAsync(form);
        return await browser.SendAsync(page.Form(form), Filled.Well(changes));
    }

    /// <summary>Fills in a form and sends it, also from the pages with help and with the answers once more.</summary>
    public static async Task<WebPage> SendAsync(
        this BrowserSession browser, IHtmlFormElement form, IReadOnlyDictionary<string, string?>? values = null)
    {
        var page = await browser.SubmitAsync(form, values);
        for (var pages = 0; page.ReviewForm is { } next && page.Errors.Count == 0 && pages < 2; pages++) page = await browser.SubmitAsync(next);
        return page;
    }
}
