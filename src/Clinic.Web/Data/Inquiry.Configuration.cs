using Clinic.Web.Typed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

public sealed partial class Inquiry
{
    internal sealed class Configuration : IEntityTypeConfiguration<Inquiry>
    {
        public void Configure(EntityTypeBuilder<Inquiry> inquiry)
        {
            inquiry.ToTable("Inquiries");
            inquiry.Property(i => i.Id).ValueGeneratedNever();
            inquiry.Property(i => i.Reference).HasMaxLength(InquiryReference.Length).IsUnicode(false);
            inquiry.Property(i => i.AboutPage).HasMaxLength(AboutPageMax).IsUnicode(false);
            inquiry.Property(i => i.ConsentVersion).HasMaxLength(32).IsUnicode(false);
            inquiry.Property(i => i.ConsentHash).HasMaxLength(64).IsUnicode(false);
            inquiry.Property(i => i.SubmissionDigest).HasMaxLength(32);
            inquiry.Property(i => i.EmailDigest).HasMaxLength(32);
            inquiry.Property(i => i.PhoneDigest).HasMaxLength(32);
            inquiry.Property(i => i.AccessHash).HasMaxLength(32);
            inquiry.Property(i => i.SealedInitials).HasMaxLength(512);
            inquiry.Property(i => i.WrittenIn).HasMaxLength(Inquiry.WrittenInMax).IsUnicode(false).HasDefaultValue("en");
            inquiry.Property(i => i.Language).HasMaxLength(SpokenLanguage.CodeMax).IsUnicode(false);
            inquiry.Property(i => i.Version).IsConcurrencyToken();
            inquiry.HasIndex(i => i.Reference).IsUnique();
            inquiry.HasIndex(i => i.SubmissionDigest).IsUnique();
            inquiry.HasIndex(i => i.RequestKey);
            inquiry.HasIndex(i => i.EmailDigest);
            inquiry.HasIndex(i => i.PhoneDigest);
            inquiry.AddIndexes();
            // AssigneeId and MergedIntoId are plain: SQLite would have to write the table anew to take a foreign key, and
            // neither staff nor inquiries are ever deleted.
            inquiry.HasMany(i => i.Events).WithOne().HasForeignKey(e => e.InquiryId).OnDelete(DeleteBehavior.Cascade);
            inquiry.HasMany<InquirySearchToken>().WithOne().HasForeignKey(t => t.InquiryId).OnDelete(DeleteBehavior.Cascade);
            inquiry.Navigation(i => i.Events).UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}
