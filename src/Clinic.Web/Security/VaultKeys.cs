using System.Diagnostics;
using System.Security.Cryptography;
using Clinic.Web.Hosting;

namespace Clinic.Web.Security;

/// <summary>
/// The keys that seal envelopes: one file each under <c>keys/vault</c> in the data folder, outside the database, so
/// that a copy of the database alone reads nothing. The newest seals; older ones still open.
/// </summary>
public sealed class VaultKeys
{
    public const int KeyBytes = 32;
    private const string Extension = ".key";

    private readonly Dictionary<Guid, byte[]> keys = [];

    private VaultKeys(string folder) => Folder = folder;

    public string Folder { get; }

    public Guid ActiveId { get; private set; }

    public bool TryGet(Guid id, out byte[] key) => keys.TryGetValue(id, out key!);

    /// <summary>Reads the key files, and makes the first where none exists and none can be missed.</summary>
    /// <exception cref="ConfigurationException">A key file is damaged, or sealed inquiries exist and no key does.</exception>
    public static VaultKeys Open(SiteFolders folders, Func<bool> hasSealedInquiries)
    {
        var vault = new VaultKeys(Path.Combine(folders.Keys, "vault"));
        CreatePrivateFolder(vault.Folder);
        using (TakeLock(vault.Folder))
        {
            if (!vault.Files().Any())
            {
                if (hasSealedInquiries())
                {
                    throw new ConfigurationException("Data:Directory",
                        $"the database holds sealed inquiries but {vault.Folder} holds no key; "
                        + "put the key files back from the backup, or the inquiries cannot be read");
                }

                vault.Create();
            }
        }

        foreach (var file in vault.Files()) vault.Read(file);
        vault.ActiveId = vault.keys.Keys.Max(); // version 7 ids sort by the time they were made
        return vault;
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*" + Extension);

    private void Create()
    {
        var id = Guid.CreateVersion7();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var draft = Path.Combine(Folder, $"{id:N}.new");
        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            // The key must be on the disk before the first envelope is: without it the words are gone.
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, Path.ChangeExtension(draft, Extension));
    }

    private void Read(string file)
    {
        var key = File.ReadAllBytes(file);
        if (!Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "N", out var id) || key.Length != KeyBytes)
        {
            throw new ConfigurationException("Data:Directory",
                $"{file} is not a vault key ({KeyBytes} bytes, named by its id); put it back from the backup");
        }

        keys.Add(id, key);
    }

    private static void CreatePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // Two instances starting cold on one folder must not each make a key.
    private static FileStream TakeLock(string folder)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30))
            {
                Thread.Sleep(50);
            }
        }
    }
}
