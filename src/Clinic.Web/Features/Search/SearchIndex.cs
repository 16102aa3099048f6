using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Clinic.Web.Features.Search;

/// <summary>
/// A full-text index of the pages in memory: SQLite FTS5, stemmed (Porter), ranked by BM25 with title before heading
/// before text. It never changes; when the pages do, a new one is built.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    public const int HitsMax = 20;
    private const int SectionsPerHit = 3;
    private const int RowsMax = 120;

    private readonly SqliteConnection master = new("Data Source=:memory:");
    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private readonly SemaphoreSlim slots = new(Environment.ProcessorCount * 2);
    private readonly Spelling spelling;
    private readonly SearchSynonyms synonyms;

    public SearchIndex(IReadOnlyCollection<SearchDocument> documents, SearchSynonyms synonyms)
    {
        this.synonyms = synonyms;
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        master.Open();
        using var transaction = master.BeginTransaction();
        Execute("CREATE VIRTUAL TABLE sections USING fts5(title, heading, body, path UNINDEXED, anchor UNINDEXED, "
            + "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4')");
        using var insert = master.CreateCommand();
        insert.CommandText = "INSERT INTO sections VALUES ($title, $heading, $body, $path, $anchor)";
        foreach (var name in (string[])["$title", "$heading", "$body", "$path", "$anchor"])
            insert.Parameters.Add(name, SqliteType.Text);
        foreach (var document in documents)
        {
            insert.Parameters["$title"].Value = document.Title;
            insert.Parameters["$heading"].Value = document.Heading;
            insert.Parameters["$body"].Value = document.Text;
            insert.Parameters["$path"].Value = document.Path;
            insert.Parameters["$anchor"].Value = (object?)document.Anchor ?? DBNull.Value;
            insert.ExecuteNonQuery();
            Count(document, frequencies);
        }

        Execute("INSERT INTO sections(sections) VALUES ('optimize')");
        transaction.Commit();
        foreach (var word in synonyms.Words) frequencies.TryAdd(word, 1);
        spelling = new Spelling(frequencies);

        void Execute(string sql)
        {
            using var command = master.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
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
            var connection = idle.TryTake(out var spare) ? spare : Copy();
            try
            {
                // Pages with every word first; where there are few, pages with any of them behind.
                var hits = Ask(connection, SearchQuery.All(corrected, synonyms));
                if (hits.Count < 5)
                {
                    var seen = hits.Select(hit => hit.Path).ToHashSet();
                    hits = [.. hits, .. Ask(connection, SearchQuery.Any(corrected, synonyms)).Where(hit => !seen.Contains(hit.Path))];
                }

                return new SearchAnswer([.. hits.Take(HitsMax)], shownInstead);
            }
            finally
            {
                idle.Add(connection);
            }
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose()
    {
        foreach (var connection in idle) connection.Dispose();
        master.Dispose();
        slots.Dispose();
    }

    private string Correct(string word, bool unfinished) =>
        spelling.Knows(word) || word.Any(char.IsAsciiDigit) || (unfinished && spelling.KnowsBeginning(word))
            ? word
            : spelling.Nearest(word) ?? word;

    // A connection serves one search at a time, and an in-memory database belongs to one connection.
    private SqliteConnection Copy()
    {
        var copy = new SqliteConnection("Data Source=:memory:");
        copy.Open();
        lock (master) master.BackupDatabase(copy);
        return copy;
    }

    private static List<SearchHit> Ask(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT path, anchor, title, heading, snippet(sections, 2, char(2), char(3), ' … ', 24)
            FROM sections WHERE sections MATCH $query
            ORDER BY bm25(sections, 8.0, 4.0, 1.0) LIMIT $rows
            """;
        command.Parameters.AddWithValue("$query", query);
        command.Parameters.AddWithValue("$rows", RowsMax);
        var hits = new List<(SearchHit Hit, List<SearchSection> Sections)>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var path = rows.GetString(0);
            var found = hits.Find(entry => entry.Hit.Path == path);
            if (found.Hit is null)
            {
                var sections = new List<SearchSection>();
                found = (new SearchHit(path, rows.GetString(2), rows.GetString(4), sections), sections);
                hits.Add(found);
            }

            if (!rows.IsDBNull(1) && found.Sections.Count < SectionsPerHit)
                found.Sections.Add(new SearchSection($"{path}#{rows.GetString(1)}", rows.GetString(3)));
        }

        return [.. hits.Select(entry => entry.Hit)];
    }

    private static void Count(SearchDocument document, Dictionary<string, int> frequencies)
    {
        foreach (var word in SearchWords.OfText($"{document.Title} {document.Heading} {document.Text}"))
            frequencies[word] = frequencies.GetValueOrDefault(word) + 1;
    }
}
