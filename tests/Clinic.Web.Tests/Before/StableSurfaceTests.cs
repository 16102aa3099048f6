using Clinic.Web.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Before;

/// <summary>Bookmarks, scripts and mails from before lead where they led: no address, setting or command of a release is taken away in silence.</summary>
public sealed class StableSurfaceTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    /// <summary>Addresses of a release that are no more, and what answers there. A GET leads on with 301; one that is nowhere any more says so in CHANGELOG.md.</summary>
    private static readonly Dictionary<string, string> Moved = [];

    [Fact]
    public async Task Every_address_of_the_version_before_answers_or_leads_on_for_good()
    {
        var now = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"], (e, method) => $"{method} /{e.RoutePattern.RawText!.TrimStart('/')}").ToHashSet();

        Assert.Equal(Moved.Keys.Order(StringComparer.Ordinal), VersionBefore.Addresses.Except(now).Order(StringComparer.Ordinal));
        foreach (var (from, to) in Moved)
        {
            var answer = await site.NewBrowser().GetPageAsync(from.Split(' ')[1]);
            Assert.Equal((from, System.Net.HttpStatusCode.MovedPermanently, to), (from, answer.Status, answer.RedirectsTo));
        }
    }

    [Fact]
    public void Every_setting_of_the_version_before_is_still_one() => Assert.Empty(VersionBefore.Settings.Except(SettingKeys.All));

    [Theory]
    [InlineData("migrate")]
    [InlineData("staff invite EMAIL --role")]
    [InlineData("content check --format --grades --strict")]
    [InlineData("demo seed --inquiries")]
    public async Task Every_command_of_the_version_before_is_still_one(string command)
    {
        using var data = new TemporaryFolder();
        var words = command.Split(' ');

        var help = await SiteProcess.RunForResultsAsync(data.Info, [.. words.TakeWhile(word => word.All(char.IsAsciiLetterLower)), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.All(words.SkipWhile(word => word.All(char.IsAsciiLetterLower)), word => Assert.Contains(word, help.Results, StringComparison.OrdinalIgnoreCase));
    }
}
