using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Data;

/// <summary>
/// The one model, whatever the provider. Features inject this type; the sealed subclass behind it only
/// tells EF Core which set of migrations is its own.
/// </summary>
/// <param name="door">Where writes wait for their turn; null for a context outside the site, such as <c>dotnet ef</c>'s.</param>
public abstract class ClinicDbContext(DbContextOptions options, WriteDoor? door) : IdentityUserContext<StaffMember, Guid>(options)
{
    private const int CredentialIdMax = 1023; // bytes, by WebAuthn (w3.org/TR/webauthn-3, section 5.8.3)

    private const int UserVersion = 0; // SQLite's own; nothing here reads it

    private IDisposable? turnOfCommand;
    private bool writing;

    public DbSet<Inquiry> Inquiries => Set<Inquiry>();

    public DbSet<InquiryEvent> InquiryEvents => Set<InquiryEvent>();

    public DbSet<InquirySearchToken> SearchTokens => Set<InquirySearchToken>();

    public DbSet<StaffAction> StaffActions => Set<StaffAction>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    public DbSet<InquiryViewer> InquiryViewers => Set<InquiryViewer>();

    public DbSet<PageFeedback> PageFeedback => Set<PageFeedback>();

    public DbSet<RequestCode> RequestCodes => Set<RequestCode>();

    public DbSet<RequestLink> RequestLinks => Set<RequestLink>();

    public DbSet<RequestAccess> RequestAccess => Set<RequestAccess>();

    public DbSet<AnswerReading> AnswerReadings => Set<AnswerReading>();

    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();

    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<AuthenticatorApp> AuthenticatorApps => Set<AuthenticatorApp>();

    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    /// <summary>How long this scope may still wait to write.</summary>
    public WritePatience Patience { get; } = new();

    /// <summary>Saves in a turn at the door. No token ends it: whoever sent a form may be gone, and what they sent is stored all the same.</summary>
    /// <exception cref="NotWrittenException">The database could not be written to in time.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        InTurnAsync(limit => base.SaveChangesAsync(acceptAllChangesOnSuccess, limit));

    /// <summary>
    /// Runs several commands as one, from the start again when the database asks for that. With SQLite nobody else writes meanwhile.
    /// </summary>
    /// <param name="work">Whether to keep what it did; with false everything is rolled back.</param>
    /// <exception cref="NotWrittenException">The database could not be written to in time.</exception>
    public Task<T> InTransactionAsync<T>(IsolationLevel isolation, Func<Task<(bool Keep, T Result)>> work) =>
        InTurnAsync(limit => Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            ChangeTracker.Clear(); // a second try starts as the first did
            await using var transaction = await Database.BeginTransactionAsync(isolation, limit);
            var (keep, result) = await work();
            if (keep) await transaction.CommitAsync(limit);
            return result;
        }));

    /// <summary>For migrations, which take as long as they take; everybody else has <see cref="Patience"/>.</summary>
    internal bool Unhurried { get; set; }

    /// <summary>Whether somebody waits for this context who is better told than kept waiting.</summary>
    internal bool WaitsForPeople => door is not null && !Unhurried;

    /// <summary>What is being saved destroys sealed words; see <see cref="ErasedFromDisk"/>.</summary>
    internal bool DestroysWords { get; set; }

    /// <summary>Writes something that changes nothing, to know whether writing is possible.</summary>
    /// <exception cref="Exception">Whatever stands against it; <see cref="StorageTrouble"/> knows it.</exception>
    public Task TryWriteAsync() => InTurnAsync(limit => Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        // SQLite: the file's own number, written again as it is. SQL Server: a row that is taken back, which its log has to hold.
        if (Database.IsSqlite()) return await Database.ExecuteSqlRawAsync($"PRAGMA user_version={UserVersion}", limit);
        await using var transaction = await Database.BeginTransactionAsync(limit);
        return await Database.ExecuteSqlRawAsync("INSERT INTO RequestCodes (Reference, Nonce, IssuedAt, Attempts) VALUES ('probe', NEWID(), SYSUTCDATETIME(), 0)", limit);
    }));

    /// <summary>For a command that writes without the change tracker; <see cref="WriteTurns"/> calls it.</summary>
    internal async Task BeginCommandAsync()
    {
        if (door is not null && !writing) turnOfCommand = await door.EnterAsync(Patience);
    }

    internal void EndCommand()
    {
        turnOfCommand?.Dispose();
        turnOfCommand = null;
    }

    private async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> write)
    {
        if (door is null || writing) return await write(CancellationToken.None);
        writing = true;
        try
        {
            return await door.WriteAsync(Patience, write);
        }
        finally
        {
            writing = false;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32).AreUnicode(false);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicDbContext).Assembly);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("StaffClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("StaffLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("StaffTokens");
        // Said here and not by Identity's schema version, which a context outside the site knows nothing of: migrations
        // would be made for one model and applied to another.
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("StaffPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(CredentialIdMax);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.UserId);
        });
    }
}

/// <summary>The model on SQLite: <c>Data/Migrations/Sqlite</c>.</summary>
public sealed class SqliteClinicDbContext(DbContextOptions<SqliteClinicDbContext> options, WriteDoor? door = null)
    : ClinicDbContext(options, door);

/// <summary>The model on SQL Server: <c>Data/Migrations/SqlServer</c>.</summary>
public sealed class SqlServerClinicDbContext(DbContextOptions<SqlServerClinicDbContext> options, WriteDoor? door = null)
    : ClinicDbContext(options, door)
{
    private const string ByCodeUnits = "Latin1_General_100_BIN2";

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The key that a table is sorted by may have 900 bytes, any other 1,700.
        builder.Entity<IdentityUserPasskey<Guid>>().HasKey(p => p.CredentialId).IsClustered(false);
        // Compared by code units, as SQLite does by itself: a server's collation may take two addresses for one.
        builder.Entity<StaffMember>().Property(s => s.NormalizedEmail).UseCollation(ByCodeUnits);
        builder.Entity<StaffMember>().Property(s => s.NormalizedUserName).UseCollation(ByCodeUnits);
        builder.Entity<StaffInvitation>().Property(i => i.NormalizedEmail).UseCollation(ByCodeUnits);
    }
}
