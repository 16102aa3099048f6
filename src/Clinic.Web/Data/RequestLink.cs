using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// A key that opens a request's page once, for a limited time: in a mail, behind the button of the sent page, or said on
/// the phone. The key is made from <see cref="Nonce"/> by the vault; here lies a keyed digest of it, from which it cannot be had back.
/// </summary>
public sealed class RequestLink
{
    /// <summary>A browser that sends twice, because a finger was impatient, opened it once.</summary>
    private static readonly TimeSpan SamePress = TimeSpan.FromMinutes(2);

    private RequestLink()
    {
    }

    /// <param name="id">The mail's own, or the inquiry's for its sent page: each has one.</param>
    /// <param name="spoken">It is short, to be read out.</param>
    public RequestLink(Guid id, Guid inquiryId, bool spoken, DateTime at)
    {
        Id = id;
        InquiryId = inquiryId;
        Spoken = spoken;
        Nonce = Guid.NewGuid();
        IssuedAt = at;
    }

    public Guid Id { get; private init; }

    public Guid InquiryId { get; private init; }

    public bool Spoken { get; private init; }

    public Guid Nonce { get; private init; }

    /// <summary>Keyed digest of reference and key; unique.</summary>
    public byte[] Digest { get; private set; } = [];

    public DateTime IssuedAt { get; private init; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it opened the page; it does so once.</summary>
    public DateTime? SpentAt { get; private set; }

    /// <summary>Digest of the cookie of the browser that spent it.</summary>
    public byte[]? SpentBy { get; private set; }

    /// <summary>Takes the digest of the key that the vault made from <see cref="Nonce"/>.</summary>
    public void Issue(byte[] digest, DateTime expiresAt)
    {
        Digest = digest;
        ExpiresAt = expiresAt;
    }

    /// <summary>Whether that browser spent it just now.</summary>
    public bool WasSpentBy(byte[] browser, DateTime at) =>
        SpentBy is { } spender && at - SpentAt < SamePress && CryptographicOperations.FixedTimeEquals(spender, browser);

    internal sealed class Configuration : IEntityTypeConfiguration<RequestLink>
    {
        public void Configure(EntityTypeBuilder<RequestLink> link)
        {
            link.ToTable("RequestLinks");
            link.Property(l => l.Id).ValueGeneratedNever();
            link.Property(l => l.Digest).HasMaxLength(SHA256.HashSizeInBytes);
            link.Property(l => l.SpentBy).HasMaxLength(SHA256.HashSizeInBytes);
            link.HasIndex(l => l.Digest).IsUnique();
            link.HasIndex(l => l.InquiryId);
            link.HasIndex(l => l.ExpiresAt);
            link.HasOne<Inquiry>().WithMany().HasForeignKey(l => l.InquiryId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
