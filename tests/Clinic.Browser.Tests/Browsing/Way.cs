using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clinic.Browser.Tests.Browsing;

/// <summary>The pages somebody came by, as their window's history holds them, and what each has to show whenever it is seen.</summary>
internal sealed class Way
{
    private readonly IPage page;
    private readonly SortedDictionary<int, (string Heading, Func<Task> Shows)> entries = [];
    private int posts;

    public Way(IPage page)
    {
        this.page = page;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
    }

    /// <summary>All was typed and sent; from now on the pages show it.</summary>
    public bool Ended { get; private set; }

    /// <summary>A page was come to, after a POST perhaps: it is one that was asked for, and is so again.</summary>
    public async Task ComeToAsync(string heading, Func<Task> shows)
    {
        await LookAsync(heading, shows);
        await ReloadAsync(heading, shows);
        entries[await IndexAsync()] = (heading, shows);
    }

    /// <summary>To the first page, and to the last again, and at each a reload.</summary>
    public async Task GoBackAndForwardAsync()
    {
        Ended = true;
        var sent = posts;
        var indexes = entries.Keys.ToList();
        Assert.Equal(indexes[^1], await IndexAsync());
        Assert.Equal(Enumerable.Range(indexes[0], indexes.Count), indexes);
        foreach (var index in indexes.AsEnumerable().Reverse().Skip(1)) await ArriveAsync(index, await page.GoBackAsync());
        foreach (var index in indexes.Skip(1)) await ArriveAsync(index, await page.GoForwardAsync());
        Assert.Equal(sent, posts);
    }

    private async Task ArriveAsync(int index, IResponse? response)
    {
        Assert.Equal(index, await IndexAsync());
        Assert.Equal(("GET", 200), (response!.Request.Method, response.Status));
        await LookAsync(entries[index].Heading, entries[index].Shows);
        await ReloadAsync(entries[index].Heading, entries[index].Shows);
    }

    private async Task ReloadAsync(string heading, Func<Task> shows)
    {
        var sent = posts;
        var again = (await page.ReloadAsync())!;
        Assert.Equal(("GET", 200, sent), (again.Request.Method, again.Status, posts));
        await LookAsync(heading, shows);
    }

    private async Task LookAsync(string heading, Func<Task> shows)
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync(heading);
        await shows();
    }

    private Task<int> IndexAsync() => page.EvaluateAsync<int>("navigation.currentEntry.index");
}
