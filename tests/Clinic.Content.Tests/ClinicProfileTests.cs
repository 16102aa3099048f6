using static Clinic.Content.Tests.FindingAsserts;

namespace Clinic.Content.Tests;

/// <summary>The clinic's own facts: what cannot be used is refused, and so is what is left of the sample.</summary>
public sealed class ClinicProfileTests : IDisposable
{
    private readonly TestContent content = new();

    private const string Clinic = """
        sample: SAMPLE
        name: "Palisade Clinic"
        address: { street: "2029 Lemoine Avenue", city: "Fort Lee", state: "NJ", zip: "07024" }
        phone: "201-867-5309"
        email: "hello@palisade-clinic.org"
        timeZone: America/New_York
        hours:
          - { days: [Monday, Tuesday], opens: "09:00", closes: "12:00" }
          - { days: [Monday, Tuesday], opens: "14:00", closes: "18:00" }
        holidays:
          - { date: 2027-11-25, name: "Thanksgiving Day" }
        replyWithinBusinessDays: 1
        insurance: unknown
        """;

    private static string ClinicWith(string line, string instead, bool sample = false)
    {
        Assert.Contains(line, Clinic, StringComparison.Ordinal);
        return Clinic.Replace(line, instead, StringComparison.Ordinal).Replace("SAMPLE", sample ? "true" : "false", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("201-867-5309", "tel:+12018675309")]
    [InlineData("(201) 867-5309 ext 4", "tel:+12018675309;ext=4")]
    [InlineData("+1 201 867 5309 x12", "tel:+12018675309;ext=12")]
    public void The_clinic_is_dialed_with_its_extension(string phone, string href)
    {
        var result = content.Write("clinic.yml", ClinicWith("201-867-5309", phone)).Load();
        Assert.Empty(result.Findings);
        Assert.Equal(href, result.Set!.Clinic.PhoneHref);
        Assert.Equal("Monday and Tuesday, 9 am to noon and 2 pm to 6 pm", result.Set.Clinic.HoursSummary);
    }

    [Theory]
    [InlineData("hello@palisade-clinic.org", "hello at hudson", "No mail can be sent to `hello at hudson`.")]
    [InlineData("hello@palisade-clinic.org", "hello.@hudson.org", "No mail can be sent to `hello.@hudson.org`.")]
    [InlineData("201-867-5309", "867-5309", "`867-5309` cannot be dialed.")]
    [InlineData("201-867-5309", "call us", "`call us` cannot be dialed.")]
    [InlineData("07024", "7024", "`7024` is no ZIP code.")]
    [InlineData("NJ", "New Jersey", "`New Jersey` is no state.")]
    [InlineData("insurance: unknown", "insurance: \"Ask billing at billing@hudson.\"", "No mail can be sent to `billing@hudson.`.")]
    [InlineData("insurance: unknown", "insurance: \"Call 867-5309 first.\"", "`867-5309` cannot be dialed.")]
    [InlineData("opens: \"14:00\"", "opens: \"11:00\"", "Two hours of Monday overlap.")]
    public void A_fact_by_which_nobody_can_be_reached_is_refused(string line, string instead, string message) => AssertError(content.Write("clinic.yml", ClinicWith(line, instead)), message);

    [Theory]
    [InlineData("insurance: unknown", "insurance: \"We take Aetna and Cigna since 2019, from $1,200.50 a course. Call 201-867-5309, or write to billing@palisade-clinic.org.\"")]
    [InlineData("07024", "07024-1234")]
    public void A_fact_that_can_be_used_is_taken(string line, string instead) => Assert.Empty(content.Write("clinic.yml", ClinicWith(line, instead)).Load().Findings);

    [Theory]
    [InlineData("Palisade Clinic", "Fort Lee Sample Clinic", "`name` is still the sample's")]
    [InlineData("2029 Lemoine Avenue", "100 Example Street", "`street` is still the sample's")]
    [InlineData("201-867-5309", "201-555-0142", "`phone` is still the sample's")]
    [InlineData("201-867-5309", "(212) 555-0199 ext. 3", "`phone` is still the sample's")]
    [InlineData("hello@palisade-clinic.org", "hello@clinic.example", "`email` is still the sample's")]
    [InlineData("hello@palisade-clinic.org", "hello@example.com", "`email` is still the sample's")]
    [InlineData("insurance: unknown", "insurance: unknown # REPLACE with a sentence", "this line is still marked REPLACE: `insurance: unknown`")]
    [InlineData("insurance: unknown", "# REPLACE each with true or false.\ninsurance: unknown", "this line is still marked REPLACE")]
    public void Not_a_sample_with_something_of_the_sample_is_refused(string line, string instead, string message)
    {
        AssertError(content.Write("clinic.yml", ClinicWith(line, instead)), message);
        Assert.NotNull(content.Write("clinic.yml", ClinicWith(line, instead, sample: true)).Load().Set);
    }

    [Fact]
    public void Every_left_over_of_the_shipped_sample_is_named()
    {
        var shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "../../../../../content/clinic.yml"));
        var messages = string.Join('\n', content.Write("clinic.yml", shipped.Replace("sample: true", "sample: false", StringComparison.Ordinal)).Load().Findings.Select(f => f.Message));

        Assert.All(["`name`", "`street`", "`phone`", "`email`", "`insurance: unknown`", "`languageHelp: unknown`", "`civilRightsCoordinator: unknown`", "`address:`"], left => Assert.Contains(left, messages, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2027-08-20", false)]
    [InlineData("2027-09-01", true)]
    [InlineData("2028-01-14", true)]
    public void A_list_of_holidays_that_ends_is_warned_about_months_before(string today, bool warned)
    {
        var result = content.Write("clinic.yml", ClinicWith("SAMPLE", "true")).Load(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(warned, result.Findings.Any(f => f is { Severity: Severity.Warning, Rule: "holidays" }));
    }

    public void Dispose() => content.Dispose();
}
