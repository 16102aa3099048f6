using System.Net;
using System.Text;
using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Desk;

public sealed class FindTests
{
    [Theory]
    [InlineData("Siobhán O’Reilly-Łukasz")]
    [InlineData("siobhan")]
    [InlineData("OREILLY")]
    [InlineData("o'rei")]
    [InlineData("lukasz siob")]
    [InlineData("lu")]
    [InlineData("ottoline.q@MAIL.example")]
    [InlineData("2015550147")]
    [InlineData("+1 (201) 555-0147")]
    [InlineData(" 201.555.0147 ")]
    public async Task Somebody_is_found_however_staff_write_it(string words)
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "Siobhán O’Reilly-Łukasz" });
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = "Luis Siobahn", ["Email"] = "luis@mail.example", ["Phone"] = "201-555-0148" });
        var nora = await site.SignInAsync();
        var expected = (await site.InquiriesAsync()).Where(i => words == "lu" || site.WordsOf(i).Reach.Name!.StartsWith('S')).Select(i => i.Reference);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Found(await FindAsync(nora, words)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Thomas Thomson", "thomson thomas")] // both begin alike
    [InlineData("Thomas Ng", "thom ng")] // too short for a pair
    [InlineData("Thomas Ng", "ng thom")]
    [InlineData("Maria del Carmen García y López", "lopez carm maria garcia")]
    [InlineData("李明 王芳", "王芳 李明")]
    [InlineData("Rosalind Ann Elizabeth Franklin", "fra ros")]
    public async Task Somebody_is_found_by_several_names_in_any_order(string name, string words)
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact", new Dictionary<string, string?> { ["Name"] = name });
        Assert.Equal([(await site.InquiriesAsync())[0].Reference], Found(await FindAsync(await site.SignInAsync(), words)));
    }

    [Fact]
    public async Task Of_a_name_without_end_only_some_names_are_paired()
    {
        await using var site = new ClinicSite();
        var tokens = site.Services.GetRequiredService<InquiryTokens>();
        var names = Enumerable.Range(0, 50).Select(i => $"{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}x").ToList();
        Assert.Equal(66, tokens.OfPairs(names).Count());
        Assert.Single(tokens.OfPairs(names.Take(2)));
        Assert.Equal(tokens.OfPairs(names.Take(2)), tokens.OfPairs(names.Take(2).Reverse()));
    }

    [Fact]
    public async Task A_reference_is_found_as_it_is_read_out_on_the_phone()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        var reference = (await site.InquiriesAsync())[0].Reference;
        Assert.Equal([reference], Found(await FindAsync(nora, reference.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("quackenbusch")]
    [InlineData("ottoline.q@mail.exampl")]
    [InlineData("201-555-0148")]
    [InlineData("ottoline smith")]
    [InlineData("?!")]
    public async Task Nobody_is_shown_who_does_not_fit(string words)
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var page = await FindAsync(await site.SignInAsync(), words);
        Assert.Empty(Found(page));
        Assert.Contains("Nobody was found.", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_words_that_share_a_token_by_chance_are_told_apart()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var nora = await site.SignInAsync();
        var id = (await site.InquiriesAsync())[0].Id;
        var tokens = site.Services.GetRequiredService<InquiryTokens>().OfNameBeginning("zeppelin").ToList();
        await site.QueryAsync(async db =>
        {
            db.AddRange(tokens.Select(token => new InquirySearchToken(token, id)));
            return await db.SaveChangesAsync();
        });
        Assert.Empty(Found(await FindAsync(nora, "zeppelin")));
    }

    [Fact]
    public async Task The_words_searched_for_stand_in_no_address_log_or_cache_and_the_database_holds_no_name()
    {
        await using var site = new ClinicSite { LogLevel = Serilog.Events.LogEventLevel.Debug };
        await site.NewBrowser().AskAsync("/contact");
        var page = await FindAsync(await site.SignInAsync(), "quackenbush");
        Assert.Single(Found(page));
        Assert.Equal("/desk/search", page.Response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        // Who searched sees what they typed, and initials: nothing else of what was opened to compare.
        Assert.DoesNotContain("Ottoline", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quackenbush", string.Join('\n', site.Log.Lines), StringComparison.OrdinalIgnoreCase);
        foreach (var file in site.DatabaseFiles)
        {
            await using var shared = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(shared, Encoding.Latin1);
            Assert.DoesNotContain("quackenbush", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task After_a_correction_the_new_name_is_found_and_the_old_one_is_not()
    {
        await using var site = new ClinicSite();
        var visitor = site.NewBrowser();
        var sent = await visitor.FollowAsync(await visitor.AskAsync("/contact"));
        var reference = (await site.InquiriesAsync())[0].Reference;
        var request = await visitor.FollowAsync(await visitor.GetPageAsync(sent.Document.QuerySelector("main a[href^='/requests/']")!.GetAttribute("href")!));
        var saved = await visitor.SubmitAsync(request.Form($"/requests/{reference}/details"), new Dictionary<string, string?> { ["Name"] = "Marta Ziegler" });
        Assert.Empty(saved.Errors);
        Assert.Contains("Marta Ziegler", saved.Text, StringComparison.Ordinal);
        var nora = await site.SignInAsync();
        Assert.Equal([reference], Found(await FindAsync(nora, "ziegler")));
        Assert.Equal([reference], Found(await FindAsync(nora, Filled.Email)));
        Assert.Empty(Found(await FindAsync(nora, "quackenbush")));
    }

    [Fact]
    public async Task What_was_erased_leaves_no_token()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        await site.QueryAsync(async db =>
        {
            (await db.Inquiries.SingleAsync()).AskErasure(DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });
        var owner = await site.SignInAsync("olive@clinic.example", "Olive Owner", StaffRole.Owner);
        var path = $"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}/erasure";
        await owner.SubmitAsync((await owner.GetPageAsync(path)).Form(path));
        Assert.Empty(Found(await FindAsync(owner, "quackenbush")));
        Assert.Equal(0, await site.QueryAsync(db => db.SearchTokens.CountAsync()));
    }

    [Fact]
    public async Task Inquiries_from_before_can_be_searched_once_the_site_has_started()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        await site.QueryAsync(async db => await db.SearchTokens.ExecuteDeleteAsync()
            + await db.Inquiries.ExecuteUpdateAsync(set => set.SetProperty(i => i.SearchKey, (Guid?)null).SetProperty(i => i.Language, (string?)null)));
        using var filling = ActivatorUtilities.CreateInstance<TokenFilling>(site.Services);
        await filling.StartAsync(TestContext.Current.CancellationToken);
        await filling.ExecuteTask!;
        Assert.Single(Found(await FindAsync(await site.SignInAsync(), "quackenbush")));
        Assert.Equal("en", (await site.InquiriesAsync())[0].Language);
    }

    [Fact]
    public async Task An_auditor_may_search_because_it_changes_nothing()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var auditor = await site.SignInAsync("ada@clinic.example", "Ada Auditor", StaffRole.Auditor);
        Assert.Single(Found(await FindAsync(auditor, "quackenbush")));
    }

    [Theory]
    [InlineData("", "Enter a reference, a name, an email address or a phone number")]
    [InlineData("long", "Shorten this to 200 characters")]
    public async Task A_search_that_cannot_be_says_what_to_do(string words, string message)
    {
        await using var site = new ClinicSite();
        var page = await FindAsync(await site.SignInAsync(), words == "long" ? new string('a', 201) : words);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(message, page.Errors);
    }

    private static async Task<WebPage> FindAsync(BrowserSession staff, string words) =>
        await staff.SubmitAsync((await staff.GetPageAsync("/desk/search")).Form("/desk/search"), new Dictionary<string, string?> { ["Words"] = words });

    private static List<string> Found(WebPage page) =>
        [.. page.Document.QuerySelectorAll("table.queue tbody th").Select(th => th.TextContent.Trim())];
}
