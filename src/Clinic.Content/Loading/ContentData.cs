namespace Clinic.Content;

/// <summary>The YAML files, read; what the pages are checked against.</summary>
/// <param name="ServedOn">The day whose past facts are left out; null shows all, as the checks want them.</param>
internal sealed record ContentData(
    ClinicProfile Clinic,
    CrisisHelp Crisis,
    IReadOnlyList<Reference> References,
    IReadOnlyList<GlossaryTerm> Glossary,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<Study> Studies,
    IReadOnlyList<SafetyRule> Safety,
    IReadOnlyList<Claim> Claims,
    SearchVocabulary Search,
    AnswerVocabulary Answers,
    DangerVocabulary Danger,
    Wording Wording,
    DateOnly? ServedOn)
{
    /// <summary>What the site says in the language that is read.</summary>
    public Texts Texts { get; init; } = Texts.English;

    public LocalAddresses Addresses { get; init; } = new(Language.English, [], []);

    private readonly Dictionary<string, Reference> references = References.ToDictionary(r => r.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, GlossaryTerm> terms = Glossary
        .SelectMany(term => term.Aliases.Prepend(term.Term).Append(term.Id).Select(name => (Name: name.ToLowerInvariant(), term)))
        .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.term, StringComparer.Ordinal);

    public Reference? FindReference(string id) => references.GetValueOrDefault(id);

    /// <summary>By term, alias or id, in any case.</summary>
    public GlossaryTerm? FindTerm(string name) => terms.GetValueOrDefault(name.Trim().ToLowerInvariant());

    public Fact? FindFact(string id) => Facts.FirstOrDefault(fact => fact.Id == id);

    public Study? FindStudy(string id) => Studies.FirstOrDefault(study => study.Id == id);

    public Claim? FindClaim(string id) => Claims.FirstOrDefault(claim => claim.Id == id);

    /// <summary>The studies of a topic that may be shown, oldest first: those whose source somebody has read.</summary>
    public IEnumerable<Study> StudiesOf(EvidenceTopic topic) => Studies
        .Where(study => study.About.Contains(topic) && FindReference(study.Source) is { Verified: not Verification.Unseen })
        .OrderBy(study => study.Year);

    public bool IsLeftOut(Fact fact) => ServedOn is { } day && fact.IsPast(day);
}
