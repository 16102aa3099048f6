using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Clinic.Content;

/// <summary>Reads the data beside the pages; a file with rules of its own has a reader of its own.</summary>
internal sealed class DataFiles(ContentFolder folder, Findings findings, Texts texts)
{
    public IReadOnlyList<Reference> References() => Unique("references.yml", "reference", r => (r.Id, r.Line), Entries("references.yml", "reference", f => new Reference
    {
        Id = f.Text("id"),
        Authors = f.Text("authors"),
        Title = f.Text("title"),
        Source = f.Text("source"),
        Year = f.NumberOrNull("year"),
        Details = f.TextOrNull("details"),
        Doi = f.TextOrNull("doi"),
        Pmid = f.TextOrNull("pmid"),
        Pmc = f.TextOrNull("pmc"),
        Url = HttpsUrl(f),
        Verified = f.Choice<Verification>("verified"),
        Unchecked = f.Texts("unchecked"),
        Note = f.TextOrNull("note"),
        Drug = f.Has("drug") ? f.Choice<StudyDrug>("drug") : null,
        Line = f.Line,
    }));

    public IReadOnlyList<GlossaryTerm> Glossary() => Unique("glossary.yml", "glossary", t => (t.Id, t.Line), Entries("glossary.yml", "glossary", f =>
        new GlossaryTerm(f.Text("id"), texts.Of(f.Text("term")), texts.Of(f.Text("meaning")), f.Texts("aliases")) { Line = f.Line }));

    public IReadOnlyList<Fact> Facts() => Unique("facts.yml", "fact", fact => (fact.Id, fact.Line), Entries("facts.yml", "fact", f =>
        new Fact(f.Text("id"), texts.Of(FactText(f)), f.Date("checked"), f.Date("expires"), f.Text("source"), f.Text("why")) { Line = f.Line }));

    public IReadOnlyList<SafetyRule> Safety() => Unique("safety.yml", "safety", rule => (rule.Id, rule.Line), Entries("safety.yml", "safety", f =>
        new SafetyRule(f.Text("id"), f.Text("about"), f.Choice<StudyDrug>("drug"), f.Text("says"), f.Text("source")) { Line = f.Line, Weaker = Weaker(f), Stands = Stands(f) }));

    public IReadOnlyList<Claim> Claims() => Unique("claims.yml", "claim", claim => (claim.Id, claim.Line), Entries("claims.yml", "claim", f =>
        new Claim(f.Text("id"), texts.Of(f.Text("says")), f.Texts("heldBy"), f.TextOrNull("noTest"), f.Flag("form") ?? false) { Line = f.Line }));

    public IReadOnlyList<Study> Studies() =>
        Unique(EvidenceFile.Name, "evidence", study => (study.Id, study.Line), EvidenceFile.Read(Fields(EvidenceFile.Name, "evidence")));

    public SearchVocabulary Search()
    {
        if (Fields("search.yml", "search") is not { } f) return SearchVocabulary.Empty;
        var vocabulary = new SearchVocabulary(
            f.Lists("synonyms"),
            f.Maps("means", Meaning),
            f.Maps("kinds", Meaning),
            f.Maps("leads", lead => new SearchLead(lead.Text("page"), lead.Texts("phrases")) { Line = lead.Line }),
            f.Maps("places", p => new SearchPlace(p.Text("path"), texts.Of(p.Text("title")), texts.Of(p.Text("summary")), p.Texts("phrases")) { Line = p.Line }),
            First("inDanger"),
            First("someoneInDanger"));
        f.RefuseOthers();
        return vocabulary;

        SearchLead? First(string key) => f.Text(key) is { Length: > 0 } page ? new SearchLead(page, []) { Line = f.LineOf(key) } : null;

        static SearchMeaning Meaning(YamlFields meaning) => new(meaning.Texts("typed"), meaning.Texts("look"));
    }

    public ClinicProfile? Clinic() =>
        Fields(ClinicFile.Name, "clinic") is { } f ? new ClinicFile(f, folder.Read(ClinicFile.Name)!, Place(ClinicFile.Name), texts).Read() : null;

    public CrisisHelp? Crisis(Func<string, YamlPlace, int, string> render) =>
        Fields(CrisisFile.Name, "crisis") is { } f ? CrisisFile.Read(f, texts, (text, line) => render(text, Place(CrisisFile.Name), line)) : null;

    /// <summary>The lines alone, which rendering the box needs first.</summary>
    public IReadOnlyList<CrisisLine> CrisisLines() => Unique(CrisisFile.Name, "crisis", line => (line.Id, 1),
        Fields(CrisisFile.Name, "crisis") is { } f ? CrisisFile.ReadLines(f, texts) : []);

    /// <summary>A folder from before there were answers has none.</summary>
    public AnswerVocabulary Answers(ClinicProfile clinic, Func<string, YamlPlace, int, string> render)
    {
        if (!folder.Has(AnswersFile.Name) || Fields(AnswersFile.Name, "answers") is not { } f) return AnswerVocabulary.Empty;
        var read = AnswersFile.Read(f, clinic, (text, line) => render(texts.Of(text), Place(AnswersFile.Name), line));
        return read with
        {
            Answers = Unique(AnswersFile.Name, "answers", answer => (answer.Id, answer.Line), read.Answers),
            Weights = new AnswerWeightsFile(folder.Has(AnswerWeightsFile.Name) ? folder.Read(AnswerWeightsFile.Name) : null, Place(AnswerWeightsFile.Name)).Read(),
        };
    }

