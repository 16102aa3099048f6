using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.House;

/// <summary>Folder = URL: what answers at an address is found in the folder that the address names, below its wing.</summary>
public sealed partial class RoomAddressTests(ClinicSite site) : IClassFixture<ClinicSite>
{
    /// <summary>Where it is not so, and why. There are no others.</summary>
    private static readonly (string Folder, string Address, string Why)[] Elsewhere =
    [
        ("Reading/Home", "/", "the front page has no name in its address"),
        ("Reading/Site", "/", "pages about the clinic stand at the top, each under its own name"),
        ("Reading/Help", "/help-now", "the address says what it is for; the folder what it is"),
        ("Reading/Sitemap", "/sitemap.xml", "programs ask for a file of this name"),
        ("Reading/Sitemap", "/feed.xml", "programs ask for a file of this name"),
        ("Reading/Sitemap", "/robots.txt", "programs ask for a file of this name"),
        ("Reading/Feedback", "/learn/feedback", "it hangs on the page that it is about, and is a form of its own"),
        ("Desk/Today", "/desk", "the desk opens with it"),
        ("Desk/Queue", "/desk/inquiries", "the list stands above the inquiries that it lists"),
        ("Desk/SignIn", "/desk/join", "the way in by invitation"),
        ("Desk/SignIn", "/desk/sign-out", "the way out is beside the way in"),
        ("Desk/AuditLog", "/desk/trail", "where it stood before; it leads on"),
        ("Desk/Reports", "/desk/numbers", "where it stood before; it leads on"),
        ("Desk/Inquiries/Appointments", "/desk/inquiries/consultation", "bookmarks and calendars hold it"),
        ("Desk/Inquiries/Appointments", "/desk/inquiries/appointment.ics", "bookmarks and calendars hold it"),
        ("Desk/Inquiries/Estimates", "/desk/inquiries/estimate", "one inquiry has one; the folder holds them all"),
        ("Desk/Inquiries/Messages", "/desk/inquiries/message", "one is written at a time; the folder holds them all"),
    ];

    [Fact]
    public void Whatever_answers_stands_in_the_folder_that_its_address_names()
    {
        var elsewhere = Answering().Where(room => !IsAtOrBelow(room.Address, Named(room.Folder))).Distinct().ToList();

        Assert.DoesNotContain(elsewhere, room => !Elsewhere.Any(known => known.Folder == room.Folder && IsAtOrBelow(room.Address, known.Address)));
        Assert.DoesNotContain(Elsewhere, known => !elsewhere.Any(room => known.Folder == room.Folder && IsAtOrBelow(room.Address, known.Address)));
    }

    [Theory]
    [InlineData("Desk/AuditLog", "/desk/audit-log", true)]
    [InlineData("Desk/Inquiries/Erasure", "/desk/inquiries/erasure", true)]
    [InlineData("Asking/Consultation", "/consultation/step", true)]
    [InlineData("Desk/Staff", "/desk/staffing", false)]
    [InlineData("Reading/Learn", "/glossary", false)]
    [InlineData("Desk/Mail", "/mail", false)]
    public void A_folder_names_its_address_and_no_other(string folder, string address, bool names) => Assert.Equal(names, IsAtOrBelow(address, Named(folder)));

    // Nothing is said by what fills an address in.
    private IEnumerable<(string Folder, string Address)> Answering() =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let controller = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
        where controller?.ControllerTypeInfo.Assembly == typeof(Program).Assembly
        let words = endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts).Where(parts => parts is [RoutePatternLiteralPart]).Select(parts => ((RoutePatternLiteralPart)parts[0]).Content)
        select (controller.ControllerTypeInfo.Namespace!["Clinic.Web.Features.".Length..].Replace('.', '/'), "/" + string.Join('/', words));

    // Readers and patients come to /learn and /consultation; staff to /desk/staff, and errors to /errors.
    private static string Named(string folder) =>
        "/" + string.Join('/', folder.Split('/').SkipWhile(part => part is "Reading" or "Asking").Select(part => Humps().Replace(part, "-").ToLowerInvariant()));

    private static bool IsAtOrBelow(string address, string above) => address == above || (above != "/" && address.StartsWith(above + "/", StringComparison.Ordinal));

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Humps();
}
