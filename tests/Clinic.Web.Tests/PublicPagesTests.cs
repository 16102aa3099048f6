using System.Net;
using System.Xml.Linq;

namespace Clinic.Web.Tests;

/// <summary>What holds for every page that search engines may read.</summary>
public sealed class PublicPagesTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private readonly BrowserSession reader = site.NewBrowser();

    [Fact]
    public Task Every_page_of_the_sitemap_answers_with_one_heading_and_a_title() => EveryPageAsync(page =>
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.False(string.IsNullOrWhiteSpace(page.Document.Title), "no title");
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
    });

    [Fact]
    public Task Every_page_offers_help_in_a_crisis_before_its_own_words() => EveryPageAsync(page =>
    {
        var crisis = page.Document.QuerySelector("a[href='tel:988']");
        Assert.NotNull(crisis);
        var main = page.Document.QuerySelector("h1")!;
        Assert.True(crisis.CompareDocumentPosition(main).HasFlag(AngleSharp.Dom.DocumentPositions.Following), "below the heading");
    });

    [Fact]
    public Task No_page_loads_anything_from_somebody_else() => EveryPageAsync(page =>
    {
        var loaded = page.Document.QuerySelectorAll("[src], [srcset], link[href], form[action], object[data], [poster]")
            .SelectMany(element => new[] { "src", "srcset", "href", "action", "data", "poster" }.Select(element.GetAttribute))
            .OfType<string>()
            .Where(url => Uri.TryCreate(ClinicSite.Address, url, out var address) && address.Host != ClinicSite.Address.Host
                && address.Scheme is "http" or "https");
        // A canonical link names the site's public address and loads nothing.
        Assert.Empty(loaded.Except(page.Document.QuerySelectorAll("link[rel=canonical]").Select(l => l.GetAttribute("href")!)));
    });

    [Fact]
    // Data for search engines is no script: it never runs, and the policy lets it be.
    public Task No_page_holds_script_or_style_that_the_policy_would_refuse() => EveryPageAsync(page =>
    {
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style], [onclick], [onload], [onerror]"));
        Assert.Empty(page.Document.QuerySelectorAll("[href^='javascript:' i], [src^='data:' i]"));
    });

    [Fact]
    public Task Only_pages_with_a_form_set_a_cookie() => EveryPageAsync(page =>
    {
        var hasForm = page.Document.Forms.Any(form => form.Method == "post");
        Assert.Equal(hasForm, page.Response.Headers.Contains("Set-Cookie"));
    });

    [Fact]
    public Task Every_link_within_the_site_leads_somewhere()
    {
        var seen = new HashSet<string>();
        return EveryPageAsync(async page =>
        {
            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!))
            {
                var target = new Uri(page.Response.RequestMessage!.RequestUri!, link);
                if (target.Host != ClinicSite.Address.Host || !seen.Add(target.PathAndQuery)) continue;
                var there = await reader.GetPageAsync(target.PathAndQuery);
                Assert.True((int)there.Status < 400, $"{link} answers {(int)there.Status}");
            }
        });
    }

    [Fact]
    public async Task The_sitemap_names_each_page_once_below_the_address_asked_for()
    {
        var urls = await SitemapAsync();

        Assert.Equal(urls.Distinct(), urls);
        Assert.All(urls, url => Assert.StartsWith("https://clinic.example/", url, StringComparison.Ordinal));
        Assert.Contains("https://clinic.example/consultation", urls);
    }

    [Fact]
    public async Task Robots_may_not_read_the_desk_or_a_patients_own_pages()
    {
        var robots = (await reader.GetPageAsync("/robots.txt")).Text;

        Assert.Contains("Disallow: /desk", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /requests", robots, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://clinic.example/sitemap.xml", robots, StringComparison.Ordinal);
    }

    private Task EveryPageAsync(Action<WebPage> check) => EveryPageAsync(page =>
    {
        check(page);
        return Task.CompletedTask;
    });

    // All pages are looked at before the test fails, so that one run shows everything to mend.
    private async Task EveryPageAsync(Func<WebPage, Task> check)
    {
        var wrong = new List<string>();
        foreach (var url in await SitemapAsync())
        {
            var page = await site.NewBrowser().GetPageAsync(url);
            try
            {
                await check(page);
            }
            catch (Exception exception) when (exception is Xunit.Sdk.XunitException or NullReferenceException)
            {
                wrong.Add($"{url}: {exception.Message}");
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<IReadOnlyList<string>> SitemapAsync()
    {
        var sitemap = XDocument.Parse((await reader.GetPageAsync("/sitemap.xml")).Text);
        var urls = sitemap.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToList();
        Assert.True(urls.Count > 6, "the sitemap lists hardly a page");
        return urls;
    }
}
