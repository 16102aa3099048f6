using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Before;

/// <summary>
/// What version 0.9.0 left behind: the data folder that it wrote (database, envelopes, keys), the links that it gave out, and the
/// addresses and settings that it had. Never changed: what a release wrote, the next one has to read.
/// </summary>
internal sealed class VersionBefore
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>When it was left.</summary>
    public required DateTime At { get; init; }

    /// <summary>The path of an invitation that nobody has used.</summary>
    public required string Invitation { get; init; }

    public required IReadOnlyList<Writer> Inquiries { get; init; }

    public static IReadOnlyList<string> Addresses => File.ReadAllLines(FileNamed("addresses.txt"));

    public static IReadOnlyList<string> Settings => File.ReadAllLines(FileNamed("settings.txt"));

    public static VersionBefore Read() => JsonSerializer.Deserialize<VersionBefore>(File.ReadAllText(FileNamed("words.json")), Json)!;

    /// <summary>This version of the site, started an hour later on a copy of that data folder.</summary>
    public ClinicSite Open()
    {
        var site = new ClinicSite { Time = new FakeTimeProvider(new DateTimeOffset(At.AddHours(1), TimeSpan.Zero)) };
        ZipFile.ExtractToDirectory(FileNamed("data.zip"), site.DataFolder.FullName);
        return site;
    }

    public Writer Of(string name) => Inquiries.Single(writer => writer.Name == name);

    private static string FileNamed(string name) => Path.Combine(Repository.Root, "tests", "Clinic.Web.Tests", "Before", "0.9.0", name);

    /// <summary>Somebody who wrote; the address is the one in their mail.</summary>
    public sealed record Writer(string Name, string Reference, string Link)
    {
        public string FirstName => Name.Split(' ')[0];

        public string Desk => $"/desk/inquiries/{Reference}";
    }
}
