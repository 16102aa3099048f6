using System.Net;

namespace Clinic.Web.Tests;

/// <summary>Each page has one address, and says so.</summary>
public sealed class OwnPathTests
{
    [Theory]
    [InlineData("/LEARN/ketamine-vs-ect", "/learn/ketamine-vs-ect")]
    [InlineData("/learn/Ketamine-vs-ECT", "/learn/ketamine-vs-ect")]
    [InlineData("/learn/ketamine-vs-ect/", "/learn/ketamine-vs-ect")]
    [InlineData("/Learn/Ketamine-vs-ect/Brief/?from=mail", "/learn/ketamine-vs-ect/brief?from=mail")]
    [InlineData("/Help-Now", "/help-now")]
    [InlineData("/PRIVACY/", "/privacy")]
    [InlineData("/Consultation/?steps=1", "/consultation?steps=1")]
    [InlineData("/Sitemap.xml", "/sitemap.xml")]
    [InlineData("/DESK/Sign-In/", "/desk/sign-in")]
    [InlineData("/REQUESTS/KR7-4M2Q?key=AbC", "/requests/KR7-4M2Q?key=AbC")] // what is secret keeps its capitals
    public async Task Another_spelling_is_sent_to_the_page_s_own(string spelled, string own)
    {
        await using var site = new ClinicSite();

        var answer = await site.NewBrowser().GetPageAsync(spelled);

        Assert.Equal((HttpStatusCode.MovedPermanently, own), (answer.Status, answer.RedirectsTo));
        Assert.NotEqual(HttpStatusCode.MovedPermanently, (await site.NewBrowser().GetPageAsync(own)).Status);
    }

    [Fact]
    public async Task Whoever_comes_first_leaves_no_address_of_theirs_to_others()
    {
        await using var site = new ClinicSite { Settings = { ["Site:Url"] = "https://clinic.example" } };
        var browser = site.NewBrowser();
        foreach (var first in new[] { "/LEARN/ketamine-vs-ect", "/learn/ketamine-vs-ect/", "/learn/ketamine-vs-ect?utm_source=x", "/learn/ketamine%2Dvs-ect" }) await browser.GetPageAsync(first);

        foreach (var address in new[] { "/learn/ketamine-vs-ect", "/learn/ketamine-vs-ect?q=1" })
            Assert.Equal("https://clinic.example/learn/ketamine-vs-ect", (await browser.GetPageAsync(address)).Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("https://clinic.example/learn/ketamine-vs-ect", (await browser.GetPageAsync("/learn/ketamine-vs-ect/brief")).Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Null((await browser.GetPageAsync("/learn/no-such-page")).Document.QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task Every_page_of_the_sitemap_is_at_its_own_address()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();
        var paths = System.Xml.Linq.XDocument.Parse((await browser.GetPageAsync("/sitemap.xml")).Text).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).ToList();

        foreach (var path in paths.Where(path => path != "/"))
            Assert.Equal(path, (await browser.GetPageAsync(path.ToUpperInvariant() + "/")).RedirectsTo);
        Assert.NotEmpty(paths);
    }
}
