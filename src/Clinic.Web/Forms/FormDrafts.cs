using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Forms;

/// <summary>What stands against a field, as its page says it; an empty field for the whole form.</summary>
public sealed record DraftError(string Field, string Message);

/// <summary>A form on its way, as its pages find it.</summary>
public sealed record Draft<TForm>(TForm Form)
{
    /// <summary>The page that shows <see cref="Errors"/>: what is wrong there is no news anywhere else.</summary>
    public string ErrorsAt { get; init; } = "";

    public IReadOnlyList<DraftError> Errors { get; init; } = [];

    /// <summary>Null until it was sent.</summary>
    public InquiryReceipt? Receipt { get; init; }
}

/// <summary>
/// Keeps visitors' forms between a POST and the page after it: a row for each, sealed (AES-256-GCM) with a key derived from the
/// cookie's, the row's id and the form's name, so that a draft opens in the browser that wrote it, as what it is, and nowhere else.
/// </summary>
public sealed partial class FormDrafts(ClinicDbContext db, FormTurns turns, DraftCookie cookie, TimeProvider time, ILogger<FormDrafts> logger)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int TriesMax = 3;

    // The same form sent by an impatient finger is not written again.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    // As in the vault: the size of a row does not tell a short cry for help from a long story.
    private const int PaddingBytes = 256;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null for what this browser did not write, or wrote too long ago.</summary>
    public async Task<Draft<TForm>?> FindAsync<TForm>(HttpContext http, string? id)
    {
        if (!FormDraft.IsId(id) || cookie.Key(http) is not { } key) return null;
        var row = await db.FormDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id);
        return row is not null && row.ExpiresAt > Now ? Open<TForm>(row, key) : null;
    }

    /// <summary>The same while a form is being taken: a database that is away has nothing to find, and is met when it is to save.</summary>
    public async Task<Draft<TForm>?> FindIfThereAsync<TForm>(HttpContext http, string? id)
    {
        try
        {
            return await FindAsync<TForm>(http, id);
        }
        catch (Exception exception)
        {
            LogNotFound(logger, exception);
            return null;
        }
    }

    /// <summary>What this browser sent last with such a form, for as long as its sent page opens.</summary>
    public async Task<Draft<TForm>?> FindSentAsync<TForm>(HttpContext http)
    {
        if (cookie.Key(http) is not { } key) return null;
        var (owner, form, since) = (OwnerOf(key), typeof(TForm).Name, Now - FormDraft.AfterSending);
        var row = await db.FormDrafts.AsNoTracking()
            .Where(d => d.Owner == owner && d.Form == form && d.SentAt > since)
            .OrderByDescending(d => d.SentAt).Take(1).SingleOrDefaultAsync();
        return row is null ? null : Open<TForm>(row, key);
    }

    /// <summary>The turn of one form: what it leads to is stored before another post of the same form is looked at.</summary>
    public Task<IDisposable> EnterAsync(string? id) => turns.EnterAsync(id);

    /// <summary>Keeps a draft, and says under which id; null when it could not be stored, whatever the reason.</summary>
    public async Task<string?> SaveAsync<TForm>(HttpContext http, string? id, Draft<TForm> draft)
    {
        using var turn = await EnterAsync(id);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var kept = await StageAsync(http, id, draft, sent: false);
                if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(CancellationToken.None); // it was read: whether the phone is still there changes nothing
                return kept;
            }
            catch (DbUpdateException) when (attempt < TriesMax)
            {
                db.ChangeTracker.Clear(); // another post of this form wrote it first, or it was erased in that moment: look again
            }
            catch (Exception exception)
            {
                db.ChangeTracker.Clear();
                LogNotKept(logger, exception);
                return null;
            }
        }
    }

    /// <summary>Puts a draft among the changes that the caller is about to save; nothing where it lies there already as it is.</summary>
    /// <param name="sent">It is sent with the same save.</param>
    public async Task<string> StageAsync<TForm>(HttpContext http, string? id, Draft<TForm> draft, bool sent)
    {
        var key = cookie.Give(http);
        var owner = OwnerOf(key);
        var row = FormDraft.IsId(id) ? await db.FormDrafts.SingleOrDefaultAsync(d => d.Id == id) : null;
        // An id that stands for what another cookie sealed stays that one's.
        var mine = row is not null && row.Form == typeof(TForm).Name && row.Owner.AsSpan().SequenceEqual(owner);
        var before = mine ? OpenBytes<TForm>(row!, key) : null;
        if (!sent) draft = draft with { Receipt = Read<TForm>(before)?.Receipt }; // perhaps it was sent once, and is being changed
        var words = WordsOf(draft);
        if (mine && (sent ? row!.SentAt : row!.ExpiresAt - FormDraft.Lifetime) > Now - Fresh && words.AsSpan().SequenceEqual(before)) return row.Id;
        if (!mine) db.FormDrafts.Add(row = new FormDraft(row is null && FormDraft.IsId(id) ? id! : FormDraft.NewId(), owner, typeof(TForm).Name));
        var box = Seal<TForm>(key, row!.Id, words);
        if (sent) row.Send(box, Now);
        else row.Keep(box, Now);
        return row.Id;
    }

    /// <summary>Erases all that a browser typed. Its key is what opens them, and it forgets that too.</summary>
    public async Task EraseAsync(byte[] key)
    {
        var owner = OwnerOf(key);
        await db.FormDrafts.Where(d => d.Owner == owner).ExecuteDeleteAsync();
    }

    private static Draft<TForm>? Open<TForm>(FormDraft row, byte[] key) => Read<TForm>(OpenBytes<TForm>(row, key));

    private static Draft<TForm>? Read<TForm>(byte[]? words)
    {
        try
        {
            return words is null ? null : JsonSerializer.Deserialize<Draft<TForm>>(words, SealedJson.Options);
        }
        catch (JsonException)
        {
            return null; // of a version of this site whose form was another
        }
    }

    private static byte[]? OpenBytes<TForm>(FormDraft row, byte[] key)
    {
        if (row.Form != typeof(TForm).Name || row.Sealed.Length < NonceBytes + TagBytes) return null;
        var words = new byte[row.Sealed.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(KeyOf(key, row.Id, row.Form), TagBytes);
            aes.Decrypt(
                row.Sealed.AsSpan(0, NonceBytes), row.Sealed.AsSpan(NonceBytes + TagBytes), row.Sealed.AsSpan(NonceBytes, TagBytes), words);
            return words;
        }
        catch (CryptographicException)
        {
            return null; // another browser's
        }
    }

    private static byte[] WordsOf<TForm>(Draft<TForm> draft)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(draft, SealedJson.Options);
        var words = new byte[(json.Length / PaddingBytes + 1) * PaddingBytes];
        json.CopyTo(words, 0);
        words.AsSpan(json.Length).Fill((byte)' ');
        return words;
    }

    private static byte[] Seal<TForm>(byte[] key, string id, byte[] words)
    {
        var box = new byte[NonceBytes + TagBytes + words.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(KeyOf(key, id, typeof(TForm).Name), TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), words, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes));
        return box;
    }

    private static byte[] KeyOf(byte[] key, string id, string form) =>
        HKDF.Expand(HashAlgorithmName.SHA256, key, 32, Encoding.UTF8.GetBytes($"clinic draft {form} {id}"));

    private static byte[] OwnerOf(byte[] key) =>
        HKDF.Expand(HashAlgorithmName.SHA256, key, FormDraft.OwnerBytes, "clinic draft owner"u8.ToArray());

    [LoggerMessage(LogLevel.Error, "A form on its way could not be looked for")]
    private static partial void LogNotFound(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "A form on its way could not be kept, and was given back")]
    private static partial void LogNotKept(ILogger logger, Exception exception);
}
