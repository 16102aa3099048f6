using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Clinic.Web.Tests.Site;

/// <summary>
/// One person's browser: keeps cookies, reads pages, fills in the forms it finds on them. It shows redirects rather
/// than follow them, because where a form leads is what a test asks about; but for those from one page of a form to another.
/// </summary>
public sealed class BrowserSession
{
    private readonly HttpClient client;

    private BrowserSession(HttpClient client, CookieContainer cookies)
    {
        this.client = client;
        Cookies = cookies;
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; }

    /// <summary>A browser for the site in this process, at an address of its own.</summary>
    public static BrowserSession Of(ClinicSite site, string address, string? forwardedFor)
    {
        var cookies = new CookieContainer();
        var client = site.CreateDefaultClient(ClinicSite.Address, new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.Add(ClientAddressFilter.Header, address);
        if (forwardedFor is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        return new BrowserSession(client, cookies);
    }

    /// <summary>A browser for a site in a process of its own.</summary>
    public static BrowserSession Of(SiteProcess site)
    {
        var cookies = new CookieContainer();
        var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        return new BrowserSession(new HttpClient(handler) { BaseAddress = site.Address }, cookies);
    }

    public async Task<WebPage> GetPageAsync(string url) => await WebPage.ReadAsync(await client.GetAsync(url));

    /// <summary>The page a redirect leads to, however many steps.</summary>
    public async Task<WebPage> FollowAsync(WebPage page)
    {
        for (var steps = 0; page.RedirectsTo is { } next; steps++)
        {
            if (steps == 10) throw new InvalidOperationException($"Redirects in a circle, at {next}.");
            page = await GetPageAsync(next);
        }

        return page;
    }

    /// <summary>Sends a form of a page as its browser would; see <see cref="FormFields.Fill"/> for the values.</summary>
    public async Task<WebPage> SubmitAsync(
        IHtmlFormElement form, IReadOnlyDictionary<string, string?>? values = null, IHtmlElement? button = null)
    {
        var fields = FormFields.Fill(form, values ?? new Dictionary<string, string?>(), button);
        return await PostAsync(new Uri(ClinicSite.Address, form.Action).PathAndQuery, fields);
    }

    /// <summary>
    /// Posts fields that no page need offer: what a program or an attacker might send. Where a visitor's form is sent to one of its
    /// own pages, that page is the answer, as a person sees it.
    /// </summary>
    public async Task<WebPage> PostAsync(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var answer = await PostOnlyAsync(url, fields);
        return answer.LeadsToAPageOfTheForm ? await FollowAsync(answer) : answer;
    }

    /// <summary>The answer to the POST itself.</summary>
    public async Task<WebPage> PostOnlyAsync(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await WebPage.ReadAsync(await client.PostAsync(url, content));
    }

    public async Task<WebPage> SendAsync(HttpRequestMessage request) =>
        await WebPage.ReadAsync(await client.SendAsync(request));

    /// <summary>An answer whose body is not waited for.</summary>
    public Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request) => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Sends, and drops the connection when told to.</summary>
    public async Task<WebPage> SendUntilAsync(HttpRequestMessage request, CancellationToken hangUp) =>
        await WebPage.ReadAsync(await client.SendAsync(request, hangUp));

    /// <summary>A body that is read while the site still writes it.</summary>
    public async Task<Stream> OpenStreamAsync(HttpRequestMessage request)
    {
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await response.Content.ReadAsStreamAsync();
    }
}
