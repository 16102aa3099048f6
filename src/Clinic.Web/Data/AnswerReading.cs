using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>When a writer's page first showed them an answer. Written once, beside the entry of the timeline, which never changes.</summary>
public sealed class AnswerReading
{
    private AnswerReading()
    {
    }

    public AnswerReading(Guid eventId, DateTime at)
    {
        EventId = eventId;
        ReadAt = at;
    }

    public Guid EventId { get; private init; }

    public DateTime ReadAt { get; private init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AnswerReading>
    {
        public void Configure(EntityTypeBuilder<AnswerReading> reading)
        {
            reading.ToTable("AnswerReadings");
            reading.HasKey(r => r.EventId);
            reading.Property(r => r.EventId).ValueGeneratedNever();
            reading.HasOne<InquiryEvent>().WithOne().HasForeignKey<AnswerReading>(r => r.EventId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
