using System.Net;

namespace Clinic.Web.Tests;

/// <summary>Three pages of help, one for each matter; each leads to the others, and every line can be called or written to.</summary>
public sealed class HelpPagesTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    public static TheoryData<string> Pages => ["/help-now", "/help-now/someone-else", "/help-now/emergency"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Each_page_stands_in_the_frame_says_whom_to_call_and_leads_to_the_others(string path)
    {
        var browser = site.NewBrowser();
        var page = await browser.GetPageAsync(path);
        var map = await browser.GetPageAsync("/sitemap.xml");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".crisis-line"));
        Assert.NotNull(page.Document.QuerySelector("main a.lifeline[href='tel:911']"));
        Assert.All(Pages.Select(row => row.Data).Where(other => other != path), other => Assert.NotNull(page.Document.QuerySelector($"main a[href='{other}']")));
        Assert.Contains($"{path}</loc>", map.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody was told", page.MainText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Somebody_elses_page_says_to_call_for_them()
    {
        var page = await site.NewBrowser().GetPageAsync("/help-now/someone-else");

        Assert.Equal("Call 911 for them", page.Document.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("main a.lifeline[href='tel:988']"));
        Assert.NotNull(page.Document.QuerySelector("main a.lifeline[href='sms:988']"));
    }

    [Fact]
    public async Task The_page_for_emergencies_has_the_lines_for_violence_and_poisons()
    {
        var page = await site.NewBrowser().GetPageAsync("/help-now/emergency");

        Assert.Equal("Call 911 now", page.Document.QuerySelector("h1")!.TextContent);
        Assert.All(["tel:18007997233", "tel:18005727233", "tel:18002221222"], href => Assert.NotNull(page.Document.QuerySelector($"main a.lifeline[href='{href}']")));
    }

    [Fact]
    public async Task Signers_young_people_and_mothers_find_their_line_and_unchecked_numbers_say_so()
    {
        var page = await site.NewBrowser().GetPageAsync("/help-now");

        Assert.Contains("ASL Now", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("711", page.MainText, StringComparison.Ordinal);
        Assert.All(["tel:18664887386", "sms:678678?body=START", "tel:18338526262"], href => Assert.NotNull(page.Document.QuerySelector($"main a[href='{href}']")));
        var maternal = page.Document.QuerySelector("main a[href='tel:18338526262']")!.ParentElement!;
        Assert.Contains("We have not checked this number", maternal.TextContent, StringComparison.Ordinal);
    }
}
