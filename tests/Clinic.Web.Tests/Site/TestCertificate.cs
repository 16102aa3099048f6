using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Clinic.Web.Tests.Site;

/// <summary>A certificate of the test's own, for a site that is served over HTTPS.</summary>
public static class TestCertificate
{
    /// <summary>Where it lies.</summary>
    public static string MakeIn(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder, "test-certificate.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        return file;
    }
}
