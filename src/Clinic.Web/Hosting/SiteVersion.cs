using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Clinic.Content;

namespace Clinic.Web.Hosting;

/// <summary>Changes whenever a page may read differently: with the program, its files, the content and the day.</summary>
public sealed class SiteVersion(PageLibrary library, TimeProvider time)
{
    /// <summary>The version as people name it, and after a plus sign the commit where it was built from one.</summary>
    public static string Name { get; } = typeof(SiteVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static readonly string Program =
        typeof(SiteVersion).Assembly.ManifestModule.ModuleVersionId.ToString("N") + HashOfFiles();

    /// <summary>A strong entity tag (RFC 9110 section 8.8.3): it differs by encoding, because the bytes do.</summary>
    public string EntityTag(HttpRequest request)
    {
        var day = time.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var seed = $"{Program} {library.Current.Fingerprint} {day} {request.Headers.AcceptEncoding}";
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..20]}\"";
    }

    // A page names its stylesheet and script by their fingerprints, which stand in this file: a new stylesheet alone
    // leaves the program as it was, and a browser would keep asking for the one that is gone.
    private static string HashOfFiles()
    {
        var name = $"{typeof(SiteVersion).Assembly.GetName().Name}.staticwebassets.endpoints.json";
        var manifest = Path.Combine(AppContext.BaseDirectory, name);
        return File.Exists(manifest) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(manifest))) : "";
    }
}
