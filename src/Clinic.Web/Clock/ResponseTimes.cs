using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Clock;

/// <summary>
/// What the site may say about how fast the clinic answers: computed, never typed, and only where the clinic asks for it
/// (<c>Desk:PublishResponseTimes</c>) and enough people were answered.
/// </summary>
public sealed class ResponseTimes(IConfiguration configuration, IServiceScopeFactory scopes, TimeProvider time, ClinicClock clock, IStringLocalizer<SiteTexts> texts)
{
    public const int Days = 90;

    /// <summary>Fewer say more about each of them than about the clinic.</summary>
    public const int Fewest = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    // Two who ask at once may both compute it; either answer is right.
    private volatile Said? last;

    /// <exception cref="ConfigurationException">The key is neither true nor false.</exception>
    public bool Published { get; } = configuration.Setting("Desk:PublishResponseTimes") switch
    {
        null or "" => false,
        var value when bool.TryParse(value, out var published) => published,
        var value => throw new ConfigurationException("Desk:PublishResponseTimes", $"'{value}' is neither true nor false"),
    };

    /// <summary>Such as "half of those who wrote in the last 90 days heard from us within 5 hours"; null where nothing is said.</summary>
    public async Task<string?> SayAsync(CancellationToken cancellation)
    {
        if (!Published) return null;
        var now = time.GetUtcNow();
        if (last is not { } known || known.At + Fresh <= now) last = known = new Said(now, await ComputeAsync(now, cancellation));
        return known.Times is { Answered: >= Fewest, Median: { } median, Ninety: { } ninety } times
            ? texts["Of {0} people whom we answered in the last {1} days, half heard from us within {2} and nine of ten within {3}, nights and weekends included.",
                times.Answered, Days, clock.WithinInWords(median), clock.WithinInWords(ninety)].Value
            : null;
    }

    private async Task<ContactTimes> ComputeAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var from = now.UtcDateTime.AddDays(-Days);
        var inquiries = scope.ServiceProvider.GetRequiredService<ClinicDbContext>().Inquiries.AsNoTracking().Where(i => i.Suspicion == null && i.ReceivedAt >= from);
        return await ContactTimes.OfAsync(inquiries, now.UtcDateTime, cancellation);
    }

    private sealed record Said(DateTimeOffset At, ContactTimes Times);
}
