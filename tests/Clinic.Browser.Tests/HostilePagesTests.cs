using System.Collections.Concurrent;
using Clinic.Content.Tests;

namespace Clinic.Browser.Tests;

/// <summary>
/// Pages made of hostile Markdown, in a real browser with no content security policy to catch what slips through:
/// the second line of defense is switched off to look at the first.
/// </summary>
public sealed class HostilePagesTests(RunningClinic clinic)
{
    [Fact]
    public async Task The_watch_sees_a_script_that_runs_and_a_link_that_would_run_one()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        var executed = await WatchAsync(visitor);

        await ShowAsync(visitor, "<p>Hello</p><script>alert('script')</script>");
        await ShowAsync(visitor, "<img src=x onerror=\"alert('handler')\">");
        await ShowAsync(visitor, "<a href=\"javascript:alert('link')\">Read on</a>");

        Assert.Equal(["handler", "link", "script"], executed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_runs_whatever_a_page_holds()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        var executed = await WatchAsync(visitor);
        using var content = new TestContent();
        var shown = 0;
        foreach (var (name, body) in HostileInputs.All())
        {
            await ShowAsync(visitor, HostileInputs.RenderAnyway(content.WithBody(body)));
            Assert.True(executed.IsEmpty, $"{name} ran: {string.Join(", ", executed)}");
            shown++;
        }

        Assert.True(shown >= 500, $"{shown}");
    }

    // alert() reports instead of opening a window; whatever is asked for beyond the page is met by nothing.
    private static async Task<ConcurrentQueue<string>> WatchAsync(Visitor visitor)
    {
        var executed = new ConcurrentQueue<string>();
        visitor.MayLeave = true;
        visitor.MayComplain = true;
        await visitor.Page.ExposeFunctionAsync("alert", (object? what) => executed.Enqueue($"{what}"));
        await visitor.Page.RouteAsync("**/*", route => route.AbortAsync());
        return executed;
    }

    // Written as a document of its own, so that scripts in it would run; then everything that can be pressed is pressed.
    private static Task ShowAsync(Visitor visitor, string html) => visitor.Page.EvaluateAsync(
        """
        async html => {
          document.open();
          document.write(`<!doctype html><title>Hostile</title><main>${html}</main>`);
          document.close();
          document.addEventListener('click', event => {
            // A link that only leads away is let go: where links may lead, the tests of Clinic.Content tell.
            if (!/^javascript:/i.test(event.target.closest('a, area')?.href ?? 'javascript:')) event.preventDefault();
          });
          for (const element of document.querySelectorAll('a, area, button, summary, input, svg *'))
            element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
          await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
          await new Promise(done => setTimeout(done)); // what was queued runs before this
        }
        """,
        html);
}
