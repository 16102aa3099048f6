using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Clinic.Web.Security;

/// <summary>
/// Seals words into envelopes and opens them: AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce each, with the
/// key's id, the subject's id and the purpose bound as associated data, so that an envelope moved to another row or
/// used for another purpose does not open. One key seals at most 2^32 envelopes (SP 800-38D section 8.3).
/// </summary>
/// <remarks>Layout: version (1 byte), key id (16), nonce (12), tag (16), ciphertext.</remarks>
public sealed class Vault(VaultKeys keys)
{
    private const byte Version = 1;
    private const int IdBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + IdBytes + NonceBytes + TagBytes;

    // Lengths are rounded up, so that the size of an envelope does not tell a short cry for help from a long story.
    private const int PaddingBytes = 256;

    /// <summary>The key that seals now, and that digests are made with.</summary>
    public Guid ActiveKey => keys.ActiveId;

    /// <summary>Seals a value as JSON, padded with the spaces that JSON allows at its end.</summary>
    public byte[] Seal<T>(Guid subject, string purpose, T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, SealedJson.Options);
        var padded = new byte[(json.Length / PaddingBytes + 1) * PaddingBytes];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' ');
        return SealBytes(subject, purpose, padded);
    }

    /// <exception cref="CryptographicException">The envelope is damaged, belongs to another subject or purpose, or holds something else.</exception>
    public T Open<T>(Guid subject, string purpose, ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length < HeaderBytes || envelope[0] != Version)
            throw new CryptographicException("Not an envelope of this vault.");
        var keyId = new Guid(envelope.Slice(1, IdBytes), bigEndian: true);
        if (!keys.TryGet(keyId, out var key))
            throw new CryptographicException($"No key file for {keyId:N} in {keys.Folder}.");

        var nonce = envelope.Slice(1 + IdBytes, NonceBytes);
        var tag = envelope.Slice(1 + IdBytes + NonceBytes, TagBytes);
        var words = new byte[envelope.Length - HeaderBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, envelope[HeaderBytes..], tag, words, Bound(keyId, subject, purpose));
        try
        {
            return JsonSerializer.Deserialize<T>(words, SealedJson.Options) ?? throw new CryptographicException("The envelope holds nothing.");
        }
        catch (JsonException)
        {
            throw new CryptographicException("The envelope holds something else."); // without the cause, which may quote it
        }
    }

    /// <summary>The same; null for what is missing, erased or damaged, or whose key is not here: whoever shows a list shows the rest of it.</summary>
    public T? TryOpen<T>(Guid subject, string purpose, byte[]? envelope)
        where T : class
    {
        if (envelope is not { Length: > 0 }) return null;
        try
        {
            return Open<T>(subject, purpose, envelope);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A keyed digest (HMAC-SHA-256) that only this site can make, for telling whether two things are the same.</summary>
    public byte[] Digest(string purpose, ReadOnlySpan<byte> of)
    {
        keys.TryGet(keys.ActiveId, out var key);
        var derived = HKDF.Expand(HashAlgorithmName.SHA256, key, 32, Encoding.UTF8.GetBytes("clinic digest " + purpose));
        return HMACSHA256.HashData(derived, of);
    }

    private byte[] SealBytes(Guid subject, string purpose, ReadOnlySpan<byte> words)
    {
        keys.TryGet(keys.ActiveId, out var key);
        var envelope = new byte[HeaderBytes + words.Length];
        var span = envelope.AsSpan();
        span[0] = Version;
        keys.ActiveId.TryWriteBytes(span.Slice(1, IdBytes), bigEndian: true, out _);
        var nonce = span.Slice(1 + IdBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, words, span[HeaderBytes..], span.Slice(1 + IdBytes + NonceBytes, TagBytes),
            Bound(keys.ActiveId, subject, purpose));
        return envelope;
    }

    private static byte[] Bound(Guid keyId, Guid subject, string purpose)
    {
        var bound = new byte[1 + IdBytes + IdBytes + Encoding.UTF8.GetByteCount(purpose)];
        bound[0] = Version;
        keyId.TryWriteBytes(bound.AsSpan(1), bigEndian: true, out _);
        subject.TryWriteBytes(bound.AsSpan(1 + IdBytes), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(purpose, bound.AsSpan(1 + 2 * IdBytes));
        return bound;
    }
}
