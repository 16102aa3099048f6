using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Clock;

/// <summary>How long people waited for a first answer; nights and weekends are waiting too.</summary>
/// <param name="Answered">Of how many it is known.</param>
/// <param name="Median">Half waited at most so long; null when nobody was answered.</param>
/// <param name="Ninety">Nine of ten waited at most so long.</param>
/// <param name="Kept">How many were answered by the time we promised, of <paramref name="Promised"/> whose time is past or who were answered.</param>
public sealed record ContactTimes(int Answered, TimeSpan? Median, TimeSpan? Ninety, int Kept, int Promised)
{
    /// <param name="inquiries">Without those set aside as a program's.</param>
    /// <param name="now">UTC.</param>
    public static async Task<ContactTimes> OfAsync(IQueryable<Inquiry> inquiries, DateTime now, CancellationToken cancellation)
    {
        var answered = inquiries.Where(i => i.MinutesToContact != null);
        var count = await answered.CountAsync(cancellation);
        var promised = await inquiries.CountAsync(i => i.ReadBy != null && (i.FirstContactAt != null || i.ReadBy < now), cancellation);
        var kept = await inquiries.CountAsync(i => i.ReadBy != null && i.FirstContactAt <= i.ReadBy, cancellation);
        return new ContactTimes(count, await AtAsync(50), await AtAsync(90), kept, promised);

        // Nearest rank: the smallest of them that so many percent do not exceed. A median is the middle row of an ordered
        // list, which both databases can skip to.
        async Task<TimeSpan?> AtAsync(int percent)
        {
            if (count == 0) return null;
            var rank = (int)Math.Ceiling(count * percent / 100.0);
            var minutes = await answered.OrderBy(i => i.MinutesToContact).ThenBy(i => i.Reference).Skip(rank - 1).Select(i => i.MinutesToContact!.Value).FirstAsync(cancellation);
            return TimeSpan.FromMinutes(minutes);
        }
    }
}
