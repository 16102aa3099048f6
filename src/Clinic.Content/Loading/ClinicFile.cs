using System.Globalization;
using System.Text.RegularExpressions;

namespace Clinic.Content;

/// <summary>Reads <c>clinic.yml</c>: what the clinic says of itself, and nothing that cannot be dialed, mailed or true.</summary>
/// <param name="text">The file as it was written, for its comments.</param>
/// <param name="texts">The language it is told in.</param>
internal sealed partial class ClinicFile(YamlFields f, string text, YamlPlace place, Texts texts)
{
    public const string Name = "clinic.yml";

    public ClinicProfile? Read()
    {
        if (f.Map("address") is not { } address) return null;
        var services = f.MapOrNull("services");
        var clinic = new ClinicProfile
        {
            Texts = texts,
            Sample = f.Flag("sample") ?? false,
            Name = f.Text("name"),
            Address = new ClinicAddress(address.Text("street"), address.Text("city"), address.Text("state"), address.Text("zip")),
            Phone = Phone(),
            Email = Email(),
            TimeZone = TimeZone(),
            Hours = NotTwice(f.Maps("hours", Hours)),
            Holidays = f.Maps("holidays", h => new Holiday(h.Date("date"), texts.Of(h.Text("name")))),
            ReplyWithinBusinessDays = f.Number("replyWithinBusinessDays"),
            Services = new ClinicServices(
                services?.Flag("ivKetamine"), services?.Flag("spravato"), services?.Flag("telehealth"), services?.Flag("psychotherapy")),
            Clinicians = f.Texts("clinicians"),
            Fees = f.Maps("fees", fee => new ClinicFee(texts.Of(fee.Text("service")), fee.Text("amount"), fee.TextOrNull("covers") is { } covers ? texts.Of(covers) : null)),
            Insurance = Known(f.TextOrNull("insurance")),
            LanguageHelp = Known(f.TextOrNull("languageHelp")),
            CivilRightsCoordinator = Known(f.TextOrNull("civilRightsCoordinator")),
        };
        address.RefuseOthers();
        services?.RefuseOthers();
        f.RefuseOthers();
        CheckPlace(address);
        foreach (var key in (string[])["insurance", "languageHelp", "civilRightsCoordinator"]) CheckContactsIn(key);
        foreach (var (key, fields) in new (string, YamlFields)[] { ("name", f), ("phone", f), ("email", f), ("street", address) }) RefuseLeftover(clinic, key, fields);
        RefuseMarks(clinic);
        return clinic;
    }

    private string? Known(string? told) => told is null or "unknown" ? null : texts.Of(told);

    private string Phone()
    {
        var phone = f.Text("phone");
        if (phone.Length > 0 && TypedPhone.ToDial(phone) is null)
            f.Error("phone", $"`{phone}` cannot be dialed.", "Write it with its area code, and an extension as ext. 4, such as \"201-555-0142 ext. 4\".");
        return phone;
    }

    private string Email()
    {
        var email = f.Text("email");
        if (email.Length > 0 && !TypedEmail.CanBe(email)) f.Error("email", $"No mail can be sent to `{email}`.", "Write one address in the form name@example.com.");
        return email;
    }

    private static void CheckPlace(YamlFields address)
    {
        if (address.TextOrNull("zip") is { } zip && !ZipCode().IsMatch(zip)) address.Error("zip", $"`{zip}` is no ZIP code.", "Write its five digits in quotes, or all nine, such as \"07024-1234\".");
        if (address.TextOrNull("state") is { } state && !StateCode().IsMatch(state)) address.Error("state", $"`{state}` is no state.", "Write its two capital letters, such as NJ.");
    }

