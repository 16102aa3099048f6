using System.Globalization;
using Bogus;
using Clinic.Content;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Clinic.Benchmarks;

/// <summary>
/// A database with very many invented people, each sealed and searchable as a real one: a few thousand open and a week
/// apart at most, all others closed. Written straight into the tables in the order of their keys, or it would take hours.
/// </summary>
internal sealed class ManyInquiries : IDisposable
{
    private const int OpenOnes = 3_000;

    private readonly DirectoryInfo folder;
    private readonly DbContextOptions<SqliteClinicDbContext> options;

    private ManyInquiries(DirectoryInfo folder)
    {
        this.folder = folder;
        var builder = new DbContextOptionsBuilder<SqliteClinicDbContext>();
        builder.UseClinicSqlite(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "clinic.db")}", null), new());
        options = builder.Options;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Data:Directory", (string?)folder.FullName)]).Build();
        Vault = new Vault(VaultKeys.Open(new SiteFolders(configuration, new HostingEnvironment { ContentRootPath = Path.GetDirectoryName(SyntheticContent.RealFolder)! }), () => false));
        Library = PageLibrary.Open(SyntheticContent.RealFolder, TimeProvider.System);
    }

    public Vault Vault { get; }

    public PageLibrary Library { get; }

    public Guid Me { get; } = Guid.NewGuid();

    public DateTime Oldest { get; private set; }

    public string Reference { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public long Tokens { get; private set; }

    public long Bytes => folder.EnumerateFiles("clinic.db*").Sum(file => file.Length);

    public static ManyInquiries Create(int count)
    {
        var many = new ManyInquiries(Directory.CreateTempSubdirectory("clinic-many-inquiries-"));
        using (var db = many.Open())
        {
            db.Database.Migrate();
            db.Users.Add(new StaffMember { Id = many.Me, DisplayName = "Nora Field", UserName = "nora@clinic.example" });
            db.SaveChanges();
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(many.folder.FullName, "clinic.db")}");
        connection.Open();
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-200000;");
        var indexes = Indexes(connection);
        foreach (var (name, _) in indexes) Run(connection, $"DROP INDEX \"{name}\"");
        var (ids, tokens) = many.WriteInquiries(connection, count);
        many.WriteTokens(connection, ids, tokens);
        foreach (var (_, sql) in indexes) Run(connection, sql); // sorted once, not kept sorted row by row
        connection.Close();
        SqliteConnection.ClearPool(connection);
        return many;
    }

    public SqliteClinicDbContext Open() => new(options);

    public void Dispose()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "clinic.db")}");
        SqliteConnection.ClearPool(connection);
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private (List<Guid> Ids, List<int>[] Tokens) WriteInquiries(SqliteConnection connection, int count)
    {
        var faker = new Faker { Random = new Randomizer(1) };
        var maker = new InquiryTokens(Vault);
        var ofName = new Dictionary<string, HashSet<int>>();
        HashSet<int> TokensOf(string name) => ofName.TryGetValue(name, out var known) ? known : ofName[name] = maker.Of(new InquiryWords { Reach = new Reach { Name = name } });
        var (first, last) = (Enumerable.Range(0, 3_000).Select(_ => faker.Name.FirstName()).ToArray(), Enumerable.Range(0, 3_000).Select(_ => faker.Name.LastName()).ToArray());
        var (ids, tokens) = (new List<Guid>(count), new List<int>[65_536]);
        var references = new HashSet<string>(count); // by chance a few of a million are the same
        var now = DateTime.UtcNow;
        Oldest = now.AddMinutes(-count);
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO Inquiries (Id, Reference, Kind, Topic, Status, CloseReason, ReceivedAt, FirstContactAt, FollowUpOn, RequestKey, SubmissionDigest,
              ConsentVersion, ConsentHash, Distress, Suspicion, ReadBy, ErasureAskedAt, AssigneeId, AssignedAt, ScheduledFor, EstimateDueOn,
              AccessHash, Envelope, SealedInitials, Language, SearchKey, Version)
            VALUES ($id, $reference, $kind, $topic, $status, NULL, $received, NULL, $follow, $id, $digest,
              'bench', '', $distress, $suspicion, $read, $erasure, $assignee, NULL, $scheduled, $estimate, X'', $envelope, $initials, $language, $key, $id)
            """;
        void Set(string name, object? value) => insert.Parameters[name].Value = value ?? DBNull.Value;
        foreach (var name in (string[])["$id", "$reference", "$kind", "$topic", "$status", "$received", "$follow", "$digest", "$distress", "$suspicion", "$read",
            "$erasure", "$assignee", "$scheduled", "$estimate", "$envelope", "$initials", "$language", "$key"]) insert.Parameters.Add(new SqliteParameter(name, null));
        for (var i = 0; i < count; i++)
        {
            var at = Oldest.AddMinutes(i);
            var id = Guid.CreateVersion7(at);
            var (given, family) = (first[(int)(i * 7919L % 3_000)], last[(int)(i * 104_729L % 2_999)]);
            var (name, email, phone) = ($"{given} {family}", $"{given}.{family}.{i}@mail.example".ToLowerInvariant(), $"+1201{2_000_000 + i % 8_000_000:0000000}");
            var words = new InquiryWords { Reach = new Reach { Name = name, Email = email, Phone = phone } };
            var random = faker.Random;
            var open = i >= count - OpenOnes; // the newest; all others are closed
            var status = !open ? InquiryStatus.Closed : random.WeightedRandom([InquiryStatus.New, InquiryStatus.Contacted, InquiryStatus.Scheduled], [0.4f, 0.4f, 0.2f]);
            Set("$id", id.ToString().ToUpperInvariant());
            var reference = InquiryReference.New();
            while (!references.Add(reference)) reference = InquiryReference.New();
            Set("$reference", reference);
            Set("$kind", random.Bool(0.7f) ? "ConsultationRequest" : "Question");
            Set("$topic", random.Enum<InquiryTopic>().ToString());
            Set("$status", status.ToString());
            Set("$received", Text(at));
            Set("$follow", open && random.Bool(0.3f) ? Day(now.AddDays(random.Int(-2, 9))) : null);
            Set("$digest", id.ToByteArray().Concat(id.ToByteArray()).ToArray());
            Set("$distress", random.Bool(0.01f) ? 1 : 0);
            Set("$suspicion", random.Bool(0.02f) ? "TooFast" : null);
            Set("$read", Text(at.AddDays(1)));
            Set("$erasure", open && random.Bool(0.02f) ? Text(at.AddHours(1)) : null);
            Set("$assignee", random.Bool(open ? 0.2f : 0.0005f) ? Me.ToString().ToUpperInvariant() : null);
            Set("$scheduled", status is InquiryStatus.Scheduled ? Text(now.AddHours(random.Int(-100, 200))) : null);
            Set("$estimate", open && random.Bool(0.05f) ? Day(now.AddDays(3)) : null);
            var (envelope, initials) = words.Seal(id, Vault);
            Set("$envelope", envelope);
            Set("$initials", initials);
            Set("$language", random.WeightedRandom(["en", "es", "zh", "ht"], [0.9f, 0.08f, 0.0199f, 0.0001f]));
            Set("$key", Vault.ActiveKey.ToString().ToUpperInvariant());
            insert.ExecuteNonQuery();
            ids.Add(id);
            IEnumerable<int> all = TokensOf(given).Union(TokensOf(family)).Union(maker.OfPairs(Folding.Words(name))).Union(maker.OfEmail(email)).Union(maker.OfPhone(phone));
            foreach (var token in all) (tokens[token] ??= []).Add(i);
            if (i == count / 2) (Reference, Name, Email, Phone) = (reference, name, email, phone);
        }

        transaction.Commit();
        return (ids, tokens);
    }

    private void WriteTokens(SqliteConnection connection, List<Guid> ids, List<int>[] tokens)
    {
        var texts = ids.ConvertAll(id => id.ToString().ToUpperInvariant());
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO InquirySearchTokens (Token, InquiryId) VALUES ($token, $id)";
        var (token, id) = (insert.Parameters.Add("$token", SqliteType.Integer), insert.Parameters.Add("$id", SqliteType.Text));
        for (var i = 0; i < tokens.Length; i++)
        {
            token.Value = i;
            foreach (var row in tokens[i] ?? [])
            {
                id.Value = texts[row];
                insert.ExecuteNonQuery();
                Tokens++;
            }
        }

        transaction.Commit();
    }

    private static List<(string Name, string Sql)> Indexes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('Inquiries', 'InquirySearchTokens')";
        using var reader = command.ExecuteReader();
        var indexes = new List<(string, string)>();
        while (reader.Read()) indexes.Add((reader.GetString(0), reader.GetString(1)));
        return indexes;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
