using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Clinic.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Clinic.Web.Forms;

/// <summary>
/// What a page carries for the next one, sealed by this site's keys: nobody can read it in a cache or history, forge
/// it, or change an answer after it was checked. The keys lie in the data folder, so a restart or another instance
/// opens it too. Answers lie in the visitor's draft (<see cref="FormDrafts"/>); the page carries them besides, for whoever
/// sends it after the draft has ended or the cookie was lost.
/// </summary>
public sealed class FormSeals(IDataProtectionProvider protection)
{
    private readonly IDataProtector answers = protection.CreateProtector("form answers");
    private readonly IDataProtector opened = protection.CreateProtector("form opened");

    /// <summary>The whole form as typed.</summary>
    public string SealAnswers<TForm>(TForm form)
        where TForm : class =>
        Convert.ToBase64String(answers.CreateProtector(typeof(TForm).Name).Protect(JsonSerializer.SerializeToUtf8Bytes(form, SealedJson.Options)));

    /// <summary>Null for what this site did not seal as such a form.</summary>
    public TForm? OpenAnswers<TForm>(string? state)
        where TForm : class
    {
        try
        {
            return state is null
                ? null
                : JsonSerializer.Deserialize<TForm>(answers.CreateProtector(typeof(TForm).Name).Unprotect(Convert.FromBase64String(state)), SealedJson.Options);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public string SealOpened(DateTimeOffset at)
    {
        var ticks = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(ticks, at.UtcTicks);
        return Convert.ToBase64String(opened.Protect(ticks));
    }

    /// <summary>When a page of this site with the empty form was made; null for any other.</summary>
    public DateTimeOffset? OpenOpened(string? seal)
    {
        try
        {
            return seal is null
                ? null
                : new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(opened.Unprotect(Convert.FromBase64String(seal))), TimeSpan.Zero);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>What the sender of an inquiry is given: its reference, and the key that opens their own page of it.</summary>
/// <param name="ReadBy">By when it will have been read, as the desk is held to it: what a page says is what the clock says.</param>
public sealed record InquiryReceipt(string Reference, string Key, DateTimeOffset SentAt, DateTimeOffset? ReadBy);
