using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Clinic.Content;

/// <summary>Reads <c>references.yml</c>, <c>glossary.yml</c>, <c>facts.yml</c>, <c>evidence.yml</c>, <c>safety.yml</c>, <c>search.yml</c>, <c>answers.yml</c>, <c>distress.yml</c> and <c>wording.yml</c>.</summary>
internal sealed partial class DataFiles(ContentFolder folder, Findings findings)
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
        new GlossaryTerm(f.Text("id"), f.Text("term"), f.Text("meaning"), f.Texts("aliases")) { Line = f.Line }));

    public IReadOnlyList<Fact> Facts() => Unique("facts.yml", "fact", fact => (fact.Id, fact.Line), Entries("facts.yml", "fact", f =>
        new Fact(f.Text("id"), FactText(f), f.Date("checked"), f.Date("expires"), f.Text("source"), f.Text("why")) { Line = f.Line }));

    public IReadOnlyList<SafetyRule> Safety() => Unique("safety.yml", "safety", rule => (rule.Id, rule.Line), Entries("safety.yml", "safety", f =>
        new SafetyRule(f.Text("id"), f.Text("about"), f.Choice<StudyDrug>("drug"), f.Text("says"), f.Text("source"), AnyOf(f, "when"), AnyOf(f, "weaker"), AnyOf(f, "strictest")) { Line = f.Line }));

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
            f.Maps("places", p => new SearchPlace(p.Text("path"), p.Text("title"), p.Text("summary"), p.Texts("phrases")) { Line = p.Line }),
            f.Texts("crisis"));
        f.RefuseOthers();
        return vocabulary;

        static SearchMeaning Meaning(YamlFields meaning) => new(meaning.Texts("typed"), meaning.Texts("look"));
    }

    /// <summary>A folder from before there were answers has none.</summary>
    /// <param name="clinic">What the clinic has told; each answer takes the words for it.</param>
    /// <param name="render">Turns a line of Markdown at a line of the file into HTML.</param>
    public AnswerVocabulary Answers(ClinicProfile clinic, Func<string, YamlPlace, int, string> render)
    {
        const string File = "answers.yml";
        if (!folder.Has(File) || Fields(File, "answers") is not { } f) return AnswerVocabulary.Empty;
        var words = f.Map("words") is { } named ? named.Keys.ToDictionary(name => name, named.Texts, StringComparer.Ordinal) : [];
        var read = f.Maps("answers", a =>
        {
            var told = a.TextOrNull("fact") is { } fact ? Told(clinic, fact, a) : null;
            var texts = (Yes: a.TextOrNull("yes"), No: a.TextOrNull("no"), Unknown: a.TextOrNull("unknown"), Always: a.TextOrNull("answer"));
            var (key, text) = (a.Has("fact"), told) switch
            {
                (false, _) => ("answer", texts.Always),
                (_, null) => ("unknown", texts.Unknown),
                (_, false) => ("no", texts.No),
                _ => ("yes", texts.Yes),
            };
            var quote = a.Texts("quote");
            AnswerWork? work = a.Has("work") ? a.Choice<AnswerWork>("work") : null;
            if (a.Has("fact") && (texts.Yes ?? texts.Unknown) is null) a.Error("fact", "An answer about a fact needs words for each case.", "Write `yes:`, `no:` and `unknown:`.");
            if (text is null && quote.Count == 0 && work is null)
                a.Error(key, $"`{key}` is missing.", $"Add `{key}:` with the sentence that answers.");
            return new PreparedAnswer
            {
                Id = a.Text("id"),
                Asks = a.Lists("asks"),
                Unless = a.Texts("unless"),
                Html = text is null ? null : render(text, Place(File), a.LineOf(key)),
                Quote = quote,
                Work = work,
                Source = a.Text("source"),
                Examples = a.Texts("examples"),
                Line = a.Line,
            };
        });
        f.RefuseOthers();
        return new AnswerVocabulary(words, Unique(File, "answers", answer => (answer.Id, answer.Line), read));
    }

    // Null where the clinic has not said.
    private static bool? Told(ClinicProfile clinic, string fact, YamlFields answer)
    {
        switch (fact)
        {
            case "ivKetamine": return clinic.Services.IvKetamine;
            case "spravato": return clinic.Services.Spravato;
            case "telehealth": return clinic.Services.Telehealth;
            case "psychotherapy": return clinic.Services.Psychotherapy;
            case "insurance": return clinic.Insurance is null ? null : true;
            case "languageHelp": return clinic.LanguageHelp is null ? null : true;
            case "fees": return clinic.Fees.Count == 0 ? null : true;
            case "clinicians": return clinic.Clinicians.Count == 0 ? null : true;
            default:
                answer.Error("fact", $"`{fact}` is not a fact of clinic.yml that answers can ask for.",
                    "Use one of ivKetamine, spravato, telehealth, psychotherapy, insurance, languageHelp, fees, clinicians.");
                return null;
        }
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

    public CrisisHelp? Crisis(Func<string, YamlPlace, int, string> render)
    {
        var place = Place("crisis.yml");
        if (Fields("crisis.yml", "crisis") is not { } f || f.Map("box") is not { } box) return null;
        var lines = f.Maps("lines", CrisisLine);
        var help = new CrisisHelp
        {
            Checked = f.Date("checked"),
            BoxHeading = box.Text("heading"),
            BoxHtml = render(box.Text("text"), place, box.LineOf("text")),
            ShortHtml = render(box.Text("short"), place, box.LineOf("short")),
            Lines = lines,
        };
        box.RefuseOthers();
        f.RefuseOthers();
        return help;
    }

    /// <summary>The lines alone, which rendering the box needs first.</summary>
    public IReadOnlyList<CrisisLine> CrisisLines() => Unique("crisis.yml", "crisis", line => (line.Id, 1),
        Fields("crisis.yml", "crisis")?.Maps("lines", CrisisLine) ?? []);

    public ClinicProfile? Clinic()
    {
        if (Fields("clinic.yml", "clinic") is not { } f || f.Map("address") is not { } address) return null;
        var services = f.MapOrNull("services");
        var clinic = new ClinicProfile
        {
            Sample = f.Flag("sample") ?? false,
            Name = f.Text("name"),
            Address = new ClinicAddress(address.Text("street"), address.Text("city"), address.Text("state"), address.Text("zip")),
            Phone = Phone(f),
            Email = Email(f),
            TimeZone = TimeZone(f),
            Hours = NotTwice(f, f.Maps("hours", Hours)),
            Holidays = f.Maps("holidays", h => new Holiday(h.Date("date"), h.Text("name"))),
            ReplyWithinBusinessDays = f.Number("replyWithinBusinessDays"),
            Services = new ClinicServices(
                services?.Flag("ivKetamine"), services?.Flag("spravato"), services?.Flag("telehealth"), services?.Flag("psychotherapy")),
            Clinicians = f.Texts("clinicians"),
            Fees = f.Maps("fees", fee => new ClinicFee(fee.Text("service"), fee.Text("amount"), fee.TextOrNull("covers"))),
            Insurance = Known(f.TextOrNull("insurance")),
            LanguageHelp = Known(f.TextOrNull("languageHelp")),
            CivilRightsCoordinator = Known(f.TextOrNull("civilRightsCoordinator")),
        };
        address.RefuseOthers();
        services?.RefuseOthers();
        f.RefuseOthers();
        CheckPlace(address);
        foreach (var key in (string[])["insurance", "languageHelp", "civilRightsCoordinator"]) CheckContactsIn(f, key);
        foreach (var (key, fields) in new (string, YamlFields)[] { ("name", f), ("phone", f), ("email", f), ("street", address) }) RefuseLeftover(clinic, key, fields);
        RefuseMarks(clinic);
        return clinic;
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

    private static Regex AnyOf(YamlFields f, string key)
    {
        var words = f.Texts(key);
        if (words.Count == 0) f.Error(key, $"`{key}` is missing.", $"Add `{key}:` with a list of words.");
        return new Regex($@"(?<![\w-])(?:{string.Join('|', words.Select(word => Regex.Escape(word).Replace("'", "['’]", StringComparison.Ordinal)))})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }

    private static string? Known(string? text) => text is "unknown" ? null : text;

    private static string Phone(YamlFields f)
    {
        var phone = f.Text("phone");
        if (phone.Length > 0 && TypedPhone.ToDial(phone) is null)
            f.Error("phone", $"`{phone}` cannot be dialed.", "Write it with its area code, and an extension as ext. 4, such as \"201-555-0142 ext. 4\".");
        return phone;
    }

    private static string Email(YamlFields f)
    {
        var email = f.Text("email");
        if (email.Length > 0 && !TypedEmail.CanBe(email)) f.Error("email", $"No mail can be sent to `{email}`.", "Write one address in the form name@example.com.");
        return email;
    }

    private static void CheckPlace(YamlFields address)
    {
        if (address.TextOrNull("zip") is { } zip && !ZipCode().IsMatch(zip)) address.Error("zip", $"`{zip}` is no ZIP code.", "Write its five digits in quotes, or all nine, such as \"07024-1234\".");
        if (address.TextOrNull("state") is { } state && !StateCode().IsMatch(state)) address.Error("state", $"`{state}` is no state.", "Write its two capital letters, such as NJ.");
    }

    // A sentence may hold an address or a number: whoever reads it will use what stands there.
    private static void CheckContactsIn(YamlFields f, string key)
    {
        var text = f.TextOrNull(key) ?? "";
        foreach (var word in text.Split([' ', ',', ';', '(', ')', '<', '>'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Contains('@', StringComparison.Ordinal)))
        {
            if (!TypedEmail.CanBe(word.TrimEnd('.', '!', '?', ':'))) f.Error(key, $"No mail can be sent to `{word}`.", "Write one address in the form name@example.com.");
        }

        foreach (Match number in NumberInText().Matches(text))
        {
            if (TypedPhone.ToDial(number.Value) is null) f.Error(key, $"`{number.Value}` cannot be dialed.", "Write the number with its area code, such as 201-555-0142.");
        }
    }

    // "sample: false" is the owner's word that the facts are the clinic's own: what was made up for the sample cannot be.
    private static void RefuseLeftover(ClinicProfile clinic, string key, YamlFields fields)
    {
        if (clinic.Sample || fields.TextOrNull(key) is not { } value || !SampleFacts.Is(key, value)) return;
        fields.Error(key, $"`sample` is false, but `{key}` is still the sample's: `{value}`.", "Write the clinic's own, or set `sample` to true until you can.");
    }

    private void RefuseMarks(ClinicProfile clinic)
    {
        if (clinic.Sample || folder.Read("clinic.yml") is not { } text) return;
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line, index + 1)))
        {
            if (ReplaceMark().IsMatch(line))
                Place("clinic.yml").Error(number, "clinic", $"`sample` is false, but this line is still marked REPLACE: `{line.Split('#')[0].Trim()}`.", "Write the clinic's own, then take the mark out; or set `sample` to true until you can.");
        }
    }

    [GeneratedRegex(@"^\d{5}(-\d{4})?\z")]
    private static partial Regex ZipCode();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex StateCode();

    // Seven digits or more in a row, as numbers are written; not a year and not an amount of money.
    [GeneratedRegex(@"(?<![\w$.,])\+?\(?\d[\d ().-]{5,}\d(\s*(ext\.?|x)\s*\d+)?(?!\w)")]
    private static partial Regex NumberInText();

    // On a line of its own the word explains the marks; behind a fact it is one.
    [GeneratedRegex(@"^[^#]*\S[^#]*#.*\bREPLACE\b|^# REPLACE each")]
    private static partial Regex ReplaceMark();

    private static CrisisLine CrisisLine(YamlFields f)
    {
        var kind = f.Choice<CrisisContact>("kind");
        var line = new CrisisLine
        {
            Id = f.Text("id"),
            Name = f.Text("name"),
            Kind = kind,
            Number = kind is CrisisContact.Chat or CrisisContact.Video ? f.TextOrNull("number") : f.Text("number"),
            Url = kind is CrisisContact.Chat or CrisisContact.Video ? f.Text("url") : f.TextOrNull("url"),
            Display = f.Text("display"),
            Say = f.Text("say"),
            Send = f.TextOrNull("send"),
            Press = f.TextOrNull("press"),
            Hours = f.TextOrNull("hours"),
            Who = f.Text("who"),
            Verified = f.Choice<Verification>("verified"),
            Where = f.Text("where"),
        };
        if (line.Number is { } number) CheckDialed(f, number, line);
        if (line.Url is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps))
            f.Error("url", "The address is not an https address.", "Write it in full, such as https://988lifeline.org/chat.");
        // For whoever checks the number again; nothing shows them.
        _ = (f.TextOrNull("source"), f.TextOrNull("languages"));
        return line;
    }

    private static OpeningHours Hours(YamlFields f)
    {
        var days = f.Texts("days").Select(day => Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var value) ? value : (DayOfWeek?)null).ToList();
        if (days.Count == 0 || days.Contains(null)) f.Error("days", "`days` cannot be read.", "Write whole names, such as [Monday, Tuesday].");
        var (opens, closes) = (Time(f, "opens"), Time(f, "closes"));
        if (closes <= opens) f.Error("closes", "The clinic closes before it opens.", "Write hours of one day, such as opens: \"09:00\" and closes: \"17:00\".");
        return new OpeningHours([.. days.OfType<DayOfWeek>()], opens, closes);
    }

    // What is read, what is said and what is dialed is one number: short as 988, a code for texts, or one with its area code.
    private static void CheckDialed(YamlFields f, string number, CrisisLine line)
    {
        if (!number.All(char.IsAsciiDigit) || !(number.Length is 3 or 5 or 6 || TypedPhone.ToDial(number) is not null))
            f.Error("number", $"`{number}` cannot be dialed.", "Write the digits as dialed: three, a code of five or six for texts, or ten with the area code.");
        foreach (var (key, text) in new[] { ("display", line.Display), ("say", line.Say) })
        {
            if (string.Concat(text.Where(char.IsAsciiDigit)) is { Length: > 0 } digits && digits != number)
                f.Error(key, $"`{key}` is another number than `number`.", "Change number, display and say together.");
        }
    }

    // Two sets of hours of one day are a morning and an afternoon; one that begins before the other ends is a slip.
    private static IReadOnlyList<OpeningHours> NotTwice(YamlFields f, IReadOnlyList<OpeningHours> all)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var ofDay = all.Where(hours => hours.Days.Contains(day)).OrderBy(hours => hours.Opens).ToList();
            if (ofDay.Zip(ofDay.Skip(1)).Any(pair => pair.Second.Opens < pair.First.Closes))
                f.Error("hours", $"Two hours of {day} overlap.", "Write each time of a day once, such as 09:00 to 12:00 and 14:00 to 18:00.");
        }

        return all;
    }

    private static TimeOnly Time(YamlFields f, string key)
    {
        if (TimeOnly.TryParseExact(f.Text(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        f.Error(key, $"`{key}` is not a time.", "Write hours and minutes in quotes, such as \"09:00\".");
        return default;
    }

    private static TimeZoneInfo TimeZone(YamlFields f)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(f.Text("timeZone"), out var zone)) return zone;
        f.Error("timeZone", "The time zone is not known.", "Use a name of the IANA database, such as America/New_York.");
        return TimeZoneInfo.Utc;
    }

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
