namespace Clinic.Web.Hosting;

/// <summary>
/// The site's public address, for links that leave it. <c>Site:Url</c> where it is configured; else the address that
/// was asked for, which kept pages may not contain, so they leave such links out.
/// </summary>
/// <exception cref="ConfigurationException"><c>Site:Url</c> is not an http or https address.</exception>
public sealed class SiteAddress(IConfiguration configuration)
{
    /// <summary>Without a slash at the end; null until <c>Site:Url</c> is configured.</summary>
    public string? Configured { get; } = Read(configuration.Setting("Site:Url"));

    public string For(HttpRequest request) => Configured ?? $"{request.Scheme}://{request.Host}";

    private static string? Read(string? url) => url switch
    {
        null or "" => null,
        _ when Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => url.TrimEnd('/'),
        _ => throw new ConfigurationException("Site:Url", $"'{url}' is not an address such as https://www.example.org"),
    };
}
