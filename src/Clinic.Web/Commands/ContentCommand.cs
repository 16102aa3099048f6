using System.CommandLine;
using Clinic.Content;
using Clinic.Web.Hosting;

namespace Clinic.Web.Commands;

/// <summary><c>content check</c>: says what is wrong with the pages, where, and what to do.</summary>
public static class ContentCommand
{
    public static Command Create(WebApplication app)
    {
        var check = new Command("check", "Check every page; exit code 1 when something has to be mended.");
        check.SetAction(_ => Check(app));
        return new Command("content", "The pages in the content folder.") { check };
    }

    private static int Check(WebApplication app)
    {
        var folder = app.Services.GetRequiredService<SiteFolders>().Content;
        var today = DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var result = ContentLoader.Load(folder, today);
        foreach (var finding in result.Findings) Console.WriteLine(finding);
        var errors = result.Findings.Count(f => f.Severity is Severity.Error);
        Console.WriteLine($"{result.Set?.Pages.Count ?? 0} pages, {errors} errors, {result.Findings.Count - errors} warnings");
        return errors == 0 ? 0 : 1;
    }
}
