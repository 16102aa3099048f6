using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Clinic.Web.Data;

/// <summary>
/// When sealed words or the tokens they are found by are destroyed or replaced, SQLite's write-ahead log still holds them as they were:
/// it is copied into the file and cut to nothing before the save returns. Where somebody reads at that moment it cannot be, and
/// <see cref="WalTruncation"/> does it as soon as they are done.
/// </summary>
public sealed class ErasedFromDisk(WalSignal signal) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ClinicDbContext db) db.DestroysWords = db.ChangeTracker.Entries().Any(DestroysWords);
        return ValueTask.FromResult(result);
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not ClinicDbContext { DestroysWords: true } db) return result;
        db.DestroysWords = false;
        if (db.Database.CurrentTransaction is not null || !await WalTruncation.TryAsync(db)) signal.Raise();
        return result;
    }

    private static bool DestroysWords(EntityEntry entry) =>
        entry.Entity is Inquiry or InquiryEvent or InquirySearchToken or RequestAccess or PageFeedback
        && (entry.State is EntityState.Deleted
            || (entry.State is EntityState.Modified && entry.Properties.Any(p => p.IsModified && p.OriginalValue is byte[] { Length: > 0 })));
}