    // A sentence may hold an address or a number: whoever reads it will use what stands there.
    private void CheckContactsIn(string key)
    {
        var text = f.TextOrNull(key) ?? "";
        foreach (var word in text.Split([' ', ',', ';', '(', ')', '<', '>'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Contains('@', StringComparison.Ordinal)))
        {
            if (!TypedEmail.CanBe(word.TrimEnd('.', '!', '?', ':'))) f.Error(key, $"No mail can be sent to `{word}`.", "Write one address in the form name@example.com.");
        }

        foreach (Match number in NumberInText().Matches(text))
        {
            if (TypedPhone.ToDial(number.Value) is null) f.Error(key, $"`{number.Value}` cannot be dialed.", "Write the number with its area code, such as 201-555-0142.");
        }
    }

    // "sample: false" is the owner's word that the facts are the clinic's own: what was made up for the sample cannot be.
    private static void RefuseLeftover(ClinicProfile clinic, string key, YamlFields fields)
    {
        if (clinic.Sample || fields.TextOrNull(key) is not { } value || !SampleFacts.Is(key, value)) return;
        fields.Error(key, $"`sample` is false, but `{key}` is still the sample's: `{value}`.", "Write the clinic's own, or set `sample` to true until you can.");
    }

    private void RefuseMarks(ClinicProfile clinic)
    {
        if (clinic.Sample) return;
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line, index + 1)))
        {
            if (ReplaceMark().IsMatch(line))
                place.Error(number, "clinic", $"`sample` is false, but this line is still marked REPLACE: `{line.Split('#')[0].Trim()}`.", "Write the clinic's own, then take the mark out; or set `sample` to true until you can.");
        }
    }

    [GeneratedRegex(@"^\d{5}(-\d{4})?\z")]
    private static partial Regex ZipCode();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex StateCode();

    // Seven digits or more in a row, as numbers are written; not a year and not an amount of money.
    [GeneratedRegex(@"(?<![\w$.,])\+?\(?\d[\d ().-]{5,}\d(\s*(ext\.?|x)\s*\d+)?(?!\w)")]
    private static partial Regex NumberInText();

    // On a line of its own the word explains the marks; behind a fact it is one.
    [GeneratedRegex(@"^[^#]*\S[^#]*#.*\bREPLACE\b|^# REPLACE each")]
    private static partial Regex ReplaceMark();

    private static OpeningHours Hours(YamlFields f)
    {
        var days = f.Texts("days").Select(day => Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var value) ? value : (DayOfWeek?)null).ToList();
        if (days.Count == 0 || days.Contains(null)) f.Error("days", "`days` cannot be read.", "Write whole names, such as [Monday, Tuesday].");
        var (opens, closes) = (Time(f, "opens"), Time(f, "closes"));
        if (closes <= opens) f.Error("closes", "The clinic closes before it opens.", "Write hours of one day, such as opens: \"09:00\" and closes: \"17:00\".");
        return new OpeningHours([.. days.OfType<DayOfWeek>()], opens, closes);
    }

    // Two sets of hours of one day are a morning and an afternoon; one that begins before the other ends is a slip.
    private IReadOnlyList<OpeningHours> NotTwice(IReadOnlyList<OpeningHours> all)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var ofDay = all.Where(hours => hours.Days.Contains(day)).OrderBy(hours => hours.Opens).ToList();
            if (ofDay.Zip(ofDay.Skip(1)).Any(pair => pair.Second.Opens < pair.First.Closes))
                f.Error("hours", $"Two hours of {day} overlap.", "Write each time of a day once, such as 09:00 to 12:00 and 14:00 to 18:00.");
        }

        return all;
    }

    private static TimeOnly Time(YamlFields f, string key)
    {
        if (TimeOnly.TryParseExact(f.Text(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        f.Error(key, $"`{key}` is not a time.", "Write hours and minutes in quotes, such as \"09:00\".");
        return default;
    }

    private TimeZoneInfo TimeZone()
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(f.Text("timeZone"), out var zone)) return zone;
        f.Error("timeZone", "The time zone is not known.", "Use a name of the IANA database, such as America/New_York.");
        return TimeZoneInfo.Utc;
    }
}
