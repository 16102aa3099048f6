using Microsoft.Data.Sqlite;

namespace Clinic.Web.Features.Search;

/// <summary>
/// The two tables of the index: whole pages, which are ranked, and their sections, which are looked up in the few
/// pages that are shown. Ranking some thousand pages is many times cheaper than ranking all their sections.
/// </summary>
internal static class SearchTables
{
    private const string Tokens = "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4'";

    /// <summary>Fills the tables; a page's sections get row numbers that follow one another.</summary>
    public static void Fill(SqliteConnection connection, IEnumerable<SearchDocument> documents, Vocabulary vocabulary)
    {
        using var transaction = connection.BeginTransaction();
        Execute($"CREATE VIRTUAL TABLE pages USING fts5(title, headings, body, path UNINDEXED, first UNINDEXED, last UNINDEXED, {Tokens})");
        Execute($"CREATE VIRTUAL TABLE sections USING fts5(heading, body, anchor UNINDEXED, {Tokens})");
        using var addPage = Insert("INSERT INTO pages VALUES ($0, $1, $2, $3, $4, $5)", 6);
        using var addSection = Insert("INSERT INTO sections (rowid, heading, body, anchor) VALUES ($0, $1, $2, $3)", 4);
        var row = 0;
        foreach (var page in documents.GroupBy(document => (document.Path, document.Title)))
        {
            var first = row + 1;
            foreach (var section in page.Where(document => document.Anchor is not null))
                Run(addSection, ++row, section.Heading, section.Text, section.Anchor!);
            var headings = string.Join('\n', page.Select(document => document.Heading));
            var body = string.Join('\n', page.Select(document => document.Text));
            Run(addPage, page.Key.Title, headings, body, page.Key.Path, first, row);
            vocabulary.AddPage($"{page.Key.Title}\n{headings}\n{body}");
        }

        // Ranked by FTS5 itself, pages come out best first, and only those that are shown get a snippet.
        Execute("INSERT INTO pages (pages, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)')");
        Execute("INSERT INTO pages (pages) VALUES ('optimize')");
        Execute("INSERT INTO sections (sections) VALUES ('optimize')");
        transaction.Commit();

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        SqliteCommand Insert(string sql, int values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var at = 0; at < values; at++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${at}" });
            return command;
        }

        static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at];
            command.ExecuteNonQuery();
        }
    }
}
