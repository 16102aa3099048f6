using System.Buffers.Binary;
using System.Net;

namespace Clinic.Web.Tests;

/// <summary>A link to a page, shown on another site, comes with a picture that says what the page is.</summary>
public sealed class PagePictureTests
{
    [Fact]
    public async Task A_page_names_its_picture_and_the_picture_is_there_to_stay()
    {
        await using var site = new ClinicSite { Settings = { ["Site:Url"] = "https://clinic.example" } };
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync("/learn/ketamine-for-bipolar-depression");
        var address = new Uri(Content(page, "og:image"));
        Assert.Equal("clinic.example", address.Host);
        Assert.Equal(("1200", "630"), (Content(page, "og:image:width"), Content(page, "og:image:height")));

        var picture = await browser.GetPageAsync(address.PathAndQuery);

        var png = await picture.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("image/png", picture.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, png[..4]);
        Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.Contains("immutable", picture.Response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, address.PathAndQuery);
        again.Headers.IfNoneMatch.Add(picture.Response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await browser.SendAsync(again)).Status);
    }

    [Fact]
    public async Task Pages_of_other_titles_have_other_pictures_and_no_page_has_none()
    {
        await using var site = new ClinicSite();
        var browser = site.NewBrowser();

        var one = await (await browser.GetPageAsync("/learn/side-effects/picture.png")).Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var other = await (await browser.GetPageAsync("/learn/ketamine-vs-ect/picture.png")).Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(one, other);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/learn/no-such-page/picture.png")).Status);
    }

    private static string Content(WebPage page, string property) =>
        page.Document.QuerySelector($"meta[property='{property}']")!.GetAttribute("content")!;
}
