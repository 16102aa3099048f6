using Microsoft.Data.Sqlite;

namespace Clinic.Web.Features.Search;

/// <summary>Reads <see cref="SearchTables"/>: one search at a time, with commands that are prepared once.</summary>
internal sealed class SearchReader : IDisposable
{
    private const int SectionsPerPage = 3;
    private const int ManyPages = 200;
    private const string Snippet = "char(2), char(3), ' … ', 24"; // words

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly bool manyPages;
    private readonly SqliteCommand best;
    private readonly SqliteCommand sectionsOf;
    private readonly SqliteCommand snippetOf;

    /// <summary>Takes a copy: an in-memory database belongs to one connection.</summary>
    public SearchReader(SqliteConnection tables, int pages)
    {
        manyPages = pages > ManyPages;
        connection.Open();
        tables.BackupDatabase(connection);
        best = Prepare("SELECT rowid, path, title, first, last FROM pages WHERE pages MATCH $0 ORDER BY rank LIMIT $1", 2);
        // A snippet reads its whole text again, so it is taken from a section where one holds all that was asked.
        sectionsOf = Prepare($"""
            SELECT snippet(sections, 1, {Snippet}), anchor, heading FROM sections
            WHERE sections MATCH $0 AND rowid BETWEEN $1 AND $2 ORDER BY rowid LIMIT {SectionsPerPage}
            """, 3);
        snippetOf = Prepare($"SELECT snippet(pages, 2, {Snippet}) FROM pages WHERE pages MATCH $0 AND rowid = $1", 2);
    }

    /// <summary>The best pages for an FTS5 query, best first, each with the sections that hold all of it.</summary>
    public List<SearchHit> Ask(string query, int pages)
    {
        // In a large library most pages mention most words: where enough are named for it, only these are ranked.
        if (manyPages && Ask($"{{title headings}} : ({query})", query, pages) is var named && named.Count == pages) return named;
        return Ask(query, query, pages);
    }

    public void Dispose()
    {
        best.Dispose();
        sectionsOf.Dispose();
        snippetOf.Dispose();
        connection.Dispose();
    }

    private List<SearchHit> Ask(string ranked, string query, int pages)
    {
        var hits = new List<SearchHit>();
        using var rows = Read(best, ranked, pages);
        while (rows.Read())
        {
            var (row, path, title) = (rows.GetInt64(0), rows.GetString(1), rows.GetString(2));
            var sections = new List<SearchSection>();
            string? snippet = null;
            using (var found = Read(sectionsOf, query, rows.GetInt64(3), rows.GetInt64(4)))
            {
                while (found.Read())
                {
                    snippet ??= found.GetString(0);
                    sections.Add(new SearchSection($"{path}#{found.GetString(1)}", found.GetString(2)));
                }
            }

            hits.Add(new SearchHit(path, title, snippet ?? SnippetOf(query, row), sections));
        }

        return hits;
    }

    private string SnippetOf(string query, long row)
    {
        using var found = Read(snippetOf, query, row);
        return found.Read() ? found.GetString(0) : "";
    }

    private SqliteCommand Prepare(string sql, int values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < values; at++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${at}", Value = 0 });
        command.Prepare();
        return command;
    }

    private static SqliteDataReader Read(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at];
        return command.ExecuteReader();
    }
}
