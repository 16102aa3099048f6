using Clinic.Web.Hosting;
using MailKit.Security;
using MimeKit;

namespace Clinic.Web.Delivery;

/// <summary>
/// Where mail goes: keys <c>Mail:Host</c>, <c>Port</c>, <c>Security</c> (None, StartTls or Tls), <c>User</c>,
/// <c>Password</c>, <c>From</c> and <c>StaffTo</c>. Without a host, development writes mail into a folder and
/// production sends none.
/// </summary>
public sealed record MailOptions(
    string? Host, int Port, SecureSocketOptions Security, string? User, string? Password,
    MailboxAddress? From, MailboxAddress? StaffTo, Uri? SiteUrl, string? Folder)
{
    /// <summary>Whether anything is sent at all.</summary>
    public bool Enabled => Host is not null || Folder is not null;

    /// <exception cref="ConfigurationException">A key is missing or has a value that cannot be used.</exception>
    public static MailOptions Read(IConfiguration configuration, IHostEnvironment environment, SiteFolders folders)
    {
        var host = configuration["Mail:Host"] is { Length: > 0 } named ? named : null;
        var folder = host is null && environment.IsDevelopment() ? Path.Combine(folders.Data, "mail") : null;
        var site = ReadSiteUrl(configuration, environment);
        if (host is not null && site is null)
            throw new ConfigurationException("Site:Url", "is empty; links in mail need the site's address");
        if (host is not null && string.IsNullOrEmpty(configuration["Mail:From"]))
            throw new ConfigurationException("Mail:From", "is empty; mail needs a sender");

        return new MailOptions(
            host,
            ReadPort(configuration["Mail:Port"]),
            ReadSecurity(configuration["Mail:Security"]),
            configuration["Mail:User"],
            configuration["Mail:Password"],
            ReadAddress(configuration, "Mail:From"),
            ReadAddress(configuration, "Mail:StaffTo"),
            site,
            folder);
    }

    private static Uri? ReadSiteUrl(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Site:Url"] is not { Length: > 0 } url)
            return environment.IsDevelopment() ? new Uri("http://localhost:5080") : null;
        return Uri.TryCreate(url, UriKind.Absolute, out var site) && site.Scheme is "http" or "https"
            ? site
            : throw new ConfigurationException("Site:Url", $"'{url}' is not an address such as https://clinic.example");
    }

    private static int ReadPort(string? value) => value switch
    {
        null or "" => 587, // submission, RFC 6409
        _ when int.TryParse(value, out var port) && port is > 0 and < 65536 => port,
        _ => throw new ConfigurationException("Mail:Port", $"'{value}' is not a port from 1 to 65535"),
    };

    private static SecureSocketOptions ReadSecurity(string? value) => value?.ToUpperInvariant() switch
    {
        null or "" or "STARTTLS" => SecureSocketOptions.StartTls,
        "TLS" => SecureSocketOptions.SslOnConnect,
        "NONE" => SecureSocketOptions.None,
        _ => throw new ConfigurationException("Mail:Security", $"'{value}' is not known; use StartTls, Tls or None"),
    };

    private static MailboxAddress? ReadAddress(IConfiguration configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } value) return null;
        return MailboxAddress.TryParse(value, out var address)
            ? address
            : throw new ConfigurationException(key, $"'{value}' is not an email address");
    }
}
