using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests;

/// <summary>Searching by hand: every state of the page can be used by everybody, and results come while one types.</summary>
public sealed class SearchingTests(RunningClinic clinic)
{
    [Theory]
    [InlineData("bladder", ".search-hits")]
    [InlineData("where are you located", ".search-answer")]
    [InlineData("xyzzy", "[role=status]")]
    [InlineData("ketamien depresson", ".search-hits")]
    [InlineData("what is dissociation", ".box h2")]
    [InlineData("kil my self", ".care--emergency")]
    [InlineData("cuanto cuesta", "[lang=es]")]
    public async Task Each_state_of_the_page_can_be_used_by_everybody(string typed, string shown)
    {
        foreach (var width in (int[])[390, 1280])
        {
            await using var visitor = await clinic.NewVisitorAsync(width);
            await visitor.OpenAsync($"/search?q={Uri.EscapeDataString(typed)}");

            await Expect(visitor.Page.Locator($"#results {shown}").First).ToBeVisibleAsync();
            Assert.Empty(await visitor.AxeFindingsAsync());
            Assert.True(await visitor.FitsTheWindowAsync());
        }
    }

    [Fact]
    public async Task Pages_come_while_one_types_and_can_be_opened_by_key()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        await visitor.OpenAsync("/search");

        await visitor.Page.Locator("#q").PressSequentiallyAsync("bladder");
        var first = visitor.Page.Locator("#results .search-hits a").First;
        await Expect(first).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#results [role=status]")).ToContainTextAsync("page");
        await visitor.Page.WaitForURLAsync("**/search?q=bladder");
        Assert.Empty(await visitor.AxeFindingsAsync());

        var leads = await first.GetAttributeAsync("href");
        await first.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync($"**{leads}");
    }

    [Fact]
    public async Task Who_types_of_suicide_is_brought_to_help_without_a_key()
    {
        await using var visitor = await clinic.NewVisitorAsync();
        await visitor.OpenAsync("/search");

        await visitor.Page.Locator("#q").PressSequentiallyAsync("kil my self");

        await Expect(visitor.Page.Locator("#results > .care--emergency a[href='tel:988']")).ToBeVisibleAsync();
    }
}
