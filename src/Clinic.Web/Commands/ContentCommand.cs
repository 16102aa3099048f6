using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clinic.Content;
using Clinic.Web.Hosting;

namespace Clinic.Web.Commands;

/// <summary><c>content check</c>: says what is wrong with the pages, where, and what to do.</summary>
public static class ContentCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    private enum Format
    {
        Text,
        Json,
    }

    public static Command Create(WebApplication app)
    {
        var format = new Option<Format>("--format") { Description = "text or json" };
        var grades = new Option<bool>("--grades") { Description = "List each page's reading grade, hardest first." };
        var check = new Command("check", "Check every page; exit code 1 when something has to be mended.") { format, grades };
        check.SetAction(parsed => Check(app, parsed.GetValue(format), parsed.GetValue(grades)));
        return new Command("content", "The pages in the content folder.") { check };
    }

    private static int Check(WebApplication app, Format format, bool grades)
    {
        var folder = app.Services.GetRequiredService<SiteFolders>().Content;
        var today = DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var result = ContentLoader.Load(folder, today);
        var errors = result.Findings.Count(f => f.Severity is Severity.Error);
        if (format is Format.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { pages = result.Set?.Pages.Count ?? 0, errors, result.Findings }, Json));
        }
        else
        {
            foreach (var finding in result.Findings) Console.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()}: {finding}");
            if (grades) WriteGrades(result.Set);
            Console.WriteLine($"{result.Set?.Pages.Count ?? 0} pages, {errors} errors, {result.Findings.Count - errors} warnings");
        }

        return errors == 0 ? 0 : 1;
    }

    private static void WriteGrades(ContentSet? content)
    {
        foreach (var page in content?.Pages.OrderByDescending(p => p.Grade) ?? Enumerable.Empty<Page>())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"grade {page.Grade:0.0}  {page.WordCount,5} words  {page.Path}"));
    }
}
