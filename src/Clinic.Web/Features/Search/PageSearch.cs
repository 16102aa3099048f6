using Clinic.Content;

namespace Clinic.Web.Features.Search;

/// <summary>Keeps the index that belongs to the pages now served.</summary>
public sealed class PageSearch : IDisposable
{
    private readonly PageLibrary library;
    private volatile SearchIndex index;

    public PageSearch(PageLibrary library)
    {
        this.library = library;
        index = Build();
        library.Changed += Rebuild;
    }

    public Task<SearchAnswer> SearchAsync(string? typed, CancellationToken cancellation) =>
        index.SearchAsync(typed, cancellation);

    /// <summary>Glossary terms whose name or alias is what was typed, or stands in it.</summary>
    public IReadOnlyList<GlossaryTerm> Terms(string? typed)
    {
        var asked = $" {string.Join(' ', SearchWords.Split(typed))} ";
        return [.. library.Current.Glossary
            .Where(term => term.Aliases.Prepend(term.Term)
                .Select(name => $" {string.Join(' ', SearchWords.Split(name))} ")
                .Any(name => name.Length > 2 && asked.Contains(name, StringComparison.Ordinal)))
            .Take(3)];
    }

    public void Dispose()
    {
        library.Changed -= Rebuild;
        index.Dispose();
    }

    // The index before is left to the searches that still use it; the collector closes it.
    private void Rebuild(object? sender, EventArgs e) => index = Build();

    private SearchIndex Build()
    {
        var content = library.Current;
        var documents = content.Pages.SelectMany(page => page.Sections
            .Select(section => new SearchDocument(page.Path, section.Id, page.Title, section.Heading, section.Text))
            .Prepend(new SearchDocument(page.Path, null, page.Title, page.Short, page.Summary)));
        return new SearchIndex(documents, new SearchSynonyms(content.Search.Synonyms));
    }
}
