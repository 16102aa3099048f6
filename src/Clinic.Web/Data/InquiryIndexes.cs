using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clinic.Web.Data;

/// <summary>
/// The indexes that the desk reads by. Each list is walked in its own order from where its page begins, so a page costs
/// the same among a million as among a thousand. What was set aside is left out of them: a flood of it must not slow
/// the queue. Lists that go by arrival have attention before it: danger first, then who cannot wait. Brackets around names are read by SQLite too.
/// </summary>
internal static class InquiryIndexes
{
    private const string Genuine = "[Suspicion] IS NULL";

    public static void AddIndexes(this EntityTypeBuilder<Inquiry> inquiry)
    {
        inquiry.HasIndex(i => new { i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Status, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Topic, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Status, i.Topic, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.AssigneeId, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Status, i.AssigneeId, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Language, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Status, i.Language, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Distress, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.Distress, i.Status, i.Attention, i.ReceivedAt, i.Reference }).HasFilter(Genuine);
        inquiry.HasIndex(i => new { i.ReceivedAt, i.Reference }, "IX_Inquiries_SetAside").HasFilter("[Suspicion] IS NOT NULL");
        inquiry.HasIndex(i => new { i.Status, i.ReceivedAt, i.Reference }, "IX_Inquiries_SetAside_Status").HasFilter("[Suspicion] IS NOT NULL");

        // Short lists: only what is still to be done stands in them.
        inquiry.HasIndex(i => new { i.Attention, i.DangerDueAt, i.Reference }).HasFilter("[Suspicion] IS NULL AND [Attention] = 'Danger'");
        inquiry.HasIndex(i => new { i.AddedReadBy, i.Reference }).HasFilter("[AddedReadBy] IS NOT NULL");
        inquiry.HasIndex(i => i.ReadBy).HasFilter("[Status] = 'New' AND [EscalatedAt] IS NULL"); // set aside or not: both were told a time
        inquiry.HasIndex(i => new { i.Status, i.ReadBy, i.Reference }).HasFilter($"{Genuine} AND [Status] = 'New'");
        inquiry.HasIndex(i => new { i.FollowUpOn, i.Reference }).HasFilter($"{Genuine} AND [FollowUpOn] IS NOT NULL");
        inquiry.HasIndex(i => new { i.Status, i.ScheduledFor, i.Reference }).HasFilter($"{Genuine} AND [Status] = 'Scheduled'");
        inquiry.HasIndex(i => new { i.EstimateDueOn, i.Reference })
            .HasFilter($"{Genuine} AND [EstimateDueOn] IS NOT NULL AND [EstimateGivenAt] IS NULL AND [Status] <> 'Closed'");
        inquiry.HasIndex(i => new { i.ErasureAskedAt, i.Reference })
            .HasFilter("[ErasureAskedAt] IS NOT NULL AND [ErasedAt] IS NULL");
        inquiry.HasIndex(i => i.AssignedAt).HasFilter("[AssigneeId] IS NOT NULL AND [Status] <> 'Closed'");
        inquiry.HasIndex(i => i.SearchKey);
    }
}
