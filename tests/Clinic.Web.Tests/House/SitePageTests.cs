using Clinic.Content;
using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.House;

/// <summary>Every address that is read stands in one table, which sitemap, warmer, links and cache go by.</summary>
public sealed class SitePageTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    [Fact]
    public void Every_public_address_that_is_read_stands_in_the_table_of_pages_and_nothing_else_does() => Assert.Equal(
        SitePages.All.Select(page => page.Path).Order(StringComparer.Ordinal),
        Reading().Select(endpoint => endpoint.Path).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void What_the_table_keeps_is_what_the_cache_keeps() => Assert.Equal(
        SitePages.All.Where(page => page.Is(SitePageTraits.Kept)).Select(page => page.Path).Order(StringComparer.Ordinal),
        Reading().Where(endpoint => endpoint.Kept).Select(endpoint => endpoint.Path).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_sitemap_names_what_the_table_lists_and_the_files()
    {
        var sitemap = System.Xml.Linq.XDocument.Parse((await site.NewBrowser().GetPageAsync("/sitemap.xml")).Text);
        var named = sitemap.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath);
        var files = site.Services.GetRequiredService<PageLibrary>().Current.Pages.Select(page => page.Path);

        Assert.Equal(SitePages.Paths(SitePageTraits.Listed).Concat(files).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whatever_is_listed_or_linked_can_be_read_by_anybody()
    {
        var reader = site.NewBrowser();
        foreach (var path in SitePages.Paths(SitePageTraits.Listed).Concat(SitePages.Paths(SitePageTraits.Linked)).Distinct())
            Assert.Equal((path, System.Net.HttpStatusCode.OK), (path, (await reader.GetPageAsync(path)).Status));
    }

    // The site's own: what lies in wwwroot has endpoints as well, and is no page.
    private IEnumerable<(string Path, bool Kept)> Reading() =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText?.TrimStart('/')
        where !DeskPaths.Hold(path) && (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null || path.StartsWith("/health/", StringComparison.Ordinal))
        where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET")
        select (path, endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null);
}
