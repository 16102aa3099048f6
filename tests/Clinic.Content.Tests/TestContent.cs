using Microsoft.Extensions.Time.Testing;

namespace Clinic.Content.Tests;

/// <summary>A small content folder on disk that is valid until a test breaks it.</summary>
public sealed class TestContent : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Reads at grade 7 or so.</summary>
    public const string Prose =
        "Many people feel better within a day of the first infusion, and others do not notice any change at all. "
        + "Staff stay close and check on you regularly, because your blood pressure may go up for a while. "
        + "Please talk with a clinician about your history before you decide.\n";

    public TestContent()
    {
        Write("clinic.yml", """
            sample: true
            name: "Test Clinic"
            address: { street: "1 Test Street", city: "Fort Lee", state: "NJ", zip: "07024" }
            phone: "201-555-0100"
            email: "hello@clinic.example"
            timeZone: America/New_York
            hours:
              - { days: [Monday, Tuesday, Wednesday, Thursday, Friday], opens: "09:00", closes: "17:00" }
            holidays:
              - { date: 2026-11-26, name: "Thanksgiving Day" }
              - { date: 2027-11-25, name: "Thanksgiving Day" }
            replyWithinBusinessDays: 1
            """);
        Write("crisis.yml", """
            checked: 2026-11-23
            box:
              heading: "In crisis?"
              text: "Call {{crisis.lifeline}}."
              short: "In crisis? Call {{crisis.lifeline}}."
            lines:
              - { id: lifeline, name: "988 Lifeline", kind: call, number: "988", display: "988", say: "9 8 8", who: "For anyone.", verified: seen, where: national }
            """);
        Write("references.yml", """
            - { id: Berman2000, authors: "Berman RM", title: "A study", source: "Biol Psychiatry", year: 2000, doi: "10.1000/x", verified: seen }
            - { id: SprayPI, authors: "A maker", title: "A label", source: "Label", year: 2020, doi: "10.1000/y", verified: seen, drug: esketamine }
            - { id: DripPI, authors: "A maker", title: "A label", source: "Label", year: 2020, doi: "10.1000/z", verified: seen, drug: ketamine }
            - { id: Rumor1999, authors: "Nobody", title: "Hearsay", source: "None", year: 1999, verified: unseen }
            """);
        Write("glossary.yml", """
            - { id: dissociation, term: "dissociation", meaning: "Feeling cut off from your body.", aliases: ["dissociative"] }
            """);
        Write("facts.yml", """
            - { id: fda-status, text: "Ketamine is approved as an anesthetic [@Berman2000].", checked: 2026-11-23, expires: 2027-11-23, source: Berman2000, why: "It may change." }
            """);
        Write("evidence.yml", """
            scales:
              - { id: madrs, name: MADRS, from: 0, to: 60 }
            studies:
              - id: berman-2000
                name: Berman
                year: 2000
                about: [depression]
                drug: ketamine
                design: trial
                who: Adults with depression
                people: 7
                given: One infusion of ketamine
                against: A placebo infusion
                followed: 3 days
                goal: missed
                found: Nothing was clearly different.
                outcomes:
                  - { id: response, what: had a response, when: at one day, arms: [{ who: Ketamine, of100: 55.4 }, { who: Placebo, of100: 28 }], verified: seen }
                  - { id: points, what: Depression score, when: at one day, scale: madrs, difference: -3.2, low: -8.5, high: 2.2, verified: seen }
                  - { id: hearsay, what: were in remission, when: at one day, arms: [{ who: Ketamine, of100: 91 }, { who: Placebo, of100: 1 }], verified: unseen }
                source: Berman2000
            """);
        Write("safety.yml", """
            - { id: driving, about: driving after ketamine, drug: ketamine, says: no driving for 24 hours, source: DripPI, when: [drive], weaker: [next day, night's sleep], strictest: [24 hours] }
            - { id: watching, about: watching after the spray, drug: esketamine, says: two hours, source: SprayPI, when: [watched], weaker: [one hour], strictest: [two hours] }
            """);
        Write("claims.yml", "[]\n");
        Write("search.yml", "synonyms:\n  - [infusion, drip]\ncrisis: [suicide]\n");
        Write("distress.yml", Distress);
        Write("distress-weights.tsv", "# learned\n(start)\t-1\t-1.5\t-1.25\n");
        Write("wording.yml", """
            refused:
              - { words: [cure, cures], because: "No study shows it.", instead: "may ease symptoms" }
              - { words: [miracle drug], because: "It is a medicine.", instead: "medicine" }
            names: [ketamine]
            """);
        WritePage("side-effects", Prose);
    }

    /// <summary>The least that the check of words asks for.</summary>
    public const string Distress = """
        classes: { NO: not no, UNLESS: only, CARRIES: am, FIRST: i, THIRD: he she, REFL: myself himself }
        idioms: [dying to]
        signs:
          - { name: kills themselves, kind: life, of: [kill+ REFL] }
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("clinic-content-").FullName;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public TestContent Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>A page whose front matter is valid but for the lines given, which replace those of the same name.</summary>
    public TestContent WritePage(string slug, string body, params string[] fields)
    {
        var matter = new Dictionary<string, string>
        {
            ["title"] = $"title: \"About {slug}\"",
            ["short"] = $"short: {slug}",
            ["summary"] = "summary: \"What this page tells, in one sentence that is long enough to be useful.\"",
            ["topic"] = "topic: safety",
            ["order"] = $"order: {slug.Sum(letter => letter)}",
            ["updated"] = "updated: 2026-11-23",
            ["nextReview"] = "nextReview: 2027-05-23",
            ["offLabel"] = "offLabel: true",
            ["brief"] = "brief: |\n  In short, ask your clinician.",
            ["nextStep"] = "nextStep: { text: \"Ask us\", href: /contact }",
        };
        foreach (var field in fields) matter[field.Split(':')[0].TrimStart('-')] = field.StartsWith('-') ? "" : field;
        var lines = string.Join('\n', matter.Values.Where(line => line.Length > 0));
        return Write($"en/learn/{slug}.md", $"---\n{lines}\n---\n\n{body}");
    }

    /// <summary>The valid page with this added below its prose.</summary>
    public TestContent WithBody(string added, params string[] fields) => WritePage("side-effects", $"{Prose}\n{added}\n", fields);

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public ContentResult Load(DateOnly? today = null) => ContentLoader.Load(Folder, today ?? Today);

    public ContentSet Set()
    {
        var result = Load();
        Assert.True(result.Set is not null, string.Join('\n', result.Findings));
        return result.Set;
    }

    public Page Page() => Set().FindLearn("side-effects")!;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
