namespace Clinic.Web.Hosting;

/// <summary>The site's public address, key <c>Site:Url</c>: for links that are made where nobody asked for a page.</summary>
public sealed record SiteAddress(string? Configured)
{
    /// <exception cref="ConfigurationException">The key holds no http or https address.</exception>
    public static SiteAddress Read(IConfiguration configuration) => configuration["Site:Url"] switch
    {
        null or "" => new SiteAddress(Configured: null),
        var value when Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" =>
            new SiteAddress(value.TrimEnd('/')),
        var value => throw new ConfigurationException("Site:Url", $"'{value}' is not an address such as https://www.example.org"),
    };

    /// <summary>The configured address, else the one that <paramref name="request"/> was sent to.</summary>
    public string Or(HttpRequest request) => Configured ?? $"{request.Scheme}://{request.Host}";
}
