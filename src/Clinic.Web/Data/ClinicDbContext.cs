using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Data;

/// <summary>
/// The one model, whatever the provider. Features inject this type; the sealed subclass behind it only
/// tells EF Core which set of migrations is its own.
/// </summary>
public abstract class ClinicDbContext(DbContextOptions options) : IdentityUserContext<StaffMember, Guid>(options)
{
    private const int CredentialIdMax = 1023; // bytes, by WebAuthn (w3.org/TR/webauthn-3, section 5.8.3)

    public DbSet<Inquiry> Inquiries => Set<Inquiry>();

    public DbSet<InquiryEvent> InquiryEvents => Set<InquiryEvent>();

    public DbSet<InquirySearchToken> SearchTokens => Set<InquirySearchToken>();

    public DbSet<StaffAction> StaffActions => Set<StaffAction>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    public DbSet<InquiryViewer> InquiryViewers => Set<InquiryViewer>();

    public DbSet<PageFeedback> PageFeedback => Set<PageFeedback>();

    public DbSet<RequestCode> RequestCodes => Set<RequestCode>();

    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<AuthenticatorApp> AuthenticatorApps => Set<AuthenticatorApp>();

    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

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
public sealed class SqliteClinicDbContext(DbContextOptions<SqliteClinicDbContext> options) : ClinicDbContext(options);

/// <summary>The model on SQL Server: <c>Data/Migrations/SqlServer</c>.</summary>
public sealed class SqlServerClinicDbContext(DbContextOptions<SqlServerClinicDbContext> options)
    : ClinicDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The key that a table is sorted by may have 900 bytes, any other 1,700.
        builder.Entity<IdentityUserPasskey<Guid>>().HasKey(p => p.CredentialId).IsClustered(false);
    }
}
