using System.ComponentModel.DataAnnotations;

namespace Clinic.Web.Features.Shared;

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

    /// <summary>First letters of the first and last name as written, in any script: "María de la Cruz" is "MC".</summary>
    public string Initials()
    {
        var names = Name.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
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
