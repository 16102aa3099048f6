namespace Clinic.Browser.Tests;

/// <summary>Every page can be used by everybody: axe finds nothing, nothing hangs over the edge, the console stays silent.</summary>
public sealed class AccessibilityTests(RunningClinic clinic)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Every_page_of_the_sitemap(int width)
    {
        await using var visitor = await clinic.NewVisitorAsync(width);
        var findings = new List<string>();
        foreach (var path in await clinic.SitemapAsync())
        {
            await visitor.OpenAsync(path);
            findings.AddRange(await FindingsAsync(visitor, path));
        }

        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("/consultation")]
    [InlineData("/contact")]
    public async Task A_form_that_came_back_with_mistakes(string form)
    {
        await using var visitor = await clinic.NewVisitorAsync();
        await visitor.OpenAsync(form);
        await visitor.Page.Locator($"form[action='{form}'] button[type=submit]").ClickAsync();
        await visitor.Page.WaitForSelectorAsync("#error-summary");

        Assert.Empty(await FindingsAsync(visitor, form));
    }

    [Fact]
    public async Task A_page_that_does_not_exist()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        visitor.ExpectedStatuses.Add(404);
        await visitor.OpenAsync("/no-such-page");

        Assert.Empty(await FindingsAsync(visitor, "/no-such-page"));
    }

    [Fact]
    public async Task The_search_and_what_it_finds()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        foreach (var path in new[] { "/search", "/search?q=bladder", "/search?q=xyzzy" })
        {
            await visitor.OpenAsync(path);
            Assert.Empty(await FindingsAsync(visitor, path));
        }
    }

    [Fact]
    public async Task Text_four_times_as_large_needs_no_sideways_scrolling()
    {
        // 1280 CSS pixels at 400 % are 320 (WCAG 2.2, 1.4.10 Reflow).
        await using var visitor = await clinic.NewVisitorAsync(width: 320);
        var tooWide = new List<string>();
        foreach (var path in await clinic.SitemapAsync())
        {
            await visitor.OpenAsync(path);
            if (!await visitor.FitsTheWindowAsync()) tooWide.Add(path);
        }

        Assert.Empty(tooWide);
    }

    private static async Task<List<string>> FindingsAsync(Visitor visitor, string path)
    {
        var findings = (await visitor.AxeFindingsAsync()).Select(finding => $"{path}: {finding}").ToList();
        if (!await visitor.FitsTheWindowAsync()) findings.Add($"{path}: wider than the window");
        return findings;
    }
}
