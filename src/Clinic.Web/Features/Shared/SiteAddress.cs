namespace Clinic.Web.Features.Shared;

/// <summary>
/// The site's public address, for links that leave it. <c>Site:Url</c> where it is configured; else the address that
/// was asked for, which kept pages may not contain, so they leave such links out.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    /// <summary>Without a slash at the end; null until <c>Site:Url</c> is configured.</summary>
    public string? Configured { get; } = configuration["Site:Url"]?.TrimEnd('/') is { Length: > 0 } url ? url : null;

    public string For(HttpRequest request) => Configured ?? $"{request.Scheme}://{request.Host}";
}
