using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clinic.Content;

namespace Clinic.Web.Startup.Commands;

public enum ReportFormat
{
    Text,
    Json,
}

/// <summary>What a check found, for people line by line, or for programs as one JSON object.</summary>
public static class ContentReport
{
    // Read by build scripts and people, never by a browser: quotation marks and dashes stay as they are written.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A fact past its day is no fault of who cloned the site since: its pages stand without it. Before going live it is one.</summary>
    public static bool Fails(Finding finding, bool strict) => finding.Severity is Severity.Error || (strict && finding.Severity is Severity.Expired);

    public static void Write(ContentResult result, ReportFormat format, bool grades, bool strict, TextWriter to)
    {
        var errors = result.Findings.Count(f => Fails(f, strict));
        var warnings = result.Findings.Count - errors;
        var pages = result.Grades.Count;
        if (format is ReportFormat.Json)
        {
            to.WriteLine(JsonSerializer.Serialize(
                new { pages, errors, warnings, result.Findings, Grades = grades ? Hardest(result) : null }, Json));
            return;
        }

        foreach (var finding in result.Findings) to.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()}: {finding}");
        foreach (var page in grades ? Hardest(result) : []) WriteGrade(page, to);
        to.WriteLine($"{pages} pages, {errors} errors, {warnings} warnings");
    }

    private static void WriteGrade(PageGrade page, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.File}: grade {page.Grade:0.0}, {page.Words} words"));
        foreach (var sentence in page.Hardest) to.WriteLine($"    {sentence}");
    }

    private static IEnumerable<PageGrade> Hardest(ContentResult result) => result.Grades.OrderByDescending(page => page.Grade);
}
