using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>One entry of an inquiry's timeline: who did what, when. Never deleted alone, and never changed but for the note of an erased inquiry.</summary>
public sealed class InquiryEvent
{
    public const int NoteMax = 5_000;

    private InquiryEvent()
    {
    }

    internal InquiryEvent(
        Guid id, Guid inquiryId, EventDetail says, DateTime at, StaffMember? by, byte[]? sealedNote)
    {
        Id = id;
        InquiryId = inquiryId;
        Kind = says.Kind;
        At = at;
        StaffId = by?.Id;
        StaffName = by?.DisplayName;
        Detail = says.Stored;
        SealedNote = sealedNote;
    }

    public Guid Id { get; private init; }

    public Guid InquiryId { get; private init; }

    public InquiryEventKind Kind { get; private init; }

    public DateTime At { get; private init; }

    /// <summary>Null when the visitor or the site itself acted.</summary>
    public Guid? StaffId { get; private init; }

    /// <summary>The name as it was then, so that the trail outlives the account.</summary>
    public string? StaffName { get; private init; }

    /// <summary>What it says besides its kind, read by <see cref="EventDetails"/>.</summary>
    public EventDetail Says => new(Kind, Detail);

    // A code, never free text.
    private string? Detail { get; init; }

    /// <summary>What staff or the visitor wrote, sealed under this event's id; null when nothing, or erased.</summary>
    public byte[]? SealedNote { get; private set; }

    internal void Erase() => SealedNote = null;

    internal sealed class Configuration : IEntityTypeConfiguration<InquiryEvent>
    {
        public void Configure(EntityTypeBuilder<InquiryEvent> entry)
        {
            entry.ToTable("InquiryEvents");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Ignore(e => e.Says);
            entry.Property(e => e.StaffName).HasMaxLength(StaffMember.DisplayNameMax);
            entry.Property<string?>(nameof(Detail)).HasMaxLength(64).IsUnicode(false);
            entry.HasIndex(e => new { e.InquiryId, e.At });
            entry.HasIndex(e => new { e.Kind, e.At, e.Id }); // who looked at what, month by month
        }
    }
}
