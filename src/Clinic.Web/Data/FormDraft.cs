using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// A visitor's form on its way: typed and not sent yet, or sent a moment ago. It is sealed with a key that only the visitor's
/// cookie holds, so that nobody at the clinic can read what was not sent.
/// </summary>
public sealed class FormDraft
{
    /// <summary>Characters of an id: small hexadecimal, so that no database's collation takes two for one.</summary>
    public const int IdLength = 20;

    public const int OwnerBytes = 16;
    public const int FormMax = 40;

    /// <summary>How long what was not sent is kept after it was last touched.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>How long what was sent stays, so that the sent page opens and going back shows the words.</summary>
    public static readonly TimeSpan AfterSending = TimeSpan.FromMinutes(15);

    private FormDraft()
    {
    }

    public FormDraft(string id, byte[] owner, string form)
    {
        Id = id;
        Owner = owner;
        Form = form;
    }

    /// <summary>Stands in the page's address, and opens nothing.</summary>
    public string Id { get; private init; } = "";

    /// <summary>A digest of the key in the cookie: which drafts are of one browser.</summary>
    public byte[] Owner { get; private init; } = [];

    /// <summary>Which form it is.</summary>
    public string Form { get; private init; } = "";

    /// <summary>All that was typed, sealed.</summary>
    public byte[] Sealed { get; private set; } = [];

    public DateTime ExpiresAt { get; private set; }

    /// <summary>Null until it was sent.</summary>
    public DateTime? SentAt { get; private set; }

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));

    /// <summary>The id of another form on the same page, so that one address holds both.</summary>
    public static string Beside(string id, string form) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {form}")))[..IdLength];

    public static bool IsId(string? text) => text is { Length: IdLength } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Keeps what was typed for another while.</summary>
    public void Keep(byte[] words, DateTime at)
    {
        Sealed = words;
        ExpiresAt = at + Lifetime;
    }

    /// <summary>Keeps what was sent, with its receipt, no longer than the sent page opens.</summary>
    public void Send(byte[] words, DateTime at)
    {
        Sealed = words;
        SentAt = at;
        ExpiresAt = at + AfterSending;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<FormDraft>
    {
        public void Configure(EntityTypeBuilder<FormDraft> draft)
        {
            draft.ToTable("FormDrafts");
            draft.HasKey(d => d.Id);
            draft.Property(d => d.Id).HasMaxLength(IdLength).IsUnicode(false);
            draft.Property(d => d.Owner).HasMaxLength(OwnerBytes);
            draft.Property(d => d.Form).HasMaxLength(FormMax).IsUnicode(false);
            draft.HasIndex(d => d.Owner);
            draft.HasIndex(d => d.ExpiresAt);
        }
    }
}
