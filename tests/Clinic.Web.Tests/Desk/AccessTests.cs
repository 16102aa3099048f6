using System.Net;
using Clinic.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Desk;

/// <summary>Everybody reaches what is theirs and nothing else: see <see cref="AccessTable"/>.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Every_endpoint_of_the_desk_stands_in_the_table_and_nothing_else_does()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().GetPageAsync("/health/live");
        var endpoints = Endpoints(site).ToList();

        Assert.Equal(
            AccessTable.Doors.Concat(AccessTable.Roles.Keys).Order(StringComparer.Ordinal),
            endpoints.Select(e => e.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            AccessTable.Doors.Order(StringComparer.Ordinal),
            endpoints.Where(e => e.IsDoor).Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Owner)]
    [InlineData(StaffRole.Auditor)]
    public async Task Each_role_reaches_its_endpoints_and_is_refused_at_every_other(StaffRole? role)
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var reference = (await site.InquiriesAsync())[0].Reference;
        var who = role is { } signedIn ? await site.SignInAsync("who@clinic.example", "Who Ever", signedIn) : site.NewBrowser();
        var wrong = new List<string>();

        foreach (var (name, roles) in AccessTable.Roles)
        {
            var (method, path) = (name.Split(' ')[0], AccessTable.Fill(name.Split(' ')[1], reference));
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            var answer = await who.SendAsync(request);
            // Refused before anything else is looked at; whoever may is told that the form is no form, or that nothing is there.
            var refused = answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                || answer.RedirectsTo?.StartsWith("/desk/sign-in?returnUrl", StringComparison.Ordinal) == true;
            var may = role is { } one && roles.Contains(one);
            if (refused == may) wrong.Add($"{name}: {answer.Status}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task An_auditor_reads_an_inquiry_without_a_single_button_to_change_it()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/contact");
        var path = $"/desk/inquiries/{(await site.InquiriesAsync())[0].Reference}";
        var vera = await site.SignInAsync("vera@clinic.example", "Vera Audit", StaffRole.Auditor);

        var page = await vera.GetPageAsync(path);

        Assert.Contains(Filled.Message, page.MainText, StringComparison.Ordinal);
        Assert.Equal(["/desk/sign-out"], page.Document.Forms.Where(f => f.Method == "post").Select(f => new Uri(ClinicSite.Address, f.Action).AbsolutePath));
    }

    [Fact]
    public async Task A_reference_that_was_guessed_tells_nothing()
    {
        await using var site = new ClinicSite();
        var nora = await site.SignInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await nora.GetPageAsync("/desk/inquiries/ABC-2345")).Status);
        var stranger = await site.NewBrowser().GetPageAsync("/requests/ABC-2345");
        await site.NewBrowser().AskAsync("/contact");
        var real = await site.NewBrowser().GetPageAsync($"/requests/{(await site.InquiriesAsync())[0].Reference}");
        Assert.Equal(stranger.Status, real.Status);
        Assert.Equal(stranger.MainText.Length, real.MainText.Length);
    }

    private static IEnumerable<(string Name, bool IsDoor)> Endpoints(ClinicSite site) =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where path == "/desk" || path.StartsWith("/desk/", StringComparison.OrdinalIgnoreCase)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        where method != "HEAD" // answered as GET is
        select ($"{method} {path}", endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
}
