using System.Net;

namespace Clinic.Web.Tests;

/// <summary>Every kind of response carries the headers, because an attacker chooses the kind.</summary>
public sealed class SecurityHeaderTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    private readonly BrowserSession browser = site.NewBrowser();

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/consultation", 200)]
    [InlineData("/sitemap.xml", 200)]
    [InlineData("/robots.txt", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/consultation/sent?receipt=made-up", 302)]
    public async Task Reading(string path, int status)
    {
        var page = await browser.GetPageAsync(path);

        Assert.Equal(status, (int)page.Status);
        AssertGuarded(page);
    }

    [Fact]
    public async Task A_file()
    {
        var home = await browser.GetPageAsync("/");
        var sheet = home.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var file = await browser.GetPageAsync(sheet);

        Assert.Equal(HttpStatusCode.OK, file.Status);
        AssertGuarded(file);
    }

    [Fact]
    public async Task A_page_not_changed_since()
    {
        var first = await browser.GetPageAsync("/");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);

        var page = await browser.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, page.Status);
        AssertGuarded(page);
    }

    [Fact]
    public async Task A_form_sent_without_its_token()
    {
        var page = await browser.PostAsync("/consultation", [new("Name", "x")]);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        AssertGuarded(page);
    }

    [Fact]
    public async Task A_verb_that_a_page_does_not_take()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/consultation");

        var page = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        AssertGuarded(page);
    }

    [Fact]
    public async Task A_form_sent_too_often()
    {
        await using var strict = new ClinicSite
        {
            Settings = { ["RateLimits:Enabled"] = "true", ["RateLimits:FormsPerHour"] = "1" },
        };
        var hasty = strict.NewBrowser();
        var form = (await hasty.GetPageAsync("/contact")).Form("/contact");
        await hasty.SubmitAsync(form, Filled.Well());

        var page = await hasty.SubmitAsync(form, Filled.Well());

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        AssertGuarded(page);
    }

    [Fact]
    public async Task An_error_of_ours_shows_the_frame_and_nothing_of_the_error()
    {
        await using var broken = new ClinicSite();
        var visitor = broken.NewBrowser();
        var form = (await visitor.GetPageAsync("/requests")).FieldsOf("/requests/open", new Dictionary<string, string?> { ["Reference"] = "KR7-4M2Q", ["Code"] = "123456" });
        await broken.LoseInquiriesTableAsync();

        var page = await visitor.PostAsync("/requests/code", form);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        AssertGuarded(page);
        Assert.NotNull(page.Document.QuerySelector("a[href='tel:988']"));
        Assert.DoesNotContain("Sqlite", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", page.Text, StringComparison.Ordinal);
        Assert.Equal("KR7-4M2Q", page.ValueOf("Reference"));
    }

    [Fact]
    public async Task Plain_http_is_sent_to_https_without_being_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://clinic.example/learn");

        var page = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, page.Status);
        Assert.Equal("https://clinic.example/learn", page.Response.Headers.Location?.ToString());
        AssertGuarded(page, https: false);
    }

    [Fact]
    public async Task A_developers_own_machine_is_not_told_to_forget_plain_http()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost/learn");

        var page = await browser.SendAsync(request);

        Assert.False(page.Response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Every_cookie_belongs_to_this_host_alone_and_is_out_of_scripts_reach()
    {
        var page = await browser.GetPageAsync("/consultation");

        var cookies = page.Response.Headers.GetValues("Set-Cookie").Order(StringComparer.Ordinal).ToList();
        Assert.Collection(cookies,
            draft => Assert.Matches("^__Host-clinic-draft=.*; samesite=lax", draft),
            form => Assert.Matches("^__Host-clinic-form=.*; samesite=strict", form));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("expires=|max-age=", cookie); // goes with the browser's session
        });
    }

    private static void AssertGuarded(WebPage page, bool https = true)
    {
        var headers = page.Response.Headers;
        string Only(string name) => Assert.Single(headers.GetValues(name));

        var policy = Only("Content-Security-Policy");
        foreach (var rule in new[]
        {
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
            "form-action 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'",
        })
        {
            Assert.Contains(rule, policy.Split("; "));
        }

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Only("X-Content-Type-Options"));
        Assert.Equal("same-origin", Only("Referrer-Policy"));
        Assert.Equal("same-origin", Only("Cross-Origin-Opener-Policy"));
        Assert.Equal("require-corp", Only("Cross-Origin-Embedder-Policy"));
        Assert.Equal("same-origin", Only("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Only("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(headers.Contains("Server"), "names the server");
        Assert.False(headers.Contains("X-Powered-By"), "names the framework");
        if (https) Assert.StartsWith("max-age=63072000", Only("Strict-Transport-Security"), StringComparison.Ordinal);
        else Assert.False(headers.Contains("Strict-Transport-Security"));
    }
}
