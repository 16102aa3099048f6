using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>What somebody may do at the desk. Who follows up is <see cref="Staff"/>, called coordinator on pages.</summary>
public enum StaffRole
{
    Staff,
    Owner,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,
}

/// <summary>Somebody who may work at the desk.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    public const int DisplayNameMax = 100;

    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    public DateTime JoinedAt { get; set; }

    /// <summary>Since when they may no longer sign in; null while they may.</summary>
    public DateTime? DisabledAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffMember>
    {
        public void Configure(EntityTypeBuilder<StaffMember> staff)
        {
            staff.ToTable("Staff");
            staff.Property(s => s.DisplayName).HasMaxLength(DisplayNameMax);
        }
    }
}
