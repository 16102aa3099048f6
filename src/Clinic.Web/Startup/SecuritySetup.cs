using System.Globalization;
using System.Net;
using Clinic.Web.Data;
using Clinic.Web.Hosting;
using Clinic.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Startup;

public static class ClinicSecurity
{
    public static IServiceCollection AddClinicSecurity(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(provider => VaultKeys.Open(provider.GetRequiredService<SiteFolders>(), () =>
        {
            using var scope = provider.CreateScope();
            return scope.ServiceProvider.GetRequiredService<ClinicDbContext>().Inquiries.Any();
        }));
        services.AddSingleton<Vault>();
        services.AddSingleton(_ => FormLimits.Read(configuration));
        services.AddSingleton<FormLimiter>();

        // In the data folder, beside the vault's keys: instances that share the folder share sign-ins and forms.
        services.AddDataProtection().SetApplicationName("Clinic");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<SiteFolders, ILoggerFactory>((keys, folders, loggers) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                    Directory.CreateDirectory(Path.Combine(folders.Keys, "cookies")), loggers));

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = CookieNames.For("clinic-form", environment);
            options.Cookie.SecurePolicy = CookieNames.SecurePolicy(environment);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors 'none' says it already
        });
        // One word from a form to the page after it.
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = CookieNames.For("clinic-word", environment);
            options.Cookie.SecurePolicy = CookieNames.SecurePolicy(environment);
        });
        services.Configure<ForwardedHeadersOptions>(options => ReadProxies(options, configuration));
        services.AddHttpsRedirection(options => options.HttpsPort = ReadPort(configuration));
        return services;
    }

    /// <summary>Believes the client's address and scheme from known proxies only; loopback is one.</summary>
    public static void UseClinicProxies(this WebApplication app) => app.UseForwardedHeaders();

    /// <summary>Outside development every page but the health checks is for HTTPS alone.</summary>
    public static void UseHttpsOnly(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health"),
            pages => pages.UseHttpsRedirection());
    }

    private static int ReadPort(IConfiguration configuration) => configuration.Setting("HTTPS_PORT") switch
    {
        null or "" => 443,
        var value when ushort.TryParse(value, CultureInfo.InvariantCulture, out var port) && port > 0 => port,
        var value => throw new ConfigurationException("HTTPS_PORT", $"'{value}' is not a port"),
    };

    private static void ReadProxies(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in configuration.SettingList("ForwardedHeaders:KnownProxies"))
        {
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network)) options.KnownIPNetworks.Add(network);
            else
            {
                throw new ConfigurationException("ForwardedHeaders:KnownProxies",
                    $"'{proxy}' is neither an IP address nor a network such as 10.0.0.0/8");
            }
        }
    }
}
