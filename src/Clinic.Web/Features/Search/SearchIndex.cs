using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Clinic.Web.Features.Search;

/// <summary>
/// A full-text index of the pages in memory: SQLite FTS5, stemmed (Porter), ranked by BM25 with title before headings
/// before text. It never changes; when the pages do, a new one is built.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    public const int HitsMax = 20;
    private const int Few = 5;

    private readonly SqliteConnection master = new("Data Source=:memory:");
    private readonly ConcurrentBag<SearchReader> idle = [];
    private readonly SemaphoreSlim slots = new(Environment.ProcessorCount * 2);
    private readonly Spelling spelling;
    private readonly SearchSynonyms synonyms;
    private readonly HashSet<string> common;
    private readonly int pages;

    public SearchIndex(IEnumerable<SearchDocument> documents, SearchSynonyms synonyms)
    {
        var vocabulary = new Vocabulary();
        master.Open();
        SearchTables.Fill(master, documents, vocabulary);
        common = vocabulary.Common;
        pages = vocabulary.Pages;
        vocabulary.Know(synonyms.Words);
        spelling = new Spelling(vocabulary.Uses);
        this.synonyms = synonyms;
    }

    /// <summary>Finds pages for what was typed. The last word may be unfinished.</summary>
    public async Task<SearchAnswer> SearchAsync(string? typed, CancellationToken cancellation)
    {
        var words = SearchWords.Split(typed);
        if (words.Count == 0) return new SearchAnswer([], null);

        var corrected = words.Select((word, at) => Correct(word, unfinished: at == words.Count - 1)).ToList();
        var shownInstead = corrected.SequenceEqual(words) ? null : string.Join(' ', corrected);

        await slots.WaitAsync(cancellation);
        try
        {
            var reader = idle.TryTake(out var spare) ? spare : NewReader();
            try
            {
                // Pages with every word first; where there are few, pages with any of them behind.
                var hits = reader.Ask(SearchQuery.All(corrected, synonyms, common), HitsMax);
                if (hits.Count < Few)
                {
                    var seen = hits.Select(hit => hit.Path).ToHashSet();
                    var others = reader.Ask(SearchQuery.Any(corrected, synonyms, common), HitsMax);
                    hits.AddRange(others.Where(hit => !seen.Contains(hit.Path)).Take(HitsMax - hits.Count));
                }

                return new SearchAnswer(hits, shownInstead);
            }
            finally
            {
                idle.Add(reader);
            }
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose()
    {
        foreach (var reader in idle) reader.Dispose();
        master.Dispose();
        slots.Dispose();
    }

    private string Correct(string word, bool unfinished) =>
        spelling.Knows(word) || word.Any(char.IsAsciiDigit) || (unfinished && spelling.KnowsBeginning(word))
            ? word
            : spelling.Nearest(word) ?? word;

    private SearchReader NewReader()
    {
        lock (master) return new SearchReader(master, pages);
    }
}
