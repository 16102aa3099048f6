using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>A one-time link to join the desk. Only a hash of its secret is kept.</summary>
public sealed class StaffInvitation
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private StaffInvitation()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Empty for the clinic's first owner, who is asked for it.</summary>
    public string Email { get; private init; } = "";

    /// <summary>The address as it is compared.</summary>
    public string NormalizedEmail { get; private init; } = "";

    /// <summary>Whoever uses it says at which address they sign in.</summary>
    public bool AsksForEmail => Email.Length == 0;

    public DateTime MadeAt => ExpiresAt - Lifetime;

    public StaffRole Role { get; private init; }

    public byte[] SecretHash { get; private init; } = [];

    public DateTime ExpiresAt { get; private init; }

    public DateTime? UsedAt { get; private set; }

    /// <summary>Makes an invitation and the secret (256 random bits, base64url) that goes into its link.</summary>
    /// <param name="normalizedEmail">The address as it is compared.</param>
    public static (StaffInvitation Invitation, string Secret) Create(string email, string normalizedEmail, StaffRole role, DateTime at)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var invitation = new StaffInvitation
        {
            Id = Guid.CreateVersion7(),
            Email = email,
            NormalizedEmail = normalizedEmail,
            Role = role,
            SecretHash = Hash(secret),
            ExpiresAt = at + Lifetime,
        };
        return (invitation, secret);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool CanBeUsed(DateTime at) => UsedAt is null && at < ExpiresAt;

    public void Use(DateTime at) => UsedAt = at;

    internal sealed class Configuration : IEntityTypeConfiguration<StaffInvitation>
    {
        public void Configure(EntityTypeBuilder<StaffInvitation> invitation)
        {
            invitation.ToTable("StaffInvitations");
            invitation.Property(i => i.Id).ValueGeneratedNever();
            invitation.Property(i => i.Email).HasMaxLength(Inquiry.EmailMax);
            invitation.Property(i => i.NormalizedEmail).HasMaxLength(Inquiry.EmailMax);
            invitation.Ignore(i => i.MadeAt);
            invitation.Property(i => i.SecretHash).HasMaxLength(32);
            // A link is used once even when opened twice at the same moment.
            invitation.Property(i => i.UsedAt).IsConcurrencyToken();
            invitation.HasIndex(i => i.SecretHash).IsUnique();
        }
    }
}
