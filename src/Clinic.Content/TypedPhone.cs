using PhoneNumbers;

namespace Clinic.Content;

/// <summary>
/// Reads phone numbers as people write them, with an extension or without. Without a country code they are taken as
/// American, unless they begin with what another country dials before one.
/// </summary>
public static class TypedPhone
{
    private const string Region = "US";

    // What is dialed before a country code, here and elsewhere: most of the world; here, where a plus came before it; Australia; Japan and Korea;
    // Hong Kong and Singapore; Nigeria and Colombia; Russia. The first that makes a callable number is meant.
    private static readonly string[] OtherPrefixes = ["00", "011", "0011", "010", "001", "009", "810"];

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number as E.164 (ITU-T), such as <c>+12015550123</c>, or null when it cannot be called from elsewhere.</summary>
    public static string? ToE164(string? typed) =>
        Parse(typed) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164) : null;

    /// <summary>What follows <c>tel:</c> (RFC 3966), such as <c>+12015550123;ext=42</c>, or null when it cannot be called.</summary>
    public static string? ToDial(string? typed) =>
        Parse(typed) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164) + Extension(number, ";ext=") : null;

    /// <summary>The number for another system, such as <c>+12015550123 ext. 42</c>, or null when it cannot be called.</summary>
    public static string? International(string? typed) =>
        Parse(typed) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164) + Extension(number, " ext. ") : null;

    private static string Extension(PhoneNumber number, string mark) => number.HasExtension ? mark + number.Extension : "";

    private static PhoneNumber? Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (ParseWhole(typed) is { } number) return number;
        var digits = PhoneNumberUtil.NormalizeDigitsOnly(typed);
        var abroad = OtherPrefixes.Where(prefix => digits.StartsWith(prefix, StringComparison.Ordinal))
            .Select(prefix => ParseWhole("+" + After(typed, prefix.Length))).OfType<PhoneNumber>().ToList();
        return abroad.Find(Numbers.IsValidNumber) ?? abroad.FirstOrDefault();
    }

    // Possible, not valid: an area code newer than our tables must not keep anybody from asking for help. But possible
    // from anywhere: seven digits alone are only so to neighbors.
    private static PhoneNumber? ParseWhole(string typed)
    {
        try
        {
            var number = Numbers.Parse(typed, Region);
            return Numbers.IsPossibleNumberWithReason(number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // What was typed after so many digits, with the extension as it stands.
    private static string After(string typed, int digits)
    {
        var at = 0;
        for (; digits > 0; at++)
        {
            if (char.IsDigit(typed[at])) digits--;
        }

        return typed[at..];
    }
}
