using System.Net;
using System.Text.RegularExpressions;
using Clinic.Content;
using Clinic.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Tests;

/// <summary>The site as deployed: published, in its own process, on real sockets.</summary>
public sealed class PublishedSiteTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task An_inquiry_that_was_confirmed_survives_kill_9()
    {
        string receipt;
        CookieCollection cookies;
        await using (var site = await SiteProcess.ServeAsync(data.Info, "--environment", "Development"))
        {
            var browser = site.NewBrowser();
            var answer = await browser.AskAsync("/consultation");
            cookies = browser.Cookies.GetAllCookies(); // without them nobody sees what was sent
            receipt = answer.RedirectsTo!;
            await site.KillAsync();
        }

        await using var again = await SiteProcess.ServeAsync(data.Info, "--environment", "Development");
        var reference = Assert.Single(await ReferencesAsync());
        var same = again.NewBrowser();
        foreach (Cookie cookie in cookies) same.Cookies.Add(cookie); // a cookie is for a host, whatever its port
        var sent = await same.GetPageAsync(receipt);
        Assert.Contains(reference, sent.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_process_does_not_stop_the_next_start()
    {
        await using (var site = await SiteProcess.ServeAsync(data.Info))
        {
            await site.KillAsync();
        }

        await using (var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var leave = connection.CreateCommand();
            leave.CommandText = "INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')";
            await leave.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var again = await SiteProcess.ServeAsync(data.Info);
    }

    [Fact]
    public async Task Being_told_to_stop_it_ends_well_and_leaves_one_whole_database_file()
    {
        await using var site = await SiteProcess.ServeAsync(data.Info, "--environment", "Development");
        await site.NewBrowser().AskAsync("/contact");

        var exitCode = await site.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal(["clinic.db"], data.Info.EnumerateFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task A_data_folder_it_makes_is_for_its_own_user_alone()
    {
        if (OperatingSystem.IsWindows()) return; // folders there inherit their rights
        var folder = new DirectoryInfo(Path.Combine(data.Path, "made", "by", "the-site"));

        await SiteProcess.RunAsync(folder, "migrate");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.FullName));
    }

    [Fact]
    public async Task All_it_writes_lies_in_the_data_folder()
    {
        var before = Snapshot(Path.GetDirectoryName(SiteProcess.Assembly)!);
        await using var site = await SiteProcess.ServeAsync(data.Info);

        Assert.Equal(before, Snapshot(Path.GetDirectoryName(SiteProcess.Assembly)!));
        Assert.Equal(["clinic.db", "clinic.db-shm", "clinic.db-wal", "keys"],
            data.Info.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_production_it_answers_over_https_alone_but_for_its_health()
    {
        await using var site = await SiteProcess.ServeAsync(data.Info);
        var browser = site.NewBrowser();

        var page = await browser.GetPageAsync("/");
        var live = await browser.GetPageAsync("/health/live");
        var ready = await browser.GetPageAsync("/health/ready");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, page.Status);
        Assert.Equal("https://127.0.0.1/", page.Response.Headers.Location?.ToString());
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (live.Status, live.Text));
        Assert.Equal(HttpStatusCode.OK, ready.Status);
        Assert.Contains("clinic: Degraded - content/clinic.yml still holds the sample clinic", ready.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_work_on_the_published_site()
    {
        var migrated = await SiteProcess.RunAsync(data.Info, "migrate");
        var again = await SiteProcess.RunAsync(data.Info, "migrate");
        var invited = await SiteProcess.RunAsync(
            data.Info, "staff", "invite", "nora@clinic.example", "--role", "owner", "--Site:Url", "https://clinic.example/");
        var seededInProduction = await SiteProcess.RunAsync(data.Info, "demo", "seed", "--inquiries", "3");
        var seeded = await SiteProcess.RunAsync(data.Info, "demo", "seed", "--inquiries", "3", "--environment", "Development");

        Assert.Equal(0, migrated.ExitCode);
        Assert.StartsWith("Applied ", migrated.Output, StringComparison.Ordinal);
        Assert.Equal((0, "The database is up to date."), (again.ExitCode, again.Output.Trim()));
        Assert.Equal(0, invited.ExitCode);
        Assert.Matches(@"^https://clinic\.example/desk/join/[\w-]{43}\s", invited.Output);
        Assert.Equal(1, seededInProduction.ExitCode);
        Assert.StartsWith("Refused", seededInProduction.Output, StringComparison.Ordinal);
        Assert.Equal(0, seeded.ExitCode);
        Assert.Equal(3, (await ReferencesAsync()).Count);
    }

    /// <summary>Views are found by folder, in a site that was started from some other one: nobody is shown an error for a view that was left behind.</summary>
    [Fact]
    public async Task Every_page_for_readers_patients_and_staff_is_shown_wherever_the_site_was_started()
    {
        await using var site = await SiteProcess.ServeAsync(data.Info, "--environment", "Development");
        var visitor = site.NewBrowser();
        var sent = await visitor.FollowAsync(await visitor.AskAsync("/consultation"));
        var reference = Assert.Single(await ReferencesAsync());
        var sitemap = System.Xml.Linq.XDocument.Parse((await visitor.GetPageAsync("/sitemap.xml")).Text).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath);
        var steps = SitePages.All.Where(page => !page.Path.StartsWith("/errors", StringComparison.Ordinal)).Select(page => page.Path
            .Replace("{slug}", "side-effects", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{reference}", reference, StringComparison.Ordinal));
        var nora = site.NewBrowser();
        var join = await SiteProcess.InviteOwnerAsync(data.Info, "nora@clinic.example");
        await nora.SubmitAsync((await nora.GetPageAsync(join)).Form(join), new Dictionary<string, string?> { ["Name"] = "Nora Field", ["Password"] = StaffAtTheDesk.Password });
        var desk = Desk.AccessTable.Roles.Where(one => one.Key.StartsWith("GET ", StringComparison.Ordinal) && one.Value.Contains(StaffRole.Owner)).Select(one => Desk.AccessTable.Fill(one.Key[4..], reference));
        string[] nowhere = ["-555555555555", "{id}/remove", "app/remove", "appointment.ics", "erasure", "{**path}", "/side-effects"];
        var wrong = new List<string>();

        foreach (var (reader, path) in sitemap.Concat(steps).Distinct().Select(path => (visitor, path)).Concat(desk.Select(path => (nora, path))))
        {
            var page = await reader.GetPageAsync(path);
            var isShown = page.Status is HttpStatusCode.OK || page.RedirectsTo is not null;
            // Said by a page too: nobody has this id, nothing was arranged, asked for or set up.
            var isNowhere = page.Status is HttpStatusCode.NotFound
                && nowhere.Any(end => path.EndsWith(end, StringComparison.Ordinal));
            if (!isShown && !isNowhere) wrong.Add($"{path}: {page.Status}");
        }

        Assert.Contains(reference, sent.MainText, StringComparison.Ordinal);
        Assert.Empty(wrong);
        Assert.DoesNotContain("ERR", site.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")] // JSON lines
    [InlineData("Development")]
    public async Task A_command_writes_what_it_found_out_to_standard_output_and_its_log_to_the_other_stream(string environment)
    {
        string[] loud = ["--environment", environment, "--Serilog:MinimumLevel:Default", "Debug", "--Serilog:MinimumLevel:Override:Microsoft", "Debug"];

        var migrated = await SiteProcess.RunForResultsAsync(data.Info, ["migrate", .. loud]);
        var invited = await SiteProcess.RunForResultsAsync(data.Info, ["staff", "invite", "nora@clinic.example", "--role", "owner", .. loud]);

        Assert.Matches(@"\AApplied \w+(, \w+)*\.\s*\z", migrated.Results);
        Assert.Matches(@"\Ahttp://localhost:5080/desk/join/[\w-]{43}\s+It works once, until 3 days from now\.\s*\z", invited.Results);
        Assert.True(migrated.Output.Length > migrated.Results.Length && invited.Output.Length > invited.Results.Length, "nothing was logged, so nothing is known");
    }

    [Fact]
    public async Task The_first_start_in_development_says_where_everything_is()
    {
        using var content = new ContentCopy();
        content.LetFactsHoldUntil(new(2099, 12, 31)); // else the first line may be a warning that one is past its day
        await using var site = await SiteProcess.ServeAsync(data.Info, "--environment", "Development", "--Content:Directory", content.Folder);

        await site.WaitForAsync(new Regex("  Sample    "));

        Assert.Contains($"Site      {site.Address.GetLeftPart(UriPartial.Authority)}", site.Output, StringComparison.Ordinal);
        Assert.Matches(@"Desk      http://127\.0\.0\.1:\d+/desk/join/[\w-]{43} ", site.Output);
        Assert.Contains($"Data      {data.Path}", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("WRN", site.Output, StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();

    private string DatabaseFile => Path.Combine(data.Path, "clinic.db");

    private async Task<List<string>> ReferencesAsync()
    {
        var options = new DbContextOptionsBuilder<SqliteClinicDbContext>().UseSqlite($"Data Source={DatabaseFile};Pooling=False");
        await using var db = new SqliteClinicDbContext(options.Options);
        return await db.Inquiries.Select(i => i.Reference).ToListAsync();
    }

    private static List<string> Snapshot(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
