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

    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

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
    }
}

/// <summary>The model on SQLite: <c>Data/Migrations/Sqlite</c>.</summary>
public sealed class SqliteClinicDbContext(DbContextOptions<SqliteClinicDbContext> options) : ClinicDbContext(options);

/// <summary>The model on SQL Server: <c>Data/Migrations/SqlServer</c>.</summary>
public sealed class SqlServerClinicDbContext(DbContextOptions<SqlServerClinicDbContext> options)
    : ClinicDbContext(options);
