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

    /// <summary>The button of the sent page: their own page. Whether it opens, and with what, the caller looks.</summary>
    public static async Task<WebPage> OpenOwnPageAsync(this BrowserSession browser, WebPage sent) =>
        await browser.FollowAsync(await browser.SubmitAsync(sent.Document.Forms.Single(form => form.Action.EndsWith($"/requests/{ReferenceOn(sent)}/link", StringComparison.Ordinal))));

    /// <summary>The reference that a sent page gives.</summary>
    public static string ReferenceOn(WebPage sent) => sent.Document.QuerySelector(".reference")!.TextContent.Trim();

    /// <summary>Opens a link out of a mail, and presses the button on the page that it leads to.</summary>
    public static async Task<WebPage> FollowMailAsync(this BrowserSession browser, string link)
    {
        var page = await browser.GetPageAsync(link);
        return await browser.FollowAsync(await browser.SubmitAsync(page.Form(new Uri(ClinicSite.Address, link).AbsolutePath)));
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
