using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

public enum StaffRole
{
    Staff,
    Owner,
}

/// <summary>Somebody who may work at the desk.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    public const int DisplayNameMax = 100;

    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    public DateTime JoinedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffMember>
    {
        public void Configure(EntityTypeBuilder<StaffMember> staff)
        {
            staff.ToTable("Staff");
            staff.Property(s => s.DisplayName).HasMaxLength(DisplayNameMax);
        }
    }
}
