using Clinic.Web.Data;
using Clinic.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Delivery;

/// <summary>Waits for the sender, which works by itself; a clock that stands still is moved on meanwhile.</summary>
public static class OutboxWaiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Until every mail has been sent.</summary>
    public static Task OutboxEmptyAsync(this ClinicSite site, FakeTimeProvider? time = null) => site.UntilAsync(
        async db => await db.Outbox.AnyAsync() && !await db.Outbox.AnyAsync(mail => mail.SentAt == null), time);

    /// <summary>Until something holds in the database.</summary>
    public static async Task UntilAsync(
        this ClinicSite site, Func<ClinicDbContext, Task<bool>> holds, FakeTimeProvider? time = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await site.QueryAsync(holds))
        {
            patience.Token.ThrowIfCancellationRequested();
            // Not while a mail is under way: its try would be over at once.
            if (time is not null && !await site.QueryAsync(db => db.Outbox.AnyAsync(mail => mail.LeasedUntil != null)))
                time.Advance(TimeSpan.FromMinutes(1));
            site.Services.GetRequiredService<OutboxSignal>().Raise();
            await Task.Yield();
        }
    }
}
