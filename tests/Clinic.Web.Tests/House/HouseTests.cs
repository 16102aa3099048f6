using System.Text.RegularExpressions;

namespace Clinic.Web.Tests.House;

/// <summary>The rules of the house, as docs/architecture.md draws it. Each is shown what breaks it, so that it is known to see it.</summary>
public sealed partial class HouseTests
{
    // Everybody looks down only; those on one floor do not look at each other.
    private static readonly string[][] Floors =
    [
        ["Hosting", "Typed"], ["Security"], ["Data"], ["Clock"], ["Mail"], ["Forms"], ["Features"], ["Startup"],
    ];

    /// <summary>Where one wing leads into another, and why. There are no other ways.</summary>
    private static readonly (string From, string To, string Why)[] Doors =
    [
        ("Features/Errors", "Features/Desk/SignIn", "a form of the desk that comes without a session is kept through signing in"),
    ];

    private static readonly string[] Wings = ["Asking", "Desk", "Errors", "Reading"];

    private static readonly string[] Generated = ["Data/Migrations/"];

    private static readonly IReadOnlyCollection<(string Path, string Text)> House = Read();

    private static readonly Dictionary<string, Func<IReadOnlyCollection<(string Path, string Text)>, IEnumerable<string>>> Rules = new()
    {
        ["no two folders import each other"] = files => new Rooms("Clinic.Web", files).TwoWay,
        ["no folders import each other in a circle"] = files => new Rooms("Clinic.Web", files).Circles.Select(circle => string.Join(", ", circle)),
        ["nobody looks up"] = files => new Rooms("Clinic.Web", files).Imports
            .Where(import => Top(import.From) != Top(import.To) && Floor(import.To) >= Floor(import.From)).Select(Words),
        ["a wing leads into another by a door"] = files => new Rooms("Clinic.Web", files).Imports
            .Where(import => Wing(import.From) is { } from && Wing(import.To) is { } to && from != to)
            .Where(import => !Doors.Any(door => door.From == import.From && door.To == import.To)).Select(Words),
        ["what wings share imports none of them"] = files => new Rooms("Clinic.Web", files).Imports
            .Where(import => import.From == "Features" && import.To.StartsWith("Features/", StringComparison.Ordinal)).Select(Words),
        ["namespace is folder"] = files => files
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && file.Path.Contains('/') && !file.Path.StartsWith("Properties/", StringComparison.Ordinal))
            .Where(file => Namespaces().Match(file.Text).Groups[1].Value != $"Clinic.Web.{Rooms.FolderOf(file.Path).Replace('/', '.')}")
            .Select(file => file.Path),
        ["only the clock names a time zone"] = files => files
            .Where(file => !file.Path.StartsWith("Clock/", StringComparison.Ordinal) && file.Text.Contains("TimeZone", StringComparison.Ordinal)).Select(file => file.Path),
        ["nobody asks the machine what time it is"] = files => files
            .SelectMany(file => MachineTime().Matches(Remarks().Replace(file.Text, "")).Select(match => $"{file.Path}: {match.Value}")),
        ["a view is found by its folder"] = files => files
            .SelectMany(file => AbsoluteViews().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")),
        ["a wing has one view start"] = files => files.Where(file => file.Path.EndsWith("_ViewStart.cshtml", StringComparison.Ordinal)).Select(file => file.Path)
            .Except(Wings.Select(wing => $"Features/{wing}/_ViewStart.cshtml")),
        ["no file is longer than 300 lines"] = files => files
            .Where(file => !Generated.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))
            .Where(file => file.Text.AsSpan().Count('\n') > 300).Select(file => $"{file.Path}: {file.Text.AsSpan().Count('\n')}"),
        ["an address of the desk stands in DeskPaths alone"] = files => files.Where(file => file.Path != "Hosting/DeskPaths.cs")
            .SelectMany(file => DeskAddresses().Matches(Remarks().Replace(file.Text, "")).Select(match => $"{file.Path}: {match.Value}")),
        ["every folder has its floor and every wing its name"] = files => files.Where(file => file.Path.Contains('/', StringComparison.Ordinal)).Select(file => Rooms.FolderOf(file.Path))
            .Where(folder => !folder.StartsWith("Properties", StringComparison.Ordinal) && !folder.StartsWith("wwwroot/", StringComparison.Ordinal))
            .Where(folder => Floor(folder) < 0 || (Wing(folder) is { } wing && !Wings.Contains(wing))).Distinct(),
    };

    public static TheoryData<string> AllRules => [.. Rules.Keys];

    [Theory, MemberData(nameof(AllRules))]
    public void The_house_keeps_the_rule(string rule) => Assert.Empty(Rules[rule](House));

    [Theory]
    [InlineData("no two folders import each other", "Data/X.cs", "using Clinic.Web.Forms;\nnamespace Clinic.Web.Data;")]
    [InlineData("no folders import each other in a circle", "Typed/X.cs", "using Clinic.Web.Mail;\nnamespace Clinic.Web.Typed;")]
    [InlineData("nobody looks up", "Clock/X.cs", "namespace Clinic.Web.Clock;\nclass X : Clinic.Web.Mail.Outbox;")]
    [InlineData("nobody looks up", "Typed/X.cs", "using Clinic.Web.Hosting;\nnamespace Clinic.Web.Typed;")]
    [InlineData("nobody looks up", "Forms/_X.cshtml", "@model Clinic.Web.Features.Asking.InquiryForm")]
    [InlineData("a wing leads into another by a door", "Features/Asking/Contact/X.cs", "using Clinic.Web.Features.Desk;\nnamespace Clinic.Web.Features.Asking.Contact;")]
    [InlineData("a wing leads into another by a door", "Features/Desk/Queue/_X.cshtml", "@inject Clinic.Web.Features.Reading.Search.PageSearch Search")]
    [InlineData("what wings share imports none of them", "Features/_X.cshtml", "@using Clinic.Web.Features.Asking.Requests")]
    [InlineData("namespace is folder", "Features/Desk/Queue/X.cs", "namespace Clinic.Web.Features.Desk;")]
    [InlineData("namespace is folder", "Mail/X.cs", "class X;")]
    [InlineData("only the clock names a time zone", "Mail/X.cs", "namespace Clinic.Web.Mail;\n// TimeZoneInfo.Local")]
    [InlineData("nobody asks the machine what time it is", "Mail/X.cs", "namespace Clinic.Web.Mail;\nclass X { object at = DateTimeOffset.Now; }")]
    [InlineData("a view is found by its folder", "Features/Desk/Queue/X.cs", "namespace Clinic.Web.Features.Desk.Queue;\n// View(\"~/Features/Desk/Queue/Index.cshtml\")")]
    [InlineData("a view is found by its folder", "Features/Desk/Queue/_X.cshtml", "<partial name=\"/Features/Desk/Queue/_Marks.cshtml\" />")]
    [InlineData("a wing has one view start", "Features/Desk/Queue/_ViewStart.cshtml", "")]
    [InlineData("every folder has its floor and every wing its name", "Services/X.cs", "namespace Clinic.Web.Services;")]
    [InlineData("every folder has its floor and every wing its name", "Features/Billing/X.cs", "namespace Clinic.Web.Features.Billing;")]
    [InlineData("an address of the desk stands in DeskPaths alone", "Mail/X.cs", "namespace Clinic.Web.Mail;\nclass X { string at = $\"{Root}/desk/mail\"; }")]
    [InlineData("an address of the desk stands in DeskPaths alone", "Features/Desk/Mail/X.cs", "namespace Clinic.Web.Features.Desk.Mail;\n[Route(\"desk/mail\")] class X;")]
    [InlineData("an address of the desk stands in DeskPaths alone", "Features/Desk/Mail/_X.cshtml", "<a href=\"/desk\">Today</a>")]
    [InlineData("an address of the desk stands in DeskPaths alone", "wwwroot/js/x.js", "location = `/desk/inquiries/${reference}`;")]
    public void A_rule_sees_what_breaks_it(string rule, string path, string text) => Assert.NotEmpty(Rules[rule]([.. House, (path, text)]));

    [Fact]
    public void A_rule_sees_a_file_that_is_too_long() =>
        Assert.Equal(["Mail/X.cs: 301"], Rules["no file is longer than 300 lines"]([.. House, ("Mail/X.cs", new string('\n', 301))]));

    [Fact]
    public void No_file_of_sources_or_tests_is_longer_than_300_lines() => Assert.Empty(
        ((string[])["src", "tests"]).SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories))
            .Select(file => (Path: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File: file))
            .Where(file => Path.GetExtension(file.Path) is ".cs" or ".cshtml" or ".css" or ".js" && !Built().IsMatch(file.Path))
            .Where(file => File.ReadAllText(file.File).AsSpan().Count('\n') > 300).Select(file => file.Path));

    [Fact]
    public void Every_door_is_used()
    {
        var imports = new Rooms("Clinic.Web", House).Imports.Select(import => (import.From, import.To)).ToHashSet();
        Assert.All(Doors, door => Assert.Contains((door.From, door.To), imports));
    }

    private static IReadOnlyCollection<(string Path, string Text)> Read()
    {
        var project = Path.Combine(Repository.Root, "src", "Clinic.Web");
        return
        [
            .. Rooms.Read(project),
            .. Directory.EnumerateFiles(Path.Combine(project, "wwwroot", "js"), "*.js").Select(file => ($"wwwroot/js/{Path.GetFileName(file)}", File.ReadAllText(file))),
        ];
    }

    [Fact]
    public void A_text_that_is_said_stands_in_the_list_for_translators()
    {
        foreach (var (name, texts) in TextLists.Collect(Repository.Root))
        {
            // Else: dotnet run --project tests/Clinic.Benchmarks -- texts. What is said no more leaves the list with the next run of it.
            var listed = File.ReadAllText(TextLists.FileOf(Repository.Root, name)).ReplaceLineEndings("\n").Split('\n');
            Assert.Empty(TextLists.Write(texts).Split('\n').Except(listed));
        }
    }

    private static string Words((string From, string To, string File) import) => $"{import.From} imports {import.To}: {import.File}";

    private static string Top(string folder) => folder.Split('/')[0];

    private static int Floor(string folder) => Array.FindIndex(Floors, floor => floor.Contains(Top(folder)));

    private static string? Wing(string folder) => folder.Split('/') is ["Features", var wing, ..] ? wing : null;

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:UtcNow|Now|Today)\b")]
    private static partial Regex MachineTime();

    // What programs write: builds, published sites, packages of others, migrations.
    [GeneratedRegex("/(bin|obj|lib|Migrations|TestResults)/")]
    private static partial Regex Built();

    [GeneratedRegex(@"(?m)^namespace ([\w.]+)")]
    private static partial Regex Namespaces();

    // Not a class of a style sheet, and not a file below css/ or js/.
    [GeneratedRegex(@"(?<![\w<>])/desk(?![\w-])|(?<!class=)""desk[/""]")]
    private static partial Regex DeskAddresses();

    [GeneratedRegex(@"(?m)^\s*//.*$|(?s:@\*.*?\*@)")]
    private static partial Regex Remarks();

    [GeneratedRegex("\"~?/?[\\w/]*\\w\\.cshtml\"")]
    private static partial Regex AbsoluteViews();
}
