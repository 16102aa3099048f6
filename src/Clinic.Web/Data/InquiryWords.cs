using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json.Serialization;
using Clinic.Content;
using Clinic.Web.Security;

namespace Clinic.Web.Data;

/// <summary>Everything a visitor typed or chose about themselves: what an inquiry's envelope holds.</summary>
public sealed record InquiryWords
{
    public const string Purpose = "inquiry words";
    public const string InitialsPurpose = "inquiry initials";
    public const string NotePurpose = "staff note";

    public required string Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public ContactWay ReachBy { get; init; }

    public string? TimeToReach { get; init; }

    public string? Message { get; init; }

    /// <summary>The phone number as E.164, where what was typed could be read as one.</summary>
    public string? PhoneE164 { get; init; }

    /// <summary>The number as a phone dials it, for a link, with its extension (RFC 3966); null without one.</summary>
    [JsonIgnore]
    public string? PhoneToDial => TypedPhone.ToDial(Phone) ?? PhoneE164 ?? (Phone is null ? null : new string([.. Phone.Where(c => char.IsAsciiDigit(c) || c == '+')]));

    public bool MayLeaveVoicemail { get; init; }

    /// <summary>Whether we may say, write or show the clinic's name where others could hear or see it.</summary>
    public bool MayNameClinic { get; init; }

    /// <summary>When not to call or text, as typed.</summary>
    public string? QuietHours { get; init; }

    public AskingFor AskingFor { get; init; }

    /// <summary>The person asked for, when it is somebody else.</summary>
    public string? TheirName { get; init; }

    /// <summary>That person knows of this and agreed.</summary>
    public bool TheyAgreed { get; init; }

    /// <summary>Null where the form did not ask.</summary>
    public CanWait? CanWait { get; init; }

    /// <summary>Null where it was not asked, or left unanswered.</summary>
    public InDanger? InDanger { get; init; }

    /// <summary>Null where the form does not ask.</summary>
    public HowSoon? HowSoon { get; init; }

    public string? Language { get; init; }

    public bool NeedsInterpreter { get; init; }

    public HeardFrom? HeardFrom { get; init; }

    /// <summary>Mail only to those who chose it: anybody else's mailbox may not be theirs alone.</summary>
    [JsonIgnore]
    public bool AllowsMail => ReachBy is ContactWay.Email && Email is not null;

    /// <summary>Tells whether two inquiries come from one address, however it was spelled.</summary>
    public byte[]? EmailDigest(Vault vault) =>
        Email is null ? null : vault.Digest("email", Encoding.UTF8.GetBytes(TypedEmail.Normalize(Email).ToLowerInvariant()));

    public byte[]? PhoneDigest(Vault vault) =>
        PhoneE164 is null ? null : vault.Digest("phone", Encoding.UTF8.GetBytes(PhoneE164));

    /// <summary>First letters of the first and last name as written, in any script: "María de la Cruz" is "MC".</summary>
    public string Initials()
    {
        var names = Name.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) return "";
        var first = FirstLetter(names[0]);
        return names.Length == 1 ? first : first + FirstLetter(names[^1]);
    }

    // A letter may be several code units: a combining accent or a surrogate pair stays whole.
    private static string FirstLetter(string name) =>
        System.Globalization.StringInfo.GetNextTextElement(name).ToUpperInvariant();
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

/// <summary>Whom the visitor asks for.</summary>
public enum AskingFor
{
    Myself,
    SomeoneElse,
}
