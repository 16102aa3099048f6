using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Clinic.Web.Typed;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Data;

/// <summary>
/// Makes tokens for inquiries that have none, or whose tokens another vault key made, while the site runs: an update
/// or a new key never makes somebody wait for the start.
/// </summary>
public sealed partial class TokenFilling(
    IServiceScopeFactory scopes, Vault vault, TimeProvider time, ILogger<TokenFilling> logger)
    : BackgroundJob("Filling search tokens stopped early", time, logger)
{
    private const int AtOnce = 100;

    private readonly ILogger logger = logger;

    // Somebody changed one of them in that moment, another instance fills them too, or the database went away.
    protected override TimeSpan PauseAfterFailure => TimeSpan.FromMinutes(1);

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        var filled = 0;
        while (await FillAsync(stopping) is > 0 and var some) filled += some;
        if (filled > 0) LogFilled(logger, filled);
        return false;
    }

    /// <summary>Fills some and says how many; 0 when all are done.</summary>
    private async Task<int> FillAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDbContext>();
        var writer = scope.ServiceProvider.GetRequiredService<InquiryTokenWriter>();
        foreach (var key in await OtherKeysAsync(db, cancellation))
        {
            var some = await db.Inquiries.Where(i => i.SearchKey == key).OrderBy(i => i.SearchKey).Take(AtOnce).ToListAsync(cancellation);
            foreach (var inquiry in some)
            {
                if (InquiryWords.TryOpen(inquiry, vault) is { } words) await writer.RewriteAsync(inquiry, words, cancellation);
                else inquiry.Index(inquiry.Language ?? SpokenLanguage.English, vault.ActiveKey); // erased, or not to be opened
            }

            await db.SaveChangesAsync(cancellation);
            return some.Count;
        }

        return 0;
    }

    // The two ends of an index say whether there is any other, without a look at what lies between.
    private async Task<IEnumerable<Guid?>> OtherKeysAsync(ClinicDbContext db, CancellationToken cancellation)
    {
        var ends = await db.Inquiries.OrderBy(i => i.SearchKey).Select(i => i.SearchKey).Take(1).ToListAsync(cancellation);
        ends.AddRange(await db.Inquiries.OrderByDescending(i => i.SearchKey).Select(i => i.SearchKey).Take(1).ToListAsync(cancellation));
        return ends.Where(key => key != vault.ActiveKey);
    }

    [LoggerMessage(LogLevel.Information, "{Count} inquiries can be searched now")]
    private static partial void LogFilled(ILogger logger, int count);
}
