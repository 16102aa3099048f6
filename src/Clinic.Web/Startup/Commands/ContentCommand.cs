using System.CommandLine;
using Clinic.Content;
using Clinic.Web.Features.Reading.Search;
using Clinic.Web.Hosting;

namespace Clinic.Web.Startup.Commands;

/// <summary><c>content check [--format text|json] [--grades] [--strict]</c>: says what is wrong with the pages, where, and what to do.</summary>
public static class ContentCommand
{
    public static Command Create(WebApplication app)
    {
        var format = new Option<ReportFormat>("--format") { Description = "text or json", DefaultValueFactory = _ => ReportFormat.Text };
        var grades = new Option<bool>(ClinicHost.Grades) { Description = "Show each page's reading grade and its hardest sentences." };
        var strict = new Option<bool>(ClinicHost.Strict) { Description = "Fail for a fact that is past its day too." };
        var check = new Command("check", "Check every page; exit code 1 when something has to be mended.") { format, grades, strict };
        check.SetAction(parsed => Check(app, parsed.GetRequiredValue(format), parsed.GetValue(grades), parsed.GetValue(strict)));
        return new Command("content", "The pages in the content folder.") { check };
    }

    private static int Check(WebApplication app, ReportFormat format, bool grades, bool strict)
    {
        var folder = app.Services.GetRequiredService<SiteFolders>().Content;
        var today = DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var watched = !Console.IsErrorRedirected;
        var result = ContentLoader.Load(folder, today, watched ? ShowProgress : null);
        if (watched) Console.Error.Write("\r               \r");
        // What search answers is asked only of pages that can be served.
        if (result.Set is not null)
        {
            using var search = new PageSearch(PageLibrary.Open(folder, app.Services.GetRequiredService<TimeProvider>()));
            result = result with { Findings = [.. result.Findings, .. AnswerExamples.Missed(search, result.Set)] };
        }

        ContentReport.Write(result, format, grades, strict, Console.Out);
        return result.Findings.Any(f => ContentReport.Fails(f, strict)) ? 1 : 0;
    }

    private static void ShowProgress(int done, int total)
    {
        lock (Console.Error) Console.Error.Write($"\r{done} of {total}");
    }
}
