using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Clinic.Web.Tests;

/// <summary>Requests as no browser would send them, on a real socket.</summary>
public sealed class RawRequestTests(RawRequestTests.RunningSite running) : IClassFixture<RawRequestTests.RunningSite>
{
    [Theory]
    [InlineData("GET /%00 HTTP/1.1", "400")]
    [InlineData("GET /learn/../../appsettings.json HTTP/1.1", "404")]
    [InlineData("GET /learn/%2e%2e/%2e%2e/appsettings.json HTTP/1.1", "404")]
    [InlineData("GET /css/..%2f..%2fappsettings.json HTTP/1.1", "404")]
    [InlineData("TRACE / HTTP/1.1", "405")]
    [InlineData("NONSENSE / HTTP/1.1", "405")]
    [InlineData("GET / HTTP/9.9", "505")]
    public async Task Is_refused_without_showing_anything(string line, string status)
    {
        var answer = await SendAsync(line);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("ConnectionStrings", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_the_headers_alone_gets_the_headers_alone()
    {
        var answer = await SendAsync("HEAD /learn HTTP/1.1");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_too_large_is_refused_with_a_page_and_the_headers()
    {
        var page = await running.Site.NewBrowser().PostAsync("/contact", [new("Message", new string('x', 300 * 1024))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.True(page.Response.Headers.Contains("Content-Security-Policy"));
        Assert.NotNull(page.Document.QuerySelector("a[href='tel:988']"));
    }

    [Fact]
    public async Task Pages_are_served_compressed_from_the_published_files()
    {
        var home = await running.Site.NewBrowser().GetPageAsync("/");
        var sheet = home.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, sheet);
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        var file = await running.Site.NewBrowser().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal("br", Assert.Single(file.Response.Content.Headers.ContentEncoding));
    }

    private async Task<string> SendAsync(string line)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(running.Site.Address.Host, running.Site.Address.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\nHost: localhost\r\nConnection: close\r\n\r\n"), cancellation);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(cancellation);
    }

    /// <summary>One published site for the whole class.</summary>
    public sealed class RunningSite : IAsyncLifetime
    {
        private readonly TemporaryFolder data = new();

        public SiteProcess Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await SiteProcess.ServeAsync(data.Info, "--environment", "Development");

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            data.Dispose();
        }
    }
}
