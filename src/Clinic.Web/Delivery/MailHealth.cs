using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Clinic.Web.Delivery;

/// <summary>Whether mail goes out; without it patients are still taken, so the site is never unhealthy for it.</summary>
public sealed class MailHealth(ClinicDbContext db, MailOptions options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!options.Enabled) return HealthCheckResult.Degraded("Mail:Host is not set; staff hear of nothing until they look");
        var unsent = await db.Outbox.CountAsync(mail => mail.DeadAt != null, cancellationToken);
        return unsent == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{unsent} given up; the desk shows them");
    }
}
