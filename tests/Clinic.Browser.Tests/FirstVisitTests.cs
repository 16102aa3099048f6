using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Clinic.Browser.Tests;

/// <summary>
/// On a bad connection a page is there after the first round trip, and then stays still. Sizes are what the browser
/// received, headers included.
/// </summary>
public sealed class FirstVisitTests(RunningClinic clinic)
{
    // Ten segments of 1,460 bytes: what a server may send before the first answer from the phone (RFC 6928).
    private const int FirstRoundTrip = 14_600;
    private const int WholePage = 60 * 1024;

    [Fact]
    public async Task Words_and_look_of_every_page_fit_in_the_first_round_trip()
    {
        var findings = new List<string>();
        foreach (var path in await clinic.SitemapAsync())
        {
            await using var visitor = await clinic.NewVisitorAsync();
            var requests = new ConcurrentQueue<IRequest>();
            visitor.Page.RequestFinished += (_, request) => requests.Enqueue(request);
            await visitor.OpenAsync(path);
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

            var first = 0;
            var all = 0;
            foreach (var request in requests)
            {
                var sizes = await request.SizesAsync();
                var bytes = sizes.ResponseBodySize + sizes.ResponseHeadersSize;
                all += bytes;
                if (request.ResourceType is "document" or "stylesheet") first += bytes;
            }

            Assert.Contains(requests, request => request.ResourceType == "stylesheet");
            if (first > FirstRoundTrip) findings.Add($"{path}: {first.ToString("N0", CultureInfo.InvariantCulture)} bytes of HTML and CSS");
            if (all > WholePage) findings.Add($"{path}: {all.ToString("N0", CultureInfo.InvariantCulture)} bytes in all");
        }

        Assert.Empty(findings);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nothing_moves_while_a_page_loads(int width)
    {
        await using var visitor = await clinic.NewVisitorAsync(width);
        await visitor.Page.AddInitScriptAsync(
            """
            globalThis.moved = [];
            new PerformanceObserver(list => {
              for (const shift of list.getEntries())
                moved.push(`${shift.value}: ${shift.sources.map(({ node }) => node?.outerHTML ?? node?.textContent).join(' | ').slice(0, 200)}`);
            }).observe({ type: 'layout-shift', buffered: true });
            """);
        var findings = new List<string>();
        foreach (var path in await clinic.SitemapAsync())
        {
            await visitor.OpenAsync(path);
            var moved = await visitor.Page.EvaluateAsync<string[]>(
                "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(moved))))");
            findings.AddRange(moved.Select(shift => $"{path}: {shift}"));
        }

        Assert.Empty(findings);
    }
}
