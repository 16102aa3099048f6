namespace Clinic.Content;

/// <summary>Everything in the content folder at one moment, checked; it never changes.</summary>
public sealed class ContentSet
{
    private readonly Dictionary<string, Page> learn;
    private readonly Dictionary<string, Page> site;
    private readonly Dictionary<string, Page> aliases;
    private readonly List<ContentSet> all = [];

    internal ContentSet(ContentData data, IReadOnlyList<Page> pages, string fingerprint)
    {
        Texts = data.Texts;
        Addresses = data.Addresses;
        all.Add(this);
        Clinic = data.Clinic;
        Crisis = data.Crisis;
        References = data.References;
        Glossary = data.Glossary;
        Facts = data.Facts;
        Studies = data.Studies;
        Claims = data.Claims;
        Search = data.Search;
        Answers = data.Answers;
        Danger = data.Danger;
        LeftOut = [.. data.Facts.Where(data.IsLeftOut)];
        Fingerprint = string.Join('-', LeftOut.Select(fact => fact.Id).Prepend(fingerprint));
        Learn = [.. pages.Where(p => p.Section is PageSection.Learn).OrderBy(p => p.Topic).ThenBy(p => p.Order)];
        Site = [.. pages.Where(p => p.Section is PageSection.Site).OrderBy(p => p.Order)];
        Pages = [.. Learn, .. Site];
        learn = Learn.ToDictionary(p => p.Slug, StringComparer.Ordinal);
        site = Site.ToDictionary(p => p.Slug, StringComparer.Ordinal);
        aliases = pages.SelectMany(p => p.Aliases.Select(alias => (alias, p)))
            .ToDictionary(pair => pair.alias, pair => pair.p, StringComparer.OrdinalIgnoreCase);
    }

    public Language Language => Texts.Language;

    /// <summary>What the site says in this language.</summary>
    public Texts Texts { get; }

    /// <summary>Where each page is in this language.</summary>
    public LocalAddresses Addresses { get; }

    /// <summary>The content in every language, English first.</summary>
    public IReadOnlyList<ContentSet> InEveryLanguage => all;

    /// <summary>The same content in a language; in English where it is not written in that one.</summary>
    public ContentSet In(Language language) => all.Find(set => set.Language == language) ?? all[0];

    /// <summary>The language of a code, where the content is written in it.</summary>
    public Language? FindLanguage(string code) => all.Find(set => string.Equals(set.Language.Code, code, StringComparison.OrdinalIgnoreCase))?.Language;

    /// <summary>The same, English where the content is not written in it, or no longer.</summary>
    public Language LanguageOf(string code) => FindLanguage(code) ?? Language.English;

    public ClinicProfile Clinic { get; }

    public CrisisHelp Crisis { get; }

    public IReadOnlyList<Reference> References { get; }

    public IReadOnlyList<GlossaryTerm> Glossary { get; }

    public IReadOnlyList<Fact> Facts { get; }

    public IReadOnlyList<Study> Studies { get; }

    public IReadOnlyList<Claim> Claims { get; }

    public SearchVocabulary Search { get; }

    public AnswerVocabulary Answers { get; }

    public DangerVocabulary Danger { get; }

    /// <summary>The education pages by topic and order.</summary>
    public IReadOnlyList<Page> Learn { get; }

    /// <summary>About, privacy and the notices.</summary>
    public IReadOnlyList<Page> Site { get; }

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>Facts past their day, which no page shows until they have been looked up again.</summary>
    public IReadOnlyList<Fact> LeftOut { get; }

    /// <summary>The facts to look up within the month, soonest first.</summary>
    public IReadOnlyList<Fact> EndingSoon(DateOnly today) =>
        [.. Facts.Except(LeftOut).Where(fact => fact.Expires <= today.AddDays(DateChecks.DaysOfWarning)).OrderBy(fact => fact.Expires)];

    /// <summary>The first of the facts shown to run out, and the last day on which the pages read as they do; null where none can.</summary>
    public DateOnly? HoldsUntil => Facts.Except(LeftOut).Select(fact => (DateOnly?)fact.Expires).Min();

    /// <summary>A hash over every file and what is left out: it changes whenever a page may.</summary>
    public string Fingerprint { get; }

    public Page? FindLearn(string slug) => learn.GetValueOrDefault(slug);

    public Page? FindSite(string slug) => site.GetValueOrDefault(slug);

    /// <summary>The page that is at <paramref name="path"/> now.</summary>
    public Page? FindPath(string path) =>
        path.StartsWith("/learn/", StringComparison.Ordinal) ? FindLearn(path["/learn/".Length..]) : FindSite(path.TrimStart('/'));

    /// <summary>The page that used to be at <paramref name="path"/>.</summary>
    public Page? FindAlias(string path) => aliases.GetValueOrDefault(path);

    /// <summary>A fact that may be shown.</summary>
    public Fact? FindFact(string id) => Facts.Except(LeftOut).FirstOrDefault(fact => fact.Id == id);

    public Page? Previous(Page page) => Neighbor(page, -1);

    public Page? Next(Page page) => Neighbor(page, +1);

    /// <summary>Once, while it is made: a set never changes after that.</summary>
    internal void Add(ContentSet translated)
    {
        all.Add(translated);
        foreach (var set in all.Skip(1))
        {
            set.all.Clear();
            set.all.AddRange(all);
        }
    }

    private Page? Neighbor(Page page, int step)
    {
        var at = Learn.ToList().IndexOf(page);
        return at < 0 ? null : Learn.ElementAtOrDefault(at + step);
    }
}