    public DangerVocabulary Danger()
    {
        if (Fields("distress.yml", "distress") is not { } f) return DangerVocabulary.Empty;
        var read = new DangerFile(f, DangerWeights()).Read();
        f.RefuseOthers();
        return read;
    }

    // Written by a program, so a line that cannot be read says that the file is not whole.
    private Dictionary<string, DangerWeight> DangerWeights()
    {
        const string File = "distress-weights.tsv";
        var weights = new Dictionary<string, DangerWeight>(StringComparer.Ordinal);
        if (folder.Read(File) is not { } text) return weights;
        var line = 0;
        foreach (var row in text.ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (row.Length == 0 || row[0] == '#') continue;
            var cells = row.Split('\t');
            if (cells.Length == 4 && Weight(cells[1]) is { } self && Weight(cells[2]) is { } other && Weight(cells[3]) is { } emergency
                && weights.TryAdd(cells[0], new DangerWeight(self, other, emergency)))
                continue;
            Place(File).Error(line, "distress", "This is not a word and its three weights, or stands here twice.", "Learn the file anew; docs/distress-check.md says how.");
        }

        return weights;
    }

    private static double? Weight(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && Math.Abs(weight) <= 99 ? weight : null;

    public Wording Wording()
    {
        if (Fields("wording.yml", "wording") is not { } f) return new Wording([], new HashSet<string>());
        var refused = f.Maps("refused", r => new RefusedWording(r.Texts("words"), r.Text("because"), r.Text("instead")));
        var wording = new Wording(refused, f.Texts("names").ToHashSet(StringComparer.OrdinalIgnoreCase));
        f.RefuseOthers();
        return wording;
    }

    // One sentence, or several that stand ready for what is not decided yet: the choice and the date are all that changes.
    private static string FactText(YamlFields f)
    {
        if (!f.Has("choices")) return f.Text("text");
        var (choice, choices) = (f.Text("choose"), f.Map("choices"));
        var names = choices?.Keys ?? [];
        var texts = names.ToDictionary(name => name, name => choices!.Text(name), StringComparer.Ordinal);
        if (f.Has("text")) f.Error("text", "`text` and `choices` stand here both.", "Keep one of them.");
        if (texts.TryGetValue(choice, out var text)) return text.Replace("{{expires}}", f.DateOrNull("expires")?.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal);
        f.Error("choose", $"There is no choice `{choice}`.", $"Write one of {string.Join(", ", names)}.");
        return "";
    }

    private static WeakerWords? Weaker(YamlFields f) => f.Has("when") || !f.Has("say") ? new(AnyOf(f, "when"), AnyOf(f, "weaker"), AnyOf(f, "strictest")) : null;

    private static StandingRule? Stands(YamlFields f)
    {
        var (on, say) = (f.Texts("on"), f.Lists("say"));
        var wherever = f.Has("wherever") ? AnyOf(f, "wherever") : null;
        if (!f.Has("say") && on.Count == 0 && wherever is null) return null;
        if (say.Count == 0 || say.Any(words => words.Count == 0)) f.Error("say", "`say` holds no words.", "Write lists of words, such as [[before], [again, at intervals]].");
        if (on.Count == 0 && wherever is null) f.Error("say", "Nothing says which pages have to hold this.", "Name them in `on`, or in `wherever` the words that call for it.");
        return new(on, wherever, [.. say.Select(words => (string.Join(", ", words), AnyOf(words)))]);
    }

    private static Regex AnyOf(YamlFields f, string key)
    {
        var words = f.Texts(key);
        if (words.Count == 0) f.Error(key, $"`{key}` is missing.", $"Add `{key}:` with a list of words.");
        return AnyOf(words);
    }

    private static Regex AnyOf(IEnumerable<string> words) =>
        new($@"(?<![\w-])(?:{string.Join('|', words.Select(word => Regex.Escape(word).Replace("'", "['’]", StringComparison.Ordinal)))})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static string? HttpsUrl(YamlFields f)
    {
        var url = f.TextOrNull("url");
        if (url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)) return url;
        f.Error("url", "The address is not an https address.", "Write it in full, such as https://www.fda.gov/….");
        return null;
    }

    private YamlPlace Place(string file) => new(ContentFolder.Shown(file), 0, findings);

    private YamlFields? Fields(string file, string rule) =>
        folder.Read(file) is { } text ? YamlFields.From(Yaml.Parse(text, Place(file)), Place(file), rule) : null;

    private IReadOnlyList<T> Entries<T>(string file, string rule, Func<YamlFields, T> read)
    {
        if (folder.Read(file) is not { } text || Yaml.Parse(text, Place(file)) is not { } root) return [];
        if (root is not YamlSequenceNode list)
        {
            Place(file).Error(1, rule, "A list is expected here.", "Begin each entry with `- id: …`.");
            return [];
        }

        var entries = new List<T>();
        foreach (var fields in list.Select(item => YamlFields.From(item, Place(file), rule)).OfType<YamlFields>())
        {
            entries.Add(read(fields));
            fields.RefuseOthers();
        }

        return entries;
    }

    private IReadOnlyList<T> Unique<T>(string file, string rule, Func<T, (string Id, int Line)> place, IReadOnlyList<T> entries)
    {
        foreach (var twice in entries.Select(place).GroupBy(entry => entry.Id).Where(group => group.Count() > 1))
            findings.Error(ContentFolder.Shown(file), twice.Last().Line, rule, $"`{twice.Key}` stands here {twice.Count()} times.", "Keep one of them.");
        return [.. entries.DistinctBy(entry => place(entry).Id)];
    }
}
