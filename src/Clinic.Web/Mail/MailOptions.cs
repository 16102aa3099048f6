using Clinic.Web.Hosting;
using MailKit.Security;
using MimeKit;

namespace Clinic.Web.Mail;

/// <summary>
/// Where mail goes: keys <c>Mail:Host</c>, <c>Port</c>, <c>Security</c> (None, StartTls or Tls), <c>User</c>,
/// <c>Password</c>, <c>From</c>, <c>StaffTo</c> and <c>AlertTo</c>. Without a host, development writes mail into a folder and
/// production sends none.
/// </summary>
public sealed record MailOptions
{
    /// <summary>Null when no server is configured.</summary>
    public string? Host { get; private init; }

    public int Port { get; private init; }

    public SecureSocketOptions Security { get; private init; }

    public string? User { get; private init; }

    public string? Password { get; private init; }

    /// <summary>The sender; null for the clinic's own address.</summary>
    public MailboxAddress? From { get; private init; }

    /// <summary>Who hears of new messages; null for the clinic's own address.</summary>
    public MailboxAddress? StaffTo { get; private init; }

    /// <summary>Who is told that somebody may be in danger; null for <see cref="StaffTo"/>.</summary>
    public MailboxAddress? AlertTo { get; private init; }

    /// <summary>Where the links in mail lead; set whenever mail is sent.</summary>
    public Uri? Site { get; private init; }

    /// <summary>Development's stand-in for a server.</summary>
    public string? Folder { get; private init; }

    /// <summary>Whether anything is sent at all.</summary>
    public bool Enabled => Host is not null || Folder is not null;

    /// <summary>Where mail goes, for whoever started the site.</summary>
    public string Destination =>
        Host is not null ? $"sent by {Host}:{Port}"
        : Folder is not null ? $"written to {Folder} as .eml files; nothing is sent"
        : "none is sent: set Mail:Host; until then new requests wait at the desk";

    /// <exception cref="ConfigurationException">A key is missing or has a value that cannot be used.</exception>
    public static MailOptions Read(
        IConfiguration configuration, IHostEnvironment environment, SiteFolders folders, SiteAddress address)
    {
        var read = new MailOptions
        {
            Host = configuration.Setting("Mail:Host") is { Length: > 0 } host ? host : null,
            Port = ReadPort(configuration.Setting("Mail:Port")),
            Security = ReadSecurity(configuration.Setting("Mail:Security")),
            User = configuration.Setting("Mail:User") is { Length: > 0 } user ? user : null,
            Password = configuration.Setting("Mail:Password"),
            From = ReadAddress(configuration, "Mail:From"),
            StaffTo = ReadAddress(configuration, "Mail:StaffTo"),
            AlertTo = ReadAddress(configuration, "Mail:AlertTo"),
        };
        if (read.Host is null)
        {
            return environment.IsDevelopment()
                ? read with { Folder = Path.Combine(folders.Data, "mail"), Site = new Uri(address.Configured ?? Listening(configuration)) }
                : read;
        }

        if (address.Configured is not { } site) throw new ConfigurationException("Site:Url", "is empty; links in mail need it");
        if (read.From is null) throw new ConfigurationException("Mail:From", "is empty; mail needs a sender");
        if (read.StaffTo is null) throw new ConfigurationException("Mail:StaffTo", "is empty; nobody would hear of new messages");
        return read with { Site = new Uri(site) };
    }

    // Only development comes here: the address this process was told to listen on.
    private static string Listening(IConfiguration configuration) =>
        configuration["urls"]?.Split(';')[0] is { } first && Uri.TryCreate(first, UriKind.Absolute, out _)
            ? first
            : "http://localhost:5080";

    private static int ReadPort(string? value) => value switch
    {
        null or "" => 587, // submission, RFC 6409
        _ when ushort.TryParse(value, out var port) && port > 0 => port,
        _ => throw new ConfigurationException("Mail:Port", $"'{value}' is not a port"),
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
        if (configuration.Setting(key) is not { Length: > 0 } value) return null;
        return MailboxAddress.TryParse(value, out var address) && address.Address.Contains('@', StringComparison.Ordinal)
            ? address
            : throw new ConfigurationException(key, $"'{value}' is not an email address");
    }
}
