using PhoneNumbers;

namespace Clinic.Web.Features.Shared;

/// <summary>Reads phone numbers as people write them. Without a country code they are taken as American.</summary>
public static class TypedPhone
{
    private const string Region = "US";
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number as E.164 (ITU-T), such as <c>+12015550123</c>, or null when it cannot be one.</summary>
    public static string? ToE164(string? typed) =>
        Parse(typed) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164) : null;

    /// <summary>The number as it is read out: in the national form at home, with its country code from abroad.</summary>
    public static string Display(string e164) => Parse(e164) is { } number
        ? Numbers.Format(number, number.CountryCode == 1 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL)
        : e164;

    private static PhoneNumber? Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        try
        {
            var number = Numbers.Parse(typed, Region);
            // Possible, not valid: an area code newer than our tables must not keep anybody from asking for help.
            return Numbers.IsPossibleNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
