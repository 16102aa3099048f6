using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Clinic.Browser.Tests.Browsing;

/// <summary>One window of a browser. What a page should never do is written down and fails the test at its end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    internal Visitor(Uri site, IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complain($"console {message.Type}: {message.Text} {message.Location}");
        };
        page.PageError += (_, error) => Complain($"script error: {error}");
        page.RequestFailed += (_, request) =>
        {
            // What was still loading when the next page was asked for is given up, and nobody misses it.
            if (!MayLeave && request.Failure != "net::ERR_ABORTED") Complain($"failed: {request.Url} {request.Failure}");
        };
        page.Request += (_, request) =>
        {
            if (!MayLeave && new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != site.Authority)
                Complain($"asks somebody else: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Statuses that a test provokes on purpose; browsers report them on the console.</summary>
    public HashSet<int> ExpectedStatuses { get; } = [];

    /// <summary>The test leaves the site on purpose.</summary>
    public bool MayLeave { get; set; }

    /// <summary>The test shows pages that are meant to be refused things, or takes the site away.</summary>
    public bool MayComplain { get; set; }

    public async Task<IResponse> OpenAsync(string path) => (await Page.GotoAsync(path))!;

    /// <summary>Presses a key of the desk's, once the page answers to it: its script comes after what can be read.</summary>
    public async Task PressShortcutAsync(string key)
    {
        await Assertions.Expect(Page.Locator("#shortcuts-open")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>What axe finds against WCAG 2.2 AA and its best practices, in light and dark, one line a finding.</summary>
    public async Task<IReadOnlyList<string>> AxeFindingsAsync()
    {
        await Page.EvaluateAsync(AxeScript);
        var found = await RunAxeAsync("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
        // Only what is seen differs in the dark.
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        var foundInTheDark = await RunAxeAsync("rule", "color-contrast", "link-in-text-block");
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        return [.. found, .. foundInTheDark.Select(finding => $"in the dark: {finding}")];
    }

    public Task ForgetCookiesAsync() => context.ClearCookiesAsync();

    /// <summary>True when nothing hangs over the right edge of the window.</summary>
    public Task<bool> FitsTheWindowAsync() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    /// <summary>What stands in the focus: its id, else its text.</summary>
    public Task<string> FocusAsync() =>
        Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.textContent.trim()");

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.True(complaints.IsEmpty, string.Join('\n', complaints));
    }

    // Without Deque's own runner, which opens a second page for each look: these pages have no frames to gather from.
    private Task<string[]> RunAxeAsync(string kind, params string[] values) => Page.EvaluateAsync<string[]>(
        """
        async only => (await axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations.map(
          found => `${found.id}: ${found.nodes.map(node => node.target).join(', ')} (${found.help})`)
        """,
        new { type = kind, values });

    private void Complain(string what)
    {
        if (MayComplain || ExpectedStatuses.Any(status => what.Contains($"the server responded with a status of {status} ", StringComparison.Ordinal))) return;
        complaints.Enqueue(what);
    }
}
