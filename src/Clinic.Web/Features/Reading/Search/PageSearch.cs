using Clinic.Content;
using Clinic.Web.Forms;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>Keeps the index that belongs to the pages now served, one a language.</summary>
public sealed class PageSearch : IDisposable
{
    private const int TermsMax = 3;

    private readonly PageLibrary library;
    private volatile IReadOnlyDictionary<Language, Built> built;

    public PageSearch(PageLibrary library)
    {
        this.library = library;
        built = Build();
        library.Changed += Rebuild;
    }

    private Built Spoken => built.GetValueOrDefault(library.Current.Language) ?? built[Language.English]; // a new language may be served a moment before its index

    /// <summary>Finds pages; the one that has to stand first for somebody in danger does.</summary>
    public SearchAnswer Search(string? typed, IReadOnlyList<DangerMatter>? matters = null)
    {
        var now = Spoken;
        return now.Index.Search(typed, [.. now.Questions.Find(typed).Select(answer => answer.Source.Split('#', 2)[0])], PageFor(matters ?? []));
    }

    /// <summary>The prepared answers that the question asks for, best first.</summary>
    public IReadOnlyList<PreparedAnswer> Answers(string? typed) => Spoken.Questions.Find(typed);

    /// <summary>Those that the lists alone find.</summary>
    public IReadOnlyList<PreparedAnswer> AnswersListed(string? typed) => Spoken.Questions.Listed(typed);

    /// <summary>How questions are read now.</summary>
    internal Questions Questions => Spoken.Questions;

    /// <summary>Glossary terms whose name or alias is what was typed, or stands in it.</summary>
    public IReadOnlyList<GlossaryTerm> Terms(string? typed)
    {
        var asked = $" {string.Join(' ', SearchWords.Split(typed))} ";
        return [.. Spoken.Glossary.Where(term => term.Names.Exists(name => asked.Contains(name, StringComparison.Ordinal))).Select(term => term.Term).Take(TermsMax)];
    }

    public void Dispose() => library.Changed -= Rebuild;

    private string? PageFor(IReadOnlyList<DangerMatter> matters)
    {
        var words = library.Current.Search;
        if (matters.Contains(DangerMatter.SelfHarm)) return words.InDanger?.Page;
        return matters.Contains(DangerMatter.SomeoneElse) ? words.SomeoneInDanger?.Page : null;
    }

    private void Rebuild(object? sender, EventArgs e) => built = Build();

    private Dictionary<Language, Built> Build() => library.English.InEveryLanguage.ToDictionary(content => content.Language, Build);

    private static Built Build(ContentSet content)
    {
        var leads = content.Search.Leads.ToLookup(lead => lead.Page, lead => lead.Phrases);
        var pages = content.Pages.Select(page => new SearchDocument(
            page.Path, page.Title, page.Short, page.Summary, [.. leads[page.Path].SelectMany(phrases => phrases), .. page.Aliases],
            [.. page.Sections.Select(section => new SearchPart(section.Id.Length == 0 ? null : section.Id, section.Heading, section.Text))]));
        var places = content.Search.Places.Select(place => new SearchDocument(
            place.Path, place.Title, place.Title, place.Summary, place.Phrases, [new SearchPart(null, place.Title, place.Summary)]));
        var index = new SearchIndex(
            pages.Concat(places), new SearchThesaurus(content.Search, content.Glossary), Questions.Words(AnswersOf(content)));
        var glossary = content.Glossary.Select(term => new NamedTerm(
            term, [.. term.Aliases.Prepend(term.Term).Select(name => $" {string.Join(' ', SearchWords.Split(name))} ").Where(name => name.Length > 2)]));
        return new Built(index, new Questions(AnswersOf(content), index.Spelling), [.. glossary]);
    }

    // The prepared answers are asked for in English words and rest on English sentences.
    private static AnswerVocabulary AnswersOf(ContentSet content) => content.Language.IsEnglish ? content.Answers : AnswerVocabulary.Empty;

    private sealed record NamedTerm(GlossaryTerm Term, List<string> Names);

    private sealed record Built(SearchIndex Index, Questions Questions, IReadOnlyList<NamedTerm> Glossary);
}
