using Clinic.Content;
using Clinic.Web.Clock;
using Clinic.Web.Data;
using Clinic.Web.Features.Desk.SignIn;
using Clinic.Web.Forms;
using Clinic.Web.Hosting;
using Clinic.Web.Mail;
using Clinic.Web.Security;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;

namespace Clinic.Web.Startup;

/// <summary>What has to be true before the first visitor comes; anything wrong stops the start.</summary>
public static class StartUp
{
    /// <exception cref="ConfigurationException">Names the key and what to do.</exception>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        CheckConfiguration(services);
        _ = services.GetRequiredService<PageLibrary>(); // the content is checked before anything is touched
        await using var scope = services.CreateAsyncScope();
        var migrator = scope.ServiceProvider.GetRequiredService<DatabaseMigrator>();
        if (services.GetRequiredService<DatabaseOptions>().Provider is DatabaseProvider.Sqlite)
        {
            await migrator.MigrateAsync(cancellation);
        }
        else if (await migrator.PendingAsync(cancellation) is { Count: > 0 } pending)
        {
            throw new ConfigurationException("ConnectionStrings:Clinic",
                $"the database lacks {pending.Count} migration(s); run the command 'migrate' first");
        }

        MakeKeys(services);
    }

    /// <summary>Reads every key once, so that a bad one is found now and not by the first visitor who needs it.</summary>
    public static void CheckConfiguration(IServiceProvider services)
    {
        SettingKeys.CheckSpelling(services.GetRequiredService<IConfiguration>());
        services.GetRequiredService<SiteFolders>().MakeDataWritable();
        _ = services.GetRequiredService<DatabaseOptions>();
        _ = services.GetRequiredService<DiskLimit>();
        _ = services.GetRequiredService<FormLimits>();
        _ = services.GetRequiredService<SiteAddress>();
        _ = services.GetRequiredService<MailOptions>();
        _ = services.GetRequiredService<SpamCheck>();
        _ = services.GetRequiredService<ProofOfWork>();
        _ = services.GetRequiredService<IdleLimit>();
        _ = services.GetRequiredService<DangerClock>();
        _ = services.GetRequiredService<SecondStepRule>();
        _ = services.GetRequiredService<ResponseTimes>();
        _ = services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        _ = services.GetRequiredService<IOptions<HttpsRedirectionOptions>>().Value;
    }

    /// <summary>Opens the vault and the cookie keys, making the first of each.</summary>
    public static void MakeKeys(IServiceProvider services)
    {
        _ = services.GetRequiredService<VaultKeys>();
        _ = services.GetRequiredService<IKeyManager>().GetAllKeys();
    }
}
