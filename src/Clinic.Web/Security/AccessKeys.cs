using System.Buffers.Text;
using System.Security.Cryptography;

namespace Clinic.Web.Security;

/// <summary>
/// The key in a visitor's own link: 128 bits that only this site's vault can make from the submission, so that a form
/// sent twice gets one link. The database holds its SHA-256 alone, from which it cannot be had back.
/// </summary>
public sealed class AccessKeys(Vault vault)
{
    private const int Bytes = 16;

    public string For(byte[] submissionDigest) =>
        Base64Url.EncodeToString(vault.Digest("access key", submissionDigest).AsSpan(0, Bytes));

    public static byte[] Hash(string key) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key));

    /// <summary>Takes as long for a wrong key as for the right one.</summary>
    public static bool Opens(string? key, byte[] hash) =>
        CryptographicOperations.FixedTimeEquals(Hash(key ?? ""), hash.Length == SHA256.HashSizeInBytes ? hash : new byte[SHA256.HashSizeInBytes]);
}
