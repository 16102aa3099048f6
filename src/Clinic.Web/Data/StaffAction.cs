using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>What staff did that belongs to no single inquiry.</summary>
public enum StaffActionKind
{
    SignedIn,
    Invited,
    RoleChanged,
    Disabled,
    Enabled,
    SignedOut,
    EverybodySignedOut,

    /// <summary>An owner went through a month of the trail.</summary>
    TrailReviewed,

    /// <summary>An owner said that the keys are backed up.</summary>
    KeysBackedUp,
}

/// <summary>An entry of the staff's own trail. Never changed and never deleted.</summary>
public sealed class StaffAction
{
    private StaffAction()
    {
    }

    /// <param name="detail">A code, never free text: a role, or a month.</param>
    public StaffAction(StaffActionKind kind, StaffMember by, DateTime at, StaffMember? about = null, string? detail = null)
    {
        Id = Guid.CreateVersion7();
        Kind = kind;
        At = at;
        StaffId = by.Id;
        StaffName = by.DisplayName;
        AboutId = about?.Id;
        AboutName = about?.DisplayName;
        Detail = detail;
    }

    public Guid Id { get; private init; }

    public StaffActionKind Kind { get; private init; }

    public DateTime At { get; private init; }

    public Guid StaffId { get; private init; }

    /// <summary>The name as it was then.</summary>
    public string StaffName { get; private init; } = "";

    /// <summary>Whom it was done to; null when nobody in particular.</summary>
    public Guid? AboutId { get; private init; }

    public string? AboutName { get; private init; }

    public string? Detail { get; private init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffAction>
    {
        public void Configure(EntityTypeBuilder<StaffAction> action)
        {
            action.ToTable("StaffActions");
            action.Property(a => a.Id).ValueGeneratedNever();
            action.Property(a => a.StaffName).HasMaxLength(StaffMember.DisplayNameMax);
            action.Property(a => a.AboutName).HasMaxLength(StaffMember.DisplayNameMax);
            action.Property(a => a.Detail).HasMaxLength(64).IsUnicode(false);
            action.HasIndex(a => new { a.At, a.Id });
            action.HasIndex(a => new { a.StaffId, a.Kind, a.At });
        }
    }
}
