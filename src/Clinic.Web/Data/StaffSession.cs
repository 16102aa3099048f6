using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>By what somebody came in; the trail keeps the word.</summary>
public enum SignInWay
{
    Password,
    App,
    Passkey,
}

/// <summary>One place where somebody of the staff is signed in: the cookie there holds its id and is worth nothing once it has ended.</summary>
public sealed class StaffSession
{
    public const int BrowserMax = 40;

    private StaffSession()
    {
    }

    /// <param name="browser">As people call it: "Chrome on Android".</param>
    public StaffSession(StaffMember of, SignInWay way, string browser, DateTime at)
    {
        Id = Guid.CreateVersion7();
        StaffId = of.Id;
        Way = way;
        Browser = browser;
        StartedAt = at;
    }

    public Guid Id { get; private init; }

    public Guid StaffId { get; private init; }

    public SignInWay Way { get; private init; }

    public string Browser { get; private init; } = "";

    public DateTime StartedAt { get; private init; }

    /// <summary>Null while it may still be used; by itself it ends with its lifetime.</summary>
    public DateTime? EndedAt { get; private init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffSession>
    {
        public void Configure(EntityTypeBuilder<StaffSession> session)
        {
            session.ToTable("StaffSessions");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Browser).HasMaxLength(BrowserMax).IsUnicode(false);
            session.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.StaffId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
