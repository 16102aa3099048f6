using System.Globalization;

namespace Clinic.Content;

/// <summary>The clinic's own facts, from <c>clinic.yml</c>. What is not known is null and shown as unknown.</summary>
public sealed record ClinicProfile
{
    /// <summary>True until the owner has replaced the sample.</summary>
    public required bool Sample { get; init; }

    /// <summary>The language it is told in.</summary>
    public Texts Texts { get; init; } = Texts.English;

    public required string Name { get; init; }

    public required ClinicAddress Address { get; init; }

    public required string Phone { get; init; }

    public string PhoneHref => $"tel:{TypedPhone.ToDial(Phone)}"; // the check refuses a number that cannot be dialed

    public required string Email { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    public required IReadOnlyList<OpeningHours> Hours { get; init; }

    public required IReadOnlyList<Holiday> Holidays { get; init; }

    /// <summary>Working days after the one a message arrives on, by which somebody has read it.</summary>
    public required int ReplyWithinBusinessDays { get; init; }

    public required ClinicServices Services { get; init; }

    public IReadOnlyList<string> Clinicians { get; init; } = [];

    public IReadOnlyList<ClinicFee> Fees { get; init; } = [];

    public string? Insurance { get; init; }

    public string? LanguageHelp { get; init; }

    public string? CivilRightsCoordinator { get; init; }

    /// <summary>Such as "Monday to Friday, 9 am to noon and 2 pm to 6 pm".</summary>
    public string HoursSummary => string.Join("; ", Hours.GroupBy(hours => string.Join(' ', hours.Days))
        .Select(same => Texts.Of("{0}, {1}", same.First().DaysIn(Texts), string.Join(Texts.Of(" and "), same.OrderBy(hours => hours.Opens).Select(hours => hours.TimesIn(Texts))))));

    /// <summary>The last day on the clinic's own list of holidays; null without one.</summary>
    public DateOnly? HolidaysEnd => Holidays.Select(holiday => (DateOnly?)holiday.Date).Max();

    /// <summary>True when the list of holidays has ended or will soon, and the federal ones will count in its place.</summary>
    public bool HolidaysEndSoon(DateOnly today) => HolidaysEnd < today.AddDays(DateChecks.HolidayDaysOfWarning);
}

public sealed record ClinicAddress(string Street, string City, string State, string Zip)
{
    public override string ToString() => $"{Street}, {City}, {State} {Zip}";
}

public sealed record Holiday(DateOnly Date, string Name);

public sealed record ClinicFee(string Service, string Amount, string? Covers);

/// <summary>What the clinic offers; null where nobody has said.</summary>
public sealed record ClinicServices(bool? IvKetamine, bool? Spravato, bool? Telehealth, bool? Psychotherapy);

public sealed record OpeningHours(IReadOnlyList<DayOfWeek> Days, TimeOnly Opens, TimeOnly Closes)
{
    /// <summary>Such as "Monday to Friday".</summary>
    public string DaysIn(Texts texts)
    {
        var inARow = Days.Count > 2 && Days.Zip(Days.Skip(1)).All(pair => pair.Second == pair.First + 1);
        var names = Days.Select(texts.Language.Culture.DateTimeFormat.GetDayName).ToList();
        return inARow ? texts.Of("{0} to {1}", names[0], names[^1]) : string.Join(texts.Of(" and "), names);
    }

    /// <summary>Such as "9 am to 5 pm".</summary>
    public string TimesIn(Texts texts) => texts.Of("{0} to {1}", Clock(Opens, texts), Clock(Closes, texts));

    private static string Clock(TimeOnly at, Texts texts) => at == new TimeOnly(12, 0)
        ? texts.Of("noon")
        : texts.Language.IsEnglish ? at.ToString(at.Minute == 0 ? "h tt" : "h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant()
        : at.ToString("t", texts.Language.Culture);
}
