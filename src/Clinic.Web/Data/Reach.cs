using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Clinic.Content;
using Clinic.Web.Security;

namespace Clinic.Web.Data;

/// <summary>Who somebody is and how to reach them safely, as typed: the same on every form, in the envelope and wherever it is corrected.</summary>
/// <remarks>The names are those of the forms' fields.</remarks>
public sealed record Reach
{
    /// <summary>Or the name they want us to use; null only where no form asked.</summary>
    [JsonRequired] // an envelope that names nobody holds something else
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>The way they chose; null only where no form asked.</summary>
    public ContactWay? ReachBy { get; init; }

    public string? TimeToReach { get; init; }

    /// <summary>When not to call or text.</summary>
    public string? QuietHours { get; init; }

    /// <summary>Whether we may leave a message on their voicemail.</summary>
    public bool Voicemail { get; init; }

    /// <summary>Whether we may say, write or show the clinic's name where others could hear or see it.</summary>
    public bool NameClinic { get; init; }

    /// <summary>The phone number as E.164, where what was typed can be read as one.</summary>
    public string? PhoneE164 => TypedPhone.ToE164(Phone);

    /// <summary>The number as a phone dials it, for a link, with its extension (RFC 3966); null without one.</summary>
    [JsonIgnore]
    public string? PhoneToDial => TypedPhone.ToDial(Phone) ?? (Phone is null ? null : new string([.. Phone.Where(c => char.IsAsciiDigit(c) || c == '+')]));

    /// <summary>Mail only to those who chose it: anybody else's mailbox may not be theirs alone.</summary>
    [JsonIgnore]
    public bool AllowsMail => ReachBy is ContactWay.Email && Email is not null;

    /// <summary>Tells whether two inquiries come from one address, however it was spelled.</summary>
    public byte[]? EmailDigest(Vault vault) =>
        Email is null ? null : vault.Digest("email", Encoding.UTF8.GetBytes(TypedEmail.Normalize(Email).ToLowerInvariant()));

    public byte[]? PhoneDigest(Vault vault) =>
        PhoneE164 is { } number ? vault.Digest("phone", Encoding.UTF8.GetBytes(number)) : null;

    /// <summary>First letters of the first and last name as written, in any script: "María de la Cruz" is "MC".</summary>
    public string Initials()
    {
        var names = (Name ?? "").Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) return "";
        var first = FirstLetter(names[0]);
        return names.Length == 1 ? first : first + FirstLetter(names[^1]);
    }

    // A letter may be several code units: a combining accent or a surrogate pair stays whole.
    private static string FirstLetter(string name) => StringInfo.GetNextTextElement(name).ToUpperInvariant();
}

/// <summary>How the visitor wants to be reached.</summary>
public enum ContactWay
{
    [Display(Name = "Phone call")]
    Phone,

    [Display(Name = "Text message")]
    Text,

    Email,
}
