using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>The authenticator app of somebody of the staff: the second step after their password.</summary>
public sealed class AuthenticatorApp
{
    private AuthenticatorApp()
    {
    }

    /// <param name="lastStep">The time step of the code that showed that the app works.</param>
    public AuthenticatorApp(StaffMember of, byte[] sealedSecret, long lastStep, DateTime at)
    {
        StaffId = of.Id;
        Replace(sealedSecret, lastStep, at);
    }

    public Guid StaffId { get; private init; }

    /// <summary>The secret that the app shares with the site, sealed under <see cref="StaffId"/>.</summary>
    public byte[] SealedSecret { get; private set; } = [];

    /// <summary>The time step of the last code that was taken: no code is taken twice (RFC 6238 section 5.2).</summary>
    public long LastStep { get; private set; }

    public DateTime AddedAt { get; private set; }

    /// <summary>Another app, or the same one set up anew.</summary>
    public void Replace(byte[] sealedSecret, long lastStep, DateTime at)
    {
        SealedSecret = sealedSecret;
        LastStep = lastStep;
        AddedAt = at;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<AuthenticatorApp>
    {
        public void Configure(EntityTypeBuilder<AuthenticatorApp> app)
        {
            app.ToTable("StaffAuthenticatorApps");
            app.HasKey(a => a.StaffId);
            app.Property(a => a.StaffId).ValueGeneratedNever();
            app.HasOne<StaffMember>().WithOne().HasForeignKey<AuthenticatorApp>(a => a.StaffId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
