using System.Text.RegularExpressions;

namespace Clinic.Web.Tests.Site;

/// <summary>A copy of the content folder that a test may change.</summary>
public sealed class ContentCopy : IDisposable
{
    public ContentCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public const string UsualHours = "  - { days: [Monday, Tuesday, Wednesday, Thursday, Friday], opens: \"09:00\", closes: \"17:00\" }";

    public string Folder { get; } = Directory.CreateTempSubdirectory("clinic-content-").FullName;

    private static string Original => Path.Combine(Repository.Root, "content");

    public void AppendTo(string file, string text) => File.AppendAllText(Path.Combine(Folder, file), text);

    /// <summary>As if every fact, or this one, had been looked up and held until that day.</summary>
    public void LetFactsHoldUntil(DateOnly day, string id = "[a-z-]+")
    {
        var file = Path.Combine(Folder, "facts.yml");
        File.WriteAllText(file, Regex.Replace(
            File.ReadAllText(file), $@"(- id: {id}\n(?:  .*\n)*?  expires: )\S+", $"${{1}}{day:yyyy-MM-dd}"));
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>A clinic that is nobody's sample, with hours, holidays and a number of a test's own.</summary>
    /// <param name="hours">Lines of the list <c>hours</c>.</param>
    public ContentCopy OfARealClinic(string hours = UsualHours, string holidays = "[]", string phone = "(201) 867-5309 ext 4")
    {
        Write("clinic.yml", $$"""
            sample: false
            name: "Palisade Clinic"
            address: { street: "2029 Lemoine Avenue", city: "Fort Lee", state: "NJ", zip: "07024" }
            phone: "{{phone}}"
            email: "hello@palisade-clinic.org"
            timeZone: America/New_York
            hours:
            {{hours}}
            holidays: {{holidays}}
            replyWithinBusinessDays: 1
            services: { ivKetamine: true, spravato: false, telehealth: false, psychotherapy: false }
            """);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
