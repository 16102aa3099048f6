using Clinic.Web.Hosting;

namespace Clinic.Web.Features.Desk.Escalation;

/// <summary>Looks every minute, by the site's clock, whether somebody is about to be forgotten.</summary>
public sealed class EscalationService(IServiceScopeFactory scopes, TimeProvider time, ILogger<EscalationService> logger)
    : BackgroundJob("Nobody could be looked for who is about to be forgotten", time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly TimeProvider time = time;

    protected override async Task<bool> RoundAsync(CancellationToken stopping)
    {
        await Task.Delay(Every, time, stopping);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Escalations>().RunAsync(stopping);
        return true;
    }
}
