using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// Failed sign-ins of one account from one place. Counting by place keeps a stranger who guesses from locking the
/// account's owner out, as a counter on the account would.
/// </summary>
public sealed class SignInAttempts
{
    private SignInAttempts()
    {
    }

    public SignInAttempts(byte[] place) => Place = place;

    /// <summary>Keyed hash of account and client (a known device, else its network).</summary>
    public byte[] Place { get; private init; } = [];

    public int Failures { get; private set; }

    public DateTime LastFailureAt { get; private set; }

    public DateTime? BlockedUntil { get; private set; }

    /// <summary>Counts one failure; from the fifth on each doubles the wait, from 1 minute up to 1 hour.</summary>
    public void Fail(DateTime at)
    {
        Failures++;
        LastFailureAt = at;
        if (Failures >= 5) BlockedUntil = at + TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Failures - 5)));
    }

    internal sealed class Configuration : IEntityTypeConfiguration<SignInAttempts>
    {
        public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
        {
            attempts.ToTable("SignInAttempts");
            attempts.HasKey(a => a.Place);
            attempts.Property(a => a.Place).HasMaxLength(32);
            attempts.Property(a => a.Failures).IsConcurrencyToken();
            attempts.HasIndex(a => a.LastFailureAt);
        }
    }
}
