using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// A code asked for to open a request, one for each reference that was typed, whether or not it exists: asking writes the
/// same, so that it tells nobody which do. The code itself is made from <see cref="Nonce"/> by the vault and not kept.
/// </summary>
public sealed class RequestCode
{
    public const int AttemptsMax = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan NotAgainWithin = TimeSpan.FromMinutes(2);

    private RequestCode()
    {
    }

    public RequestCode(string reference) => Reference = reference;

    public string Reference { get; private init; } = "";

    public Guid Nonce { get; private set; }

    public DateTime IssuedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Makes a new code, unless one was made a moment ago: nobody's mailbox is flooded.</summary>
    public bool Issue(DateTime at)
    {
        if (at - IssuedAt < NotAgainWithin) return false;
        Nonce = Guid.NewGuid();
        IssuedAt = at;
        Attempts = 0;
        return true;
    }

    /// <summary>Counts a try; false when there is nothing to try any more.</summary>
    public bool Try(DateTime at) => ++Attempts <= AttemptsMax && at - IssuedAt < Lifetime;

    /// <summary>A code works once.</summary>
    public void Use() => Attempts = AttemptsMax;

    internal sealed class Configuration : IEntityTypeConfiguration<RequestCode>
    {
        public void Configure(EntityTypeBuilder<RequestCode> code)
        {
            code.ToTable("RequestCodes");
            code.HasKey(c => c.Reference);
            code.Property(c => c.Reference).HasMaxLength(InquiryReference.Length).IsUnicode(false);
            code.Property(c => c.Attempts).IsConcurrencyToken(); // tries at once count one by one
        }
    }
}
