using System.Globalization;
using System.Net;
using Clinic.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Clinic.Web.Tests;

/// <summary>One client cannot flood the desk, and nobody loses words to the limit.</summary>
public sealed class RateLimitTests
{
    public static TheoryData<string> AllForms => VisitorForms.All;

    [Theory, MemberData(nameof(AllForms))]
    public async Task One_form_too_many_keeps_the_words_and_says_when_to_send_them_and_whom_to_call(string form)
    {
        await using var site = Strict(formsPerHour: 2);
        var browser = site.NewBrowser();
        await browser.AskAsync(form);
        await browser.AskAsync(form);

        var page = await browser.AskAsync(form);

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Matches(@"Please send it again after \d{1,2}:\d\d [AP]M, or call us at ", Assert.Single(page.Errors));
        Assert.Equal(Filled.Message, page.ValueOf("Message"));
        var wait = int.Parse(Assert.Single(page.Response.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture);
        Assert.InRange(wait, 1, 3600);
        Assert.Equal(2, (await site.InquiriesAsync()).Count);
    }

    [Fact]
    public async Task Mistakes_do_not_count()
    {
        await using var site = Strict(formsPerHour: 1);
        var browser = site.NewBrowser();
        for (var mistakes = 0; mistakes < 5; mistakes++)
            await browser.AskAsync("/consultation", new Dictionary<string, string?> { ["Name"] = "" });

        var answer = await browser.AskAsync("/consultation");

        Assert.True(answer.WasSent);
    }

    [Fact]
    public async Task Somebody_elses_flood_stops_nobody_else()
    {
        await using var site = Strict(formsPerHour: 1);
        var flooding = site.NewBrowser("198.51.100.1");
        await flooding.AskAsync("/contact");
        await flooding.AskAsync("/contact");

        var answer = await site.NewBrowser("198.51.100.2").AskAsync("/contact");

        Assert.True(answer.WasSent);
    }

    [Fact]
    public async Task An_address_that_a_stranger_claims_to_forward_for_is_not_believed()
    {
        await using var site = Strict(formsPerHour: 1);
        await site.NewBrowser().AskAsync("/contact");

        var page = await site.NewBrowser(forwardedFor: "192.0.2.77").AskAsync("/contact");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
    }

    [Fact]
    public async Task An_address_that_a_known_proxy_forwards_for_is_believed()
    {
        await using var site = Strict(formsPerHour: 1);
        site.Settings["ForwardedHeaders:KnownProxies"] = "203.0.113.0/24";
        await site.NewBrowser(forwardedFor: "192.0.2.1").AskAsync("/contact");

        var another = await site.NewBrowser(forwardedFor: "192.0.2.2").AskAsync("/contact");
        var again = await site.NewBrowser(forwardedFor: "192.0.2.1").AskAsync("/contact");

        Assert.True(another.WasSent);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.Status);
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/56")]
    [InlineData("2001:db8:1:ff:ffff::1", "2001:db8:1::/56")]
    [InlineData("2001:db8:1:100::1", "2001:db8:1:100::/56")]
    [InlineData(null, "unknown")]
    public void A_client_is_an_IPv4_address_or_an_IPv6_network(string? address, string network)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);

        Assert.Equal(network, FormLimiter.ClientNetwork(context));
    }

    private static ClinicSite Strict(int formsPerHour) => new()
    {
        Settings =
        {
            ["RateLimits:Enabled"] = "true",
            ["RateLimits:FormsPerHour"] = formsPerHour.ToString(CultureInfo.InvariantCulture),
        },
    };
}
