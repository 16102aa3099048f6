using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>Somebody who has an inquiry's page open, or had it open a moment ago.</summary>
public sealed class InquiryViewer
{
    private InquiryViewer()
    {
    }

    public InquiryViewer(Guid inquiryId, StaffMember viewer, DateTime at)
    {
        InquiryId = inquiryId;
        StaffId = viewer.Id;
        StaffName = viewer.DisplayName;
        SeenAt = at;
    }

    public Guid InquiryId { get; private init; }

    public Guid StaffId { get; private init; }

    public string StaffName { get; private init; } = "";

    public DateTime SeenAt { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<InquiryViewer>
    {
        public void Configure(EntityTypeBuilder<InquiryViewer> viewer)
        {
            viewer.ToTable("InquiryViewers");
            viewer.HasKey(v => new { v.InquiryId, v.StaffId });
            viewer.Property(v => v.StaffName).HasMaxLength(StaffMember.DisplayNameMax);
            viewer.HasOne<Inquiry>().WithMany().HasForeignKey(v => v.InquiryId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
