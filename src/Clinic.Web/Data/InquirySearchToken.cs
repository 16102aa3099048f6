using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// One of the keyed digests by which an inquiry is found without being opened. It has 16 bits, so that several words
/// share one: what it finds is opened and looked at before it is shown.
/// </summary>
public sealed class InquirySearchToken
{
    private InquirySearchToken()
    {
    }

    public InquirySearchToken(int token, Guid inquiryId)
    {
        Token = token;
        InquiryId = inquiryId;
    }

    public int Token { get; private init; }

    public Guid InquiryId { get; private init; }

    internal sealed class Configuration : IEntityTypeConfiguration<InquirySearchToken>
    {
        public void Configure(EntityTypeBuilder<InquirySearchToken> token)
        {
            token.ToTable("InquirySearchTokens");
            token.HasKey(t => new { t.Token, t.InquiryId });
            token.Property(t => t.Token).ValueGeneratedNever();
        }
    }
}
