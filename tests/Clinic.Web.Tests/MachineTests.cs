using System.Globalization;
using System.Text.RegularExpressions;

namespace Clinic.Web.Tests;

/// <summary>The site reads and writes as ever on a machine of another language, calendar and time zone.</summary>
public sealed partial class MachineTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Theory]
    [InlineData("th_TH.UTF-8", "Asia/Bangkok")] // the year 2569
    [InlineData("tr_TR.UTF-8", "Pacific/Kiritimati")] // i and I are no pair; already tomorrow
    [InlineData("ar_SA.UTF-8", "America/Los_Angeles")] // another calendar; still yesterday
    [InlineData("de_DE.UTF-8", "Europe/Berlin")] // a comma in numbers
    public async Task A_day_is_taken_as_the_browser_sends_it_and_written_as_on_any_machine(string language, string zone)
    {
        await SiteProcess.RunAsync(data.Info, "migrate");
        var invited = await SiteProcess.RunAsync(
            data.Info, "staff", "invite", "olive@clinic.example", "--role", "owner", "--Site:Url", "https://clinic.example");
        await using var site = await SiteProcess.ServeOnAsync(
            new Dictionary<string, string> { ["LC_ALL"] = language, ["LANG"] = language, ["TZ"] = zone }, data.Info, "--environment", "Development");
        await site.NewBrowser().AskAsync("/contact");
        var owner = site.NewBrowser();
        var join = JoinPath().Match(invited.Output).Value;
        await owner.SubmitAsync((await owner.GetPageAsync(join)).Form(join), new Dictionary<string, string?> { ["Name"] = "Olive Owner", ["Password"] = StaffAtTheDesk.Password });
        if ((await owner.GetPageAsync("/desk")).RedirectsTo is not null) await owner.SignInAgainAsync("olive@clinic.example");

        var queue = await owner.GetPageAsync("/desk/inquiries");
        var path = queue.Document.QuerySelectorAll("main a[href^='/desk/inquiries/']").Select(a => a.GetAttribute("href")!.Split('?')[0]).First(p => p.Length > 20);
        var day = DateTime.UtcNow.Date.AddDays(9);
        var page = await owner.GetPageAsync(path);
        var set = await owner.FollowAsync(await owner.SubmitAsync(
            page.Form($"{path}/follow-up"), new Dictionary<string, string?> { ["FollowUp.On"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }));
        var export = await owner.GetPageAsync("/desk/export");
        var file = await owner.SubmitAsync(export.Form("/desk/export"), new Dictionary<string, string?> { ["Form.Reason"] = "To see its name" });

        Assert.Contains(day.ToString("MMM d", CultureInfo.InvariantCulture), set.MainText, StringComparison.Ordinal);
        Assert.Equal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), set.ValueOf("FollowUp.On"));
        Assert.Matches(@"^inquiries-20\d\d-\d\d-\d\d\.csv$", file.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    public void Dispose() => data.Dispose();

    [GeneratedRegex(@"/desk/join/[\w-]+")]
    private static partial Regex JoinPath();
}
