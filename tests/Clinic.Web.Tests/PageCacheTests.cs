using System.Net;
using System.Net.Http.Headers;
using Clinic.Content;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests;

/// <summary>Public pages are made once and served from memory, and never an outdated or somebody else's one.</summary>
public sealed class PageCacheTests
{
    [Fact]
    public async Task The_second_reader_is_served_from_memory()
    {
        await using var site = new ClinicSite();

        var first = await site.NewBrowser().GetPageAsync("/learn");
        var second = await site.NewBrowser("198.51.100.7").GetPageAsync("/learn");

        Assert.Null(first.Response.Headers.Age);
        Assert.NotNull(second.Response.Headers.Age);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task A_reader_who_has_the_page_is_told_so_without_its_body()
    {
        await using var site = new ClinicSite();
        var first = await site.NewBrowser().GetPageAsync("/learn");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/learn");
        again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);

        var page = await site.NewBrowser().SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, page.Status);
        Assert.Empty(page.Text);
        Assert.Equal(first.Response.Headers.ETag, page.Response.Headers.ETag);
        Assert.Equal("no-cache, public", SortedCacheControl(first));
        Assert.False(first.Response.Headers.ETag!.IsWeak);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR;q=0.5, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip;q=1.0, br;q=0", "gzip")]
    [InlineData("zstd", null)]
    [InlineData("identity", null)]
    [InlineData("", null)]
    [InlineData("br;q=0.000, gzip;q=0", null)]
    public async Task A_page_comes_in_the_smallest_encoding_that_the_browser_takes(string accepts, string? encoding)
    {
        await using var site = new ClinicSite();

        for (var reads = 0; reads < 2; reads++)
        {
            using var request = Get("/learn", accepts);
            var page = await site.NewBrowser().SendAsync(request);

            Assert.Equal(encoding, page.Response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", page.Response.Headers.Vary);
        }
    }

    [Fact]
    public async Task Encodings_have_entity_tags_of_their_own()
    {
        await using var site = new ClinicSite();
        var tags = new List<EntityTagHeaderValue?>();
        foreach (var accepts in new[] { "br", "gzip", "identity" })
        {
            using var request = Get("/learn", accepts);
            tags.Add((await site.NewBrowser().SendAsync(request)).Response.Headers.ETag);
        }

        Assert.Equal(3, tags.Distinct().Count());
    }

    [Fact]
    public async Task Neither_query_strings_nor_spellings_fill_the_memory()
    {
        using var store = new CountingStore();
        await using var site = store.Site();
        var browser = site.NewBrowser();

        for (var n = 0; n < 50; n++)
        {
            foreach (var accepts in new[] { "br", $"br;q=0.{n + 1}", $"gzip, x{n}", $"x{n}", $"br, x{n}" })
            {
                using var request = Get($"/learn?n={n}&utm_source={n}", accepts);
                request.Headers.Host = $"host{n}.example";
                await browser.SendAsync(request);
            }

            await browser.GetPageAsync($"/no-such-page-{n}");
            await browser.GetPageAsync($"/LEARN?{n}");
        }

        Assert.InRange(store.Keys.Count, 1, 3);
    }

    [Fact]
    public async Task Only_public_pages_are_kept()
    {
        using var store = new CountingStore();
        await using var site = store.Site();

        foreach (var path in new[] { "/consultation", "/contact", "/health/ready", "/no-such-page" })
        {
            using var request = Get(path, "br, gzip");
            var page = await site.NewBrowser().SendAsync(request);

            Assert.True(page.Response.Headers.CacheControl?.NoStore ?? false, $"{path} may be stored by browsers");
        }

        Assert.Empty(store.Keys);
    }

    [Theory, MemberData(nameof(VisitorForms.All), MemberType = typeof(VisitorForms))]
    public async Task An_empty_form_is_compressed_and_one_that_echoes_words_is_not(string form)
    {
        await using var site = new ClinicSite();
        using var asking = Get(form, "br, gzip");
        using var sending = Get(form, "br, gzip");
        sending.Method = HttpMethod.Post;
        sending.Content = new FormUrlEncodedContent([new("Name", Filled.Name)]);

        var empty = await site.NewBrowser().SendAsync(asking);
        var echo = await site.NewBrowser().SendAsync(sending);

        Assert.Equal(["gzip"], empty.Response.Content.Headers.ContentEncoding);
        Assert.Contains(Filled.Name, echo.Text, StringComparison.Ordinal);
        Assert.Empty(echo.Response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Asking_for_the_headers_alone_works()
    {
        await using var site = new ClinicSite();
        var whole = await site.NewBrowser().GetPageAsync("/learn");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/learn");

        var page = await site.NewBrowser().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(whole.Response.Headers.ETag, page.Response.Headers.ETag);
    }

    [Fact]
    public async Task A_changed_page_is_served_with_another_entity_tag()
    {
        using var content = new ContentCopy();
        using var store = new CountingStore();
        await using var site = store.Site(new() { ["Content:Directory"] = content.Folder });
        var before = await site.NewBrowser().GetPageAsync("/learn/side-effects");
        await store.EvictedAsync(); // once at start

        content.AppendTo("en/learn/side-effects.md", "\n\nA lantern stands at the door.\n");
        var findings = site.Services.GetRequiredService<PageLibrary>().Reload();
        await store.EvictedAsync();
        var after = await site.NewBrowser().GetPageAsync("/learn/side-effects");

        Assert.DoesNotContain(findings, finding => finding.Severity is Severity.Error);
        Assert.DoesNotContain("lantern", before.Text, StringComparison.Ordinal);
        Assert.Contains("lantern", after.Text, StringComparison.Ordinal);
        Assert.NotEqual(before.Response.Headers.ETag, after.Response.Headers.ETag);
    }

    [Fact]
    public async Task A_page_that_broke_leaves_the_last_good_one_standing_and_health_says_so()
    {
        using var content = new ContentCopy();
        await using var site = new ClinicSite { Settings = { ["Content:Directory"] = content.Folder } };
        var before = await site.NewBrowser().GetPageAsync("/learn/side-effects");

        content.Write("en/learn/side-effects.md", "no front matter at all");
        site.Services.GetRequiredService<PageLibrary>().Reload();
        var after = await site.NewBrowser().GetPageAsync("/learn/side-effects");
        var ready = await site.NewBrowser("127.0.0.1").GetPageAsync("/health/ready");

        Assert.Equal(before.Text, after.Text);
        Assert.Contains("content: Degraded", ready.Text, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Get(string path, string accepts)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        return request;
    }

    private static string SortedCacheControl(WebPage page) => string.Join(", ",
        page.Response.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));

    /// <summary>The site's own store, with a list of what was put into it.</summary>
    private sealed class CountingStore : IOutputCacheStore, IDisposable
    {
        private readonly SemaphoreSlim evictions = new(0);
        private IOutputCacheStore store = null!;

        public HashSet<string> Keys { get; } = [];

        /// <summary>Waits for an eviction that nobody waited for yet.</summary>
        public Task EvictedAsync() => evictions.WaitAsync(TestContext.Current.CancellationToken);

        public ClinicSite Site(Dictionary<string, string>? settings = null)
        {
            var site = new ClinicSite { Replace = Wrap };
            foreach (var (key, value) in settings ?? []) site.Settings[key] = value;
            return site;
        }

        private void Wrap(IServiceCollection services)
        {
            var original = services.Last(service => service.ServiceType == typeof(IOutputCacheStore));
            services.AddSingleton<IOutputCacheStore>(provider =>
            {
                store = (IOutputCacheStore)original.ImplementationFactory!(provider);
                return this;
            });
        }

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
        {
            Keys.Add(key);
            return store.SetAsync(key, value, tags, validFor, cancellationToken);
        }

        public async ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
        {
            await store.EvictByTagAsync(tag, cancellationToken);
            evictions.Release();
        }

        public void Dispose() => evictions.Dispose();
    }
}
