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

    /// <summary>A list was taken out as CSV; the detail says which, the note why.</summary>
    Exported,

    /// <summary>An owner went through a month of the trail.</summary>
    TrailReviewed,

    /// <summary>An owner said that the keys are backed up.</summary>
    KeysBackedUp,

    /// <summary>An owner called or wrote to a crisis line to see that it answers; the detail says which, and its number.</summary>
    CrisisLineCalled,

    PasswordChanged,
    AppAdded,
    AppRemoved,
    PasskeyAdded,
    PasskeyRemoved,

    /// <summary>They sign in with another address from then on.</summary>
    AddressChanged,
}

/// <summary>An entry of the staff's own trail. Never changed and never deleted.</summary>
public sealed class StaffAction
{
    public const int DetailMax = 200;

    private StaffAction()
    {
    }

    /// <param name="detail">A code, never free text: a role, a month, or a filter.</param>
    /// <param name="id">Given where a note was sealed under it.</param>
    public StaffAction(
        StaffActionKind kind, StaffMember by, DateTime at, StaffMember? about = null, string? detail = null, Guid? id = null, byte[]? sealedNote = null)
    {
        Id = id ?? Guid.CreateVersion7();
        SealedNote = sealedNote;
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

    /// <summary>Why, as staff wrote it, sealed under this entry's id.</summary>
    public byte[]? SealedNote { get; private init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StaffAction>
    {
        public void Configure(EntityTypeBuilder<StaffAction> action)
        {
            action.ToTable("StaffActions");
            action.Property(a => a.Id).ValueGeneratedNever();
            action.Property(a => a.StaffName).HasMaxLength(StaffMember.DisplayNameMax);
            action.Property(a => a.AboutName).HasMaxLength(StaffMember.DisplayNameMax);
            action.Property(a => a.Detail).HasMaxLength(DetailMax).IsUnicode(false);
            action.HasIndex(a => new { a.At, a.Id });
            action.HasIndex(a => new { a.StaffId, a.Kind, a.At });
        }
    }
}
