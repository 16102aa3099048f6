using Clinic.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Clinic.Web.Mail;

/// <summary>Whether mail goes out; without it patients are still taken, so the site is never unhealthy for it.</summary>
public sealed class MailHealth(ClinicDbContext db, MailOptions options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!options.Enabled) return HealthCheckResult.Degraded("Mail:Host is not set; staff hear of nothing until they look");
        var failing = await Outbox.Failing(db).GroupBy(mail => new { GivenUp = mail.DeadAt != null, mail.LastError })
            .Select(group => new { group.Key.GivenUp, group.Key.LastError, Count = group.Count() }).ToListAsync(cancellationToken);
        return failing.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join(", ", failing.Select(group =>
                $"{group.Count} {(group.GivenUp ? "given up" : "failing")}: {group.LastError}")) + "; the desk shows them");
    }
}
