using Clinic.Content;
using Clinic.Web.Features.Search;

namespace Clinic.Web.Tests.Search;

public sealed class SearchTests : IDisposable
{
    private readonly PageSearch search = new(PageLibrary.Open(Path.Combine(Repository.Root, "content"), TimeProvider.System));

    [Fact]
    public async Task Nineteen_of_twenty_real_life_queries_find_their_page_in_the_first_three()
    {
        var missed = new List<string>();
        foreach (var (typed, path) in RealLifeQueries.All)
        {
            var answer = await search.SearchAsync(typed, TestContext.Current.CancellationToken);
            var first = answer.Hits.Take(3).Select(hit => hit.Path).ToList();
            if (!first.Contains(path)) missed.Add($"{typed}: wanted {path}, got {string.Join(", ", first)}");
        }

        var share = 1 - (double)missed.Count / RealLifeQueries.All.Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{share:P1} of {RealLifeQueries.All.Length}\n{string.Join('\n', missed)}");
        Assert.True(RealLifeQueries.All.Length >= 60);
        Assert.True(share >= 0.95, string.Join('\n', missed));
    }

    [Fact]
    public async Task A_misspelled_word_is_looked_for_as_the_word_it_is_nearest_to()
    {
        var answer = await search.SearchAsync("ketamien depresson", TestContext.Current.CancellationToken);
        Assert.Equal("ketamine depression", answer.ShownInstead);
    }

    [Fact]
    public async Task An_unfinished_word_finds_what_it_begins()
    {
        var answer = await search.SearchAsync("sprav", TestContext.Current.CancellationToken);
        Assert.Null(answer.ShownInstead);
        Assert.Equal("/learn/spravato-esketamine", answer.Hits[0].Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"*( AND NEAR")]
    [InlineData("'; DROP TABLE sections; --")]
    [InlineData("title:ketamine OR heading:*")]
    [InlineData("zzzzzzzzzz qqqqqqqq")]
    [InlineData("💉🧠")]
    public async Task Whatever_is_typed_is_answered(string typed) =>
        Assert.NotNull(await search.SearchAsync(typed, TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_word_that_was_found_is_marked_in_the_snippet()
    {
        var answer = await search.SearchAsync("dissociation", TestContext.Current.CancellationToken);
        Assert.Contains(answer.Hits, hit => hit.Snippet.Contains('\u0002') && hit.Snippet.Contains('\u0003'));
    }

    [Fact]
    public void A_glossary_term_is_answered_with_its_meaning() =>
        Assert.Contains(search.Terms("what is dissociation"), term => term.Term == "dissociation");

    public void Dispose() => search.Dispose();
}
