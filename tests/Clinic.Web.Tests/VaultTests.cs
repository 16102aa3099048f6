using System.Security.Cryptography;
using Clinic.Web.Hosting;
using Clinic.Web.Security;

namespace Clinic.Web.Tests;

/// <summary>An envelope opens for its own inquiry and purpose, whole, with the key that sealed it; otherwise not at all.</summary>
public sealed class VaultTests : IDisposable
{
    private const string Purpose = "words";
    private readonly TemporaryFolder data = new();
    private readonly Guid subject = Guid.CreateVersion7();

    [Fact]
    public void What_was_sealed_opens()
    {
        var vault = Open();

        var envelope = vault.Seal(subject, Purpose, "Żółć 王小明 🌙\n\"quoted\"");

        Assert.Equal("Żółć 王小明 🌙\n\"quoted\"", vault.Open<string>(subject, Purpose, envelope));
    }

    [Fact]
    public void An_envelope_moved_to_another_inquiry_does_not_open()
    {
        var vault = Open();
        var envelope = vault.Seal(subject, Purpose, "mine");

        Assert.ThrowsAny<CryptographicException>(() => vault.Open<string>(Guid.CreateVersion7(), Purpose, envelope));
    }

    [Fact]
    public void An_envelope_used_for_another_purpose_does_not_open()
    {
        var vault = Open();
        var envelope = vault.Seal(subject, Purpose, "mine");

        Assert.ThrowsAny<CryptographicException>(() => vault.Open<string>(subject, "note", envelope));
    }

    [Fact]
    public void A_change_of_any_byte_is_noticed()
    {
        var vault = Open();
        var envelope = vault.Seal(subject, Purpose, "mine");

        for (var at = 0; at < envelope.Length; at++)
        {
            var tampered = envelope.ToArray();
            tampered[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => vault.Open<string>(subject, Purpose, tampered));
        }
    }

    [Fact]
    public void A_cut_envelope_is_noticed_wherever_it_is_cut()
    {
        var vault = Open();
        var envelope = vault.Seal(subject, Purpose, "mine");

        for (var length = 0; length < envelope.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => vault.Open<string>(subject, Purpose, envelope.AsSpan(0, length)));
        }
    }

    [Fact]
    public void The_size_does_not_tell_a_short_message_from_a_longer_one()
    {
        var vault = Open();

        var sizes = Enumerable.Range(0, 250).Select(length => vault.Seal(subject, Purpose, new string('x', length)).Length);

        Assert.Single(sizes.Distinct());
    }

    [Fact]
    public void The_same_words_look_different_each_time()
    {
        var vault = Open();

        Assert.NotEqual(vault.Seal(subject, Purpose, "same"), vault.Seal(subject, Purpose, "same"));
    }

    [Fact]
    public void A_digest_tells_same_from_different_and_one_site_from_another()
    {
        using var elsewhere = new TemporaryFolder();
        var vault = Open();

        Assert.Equal(vault.Digest("a", [1, 2]), vault.Digest("a", [1, 2]));
        Assert.NotEqual(vault.Digest("a", [1, 2]), vault.Digest("a", [1, 3]));
        Assert.NotEqual(vault.Digest("a", [1, 2]), vault.Digest("b", [1, 2]));
        Assert.NotEqual(vault.Digest("a", [1, 2]), new Vault(Keys(elsewhere)).Digest("a", [1, 2]));
    }

    [Fact]
    public void The_key_outlives_the_process()
    {
        var envelope = Open().Seal(subject, Purpose, "kept");

        Assert.Equal("kept", Open().Open<string>(subject, Purpose, envelope));
    }

    [Fact]
    public void A_newer_key_seals_and_the_older_still_opens()
    {
        var before = Open().Seal(subject, Purpose, "before");
        var newer = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddSeconds(1));
        File.WriteAllBytes(Path.Combine(KeyFolder, $"{newer:N}.key"), RandomNumberGenerator.GetBytes(VaultKeys.KeyBytes));

        var vault = Open();
        var after = vault.Seal(subject, Purpose, "after");

        Assert.Equal("before", vault.Open<string>(subject, Purpose, before));
        Assert.Equal("after", vault.Open<string>(subject, Purpose, after));
        Assert.Equal(newer, new Guid(after.AsSpan(1, 16), bigEndian: true));
    }

    [Fact]
    public void Only_the_sites_own_user_reads_the_keys()
    {
        if (OperatingSystem.IsWindows()) return; // folders there inherit their rights
        Open();

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(KeyFolder));
        Assert.Equal(Owner, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(KeyFolder, "*.key"))));
    }

    [Fact]
    public async Task Instances_that_start_cold_at_once_make_one_key()
    {
        var vaults = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Keys(data).ActiveId)));

        Assert.Single(vaults.Distinct());
        Assert.Single(Directory.GetFiles(KeyFolder, "*.key"));
    }

    [Fact]
    public void No_key_is_made_where_sealed_inquiries_would_be_lost_behind_it()
    {
        var refusal = Assert.Throws<ConfigurationException>(() => Keys(data, hasSealedInquiries: true));

        Assert.Equal("Data:Directory", refusal.Key);
        Assert.Contains("put the key files back from the backup", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(KeyFolder, "*.key"));
    }

    [Theory]
    [InlineData("0190b5d4c0de7000800000000000000a.key", 31)]
    [InlineData("0190b5d4c0de7000800000000000000a.key", 0)]
    [InlineData("renamed.key", 32)]
    public void A_damaged_key_file_is_named(string file, int bytes)
    {
        Open();
        File.WriteAllBytes(Path.Combine(KeyFolder, file), new byte[bytes]);

        var refusal = Assert.Throws<ConfigurationException>(() => Keys(data));

        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_key_an_envelope_says_which_key_is_missing()
    {
        using var elsewhere = new TemporaryFolder();
        var envelope = new Vault(Keys(elsewhere)).Seal(subject, Purpose, "theirs");

        var refusal = Assert.ThrowsAny<CryptographicException>(() => Open().Open<string>(subject, Purpose, envelope));

        Assert.Contains(new Guid(envelope.AsSpan(1, 16), bigEndian: true).ToString("N"), refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();

    private string KeyFolder => Path.Combine(data.Path, "keys", "vault");

    private Vault Open() => new(Keys(data));

    private static VaultKeys Keys(TemporaryFolder folder, bool hasSealedInquiries = false) =>
        VaultKeys.Open(TestFolders.In(folder), () => hasSealedInquiries);
}
