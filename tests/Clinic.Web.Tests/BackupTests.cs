using Microsoft.Data.Sqlite;

namespace Clinic.Web.Tests;

/// <summary>The way back that docs/operations.md describes is one that leads back.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_copy_of_database_and_keys_made_while_the_site_runs_restores_every_word()
    {
        var copy = Directory.CreateTempSubdirectory("clinic-test-");
        await using (var site = new ClinicSite())
        {
            var browser = site.NewBrowser();
            await browser.AskAsync("/consultation");
            await BackUpAsync(site.DataFolder, copy);
            await browser.AskAsync("/contact"); // after the copy: not in it
        }

        await using var restored = new ClinicSite { DataFolder = copy };
        var inquiry = Assert.Single(await restored.InquiriesAsync());
        Assert.Equal(Filled.Message, restored.WordsOf(inquiry).Message);
        await restored.NewBrowser().AskAsync("/contact");
        Assert.Equal(2, (await restored.InquiriesAsync()).Count);
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_site_was_replaced_can_still_be_sent()
    {
        var data = Directory.CreateTempSubdirectory("clinic-test-");
        var kept = Directory.CreateTempSubdirectory("clinic-test-");
        List<KeyValuePair<string, string>> fields;
        string cookies;
        await using (var before = new ClinicSite { DataFolder = data })
        {
            var browser = before.NewBrowser();
            fields = (await browser.GetPageAsync("/contact")).FieldsOf("/contact", Filled.Well());
            cookies = browser.Cookies.GetCookieHeader(ClinicSite.Address);
            await BackUpAsync(data, kept);
        }

        await using var after = new ClinicSite { DataFolder = kept };
        var again = after.NewBrowser();
        foreach (var cookie in cookies.Split("; ")) again.Cookies.SetCookies(ClinicSite.Address, cookie);
        var answer = await again.PostAsync("/contact", fields);

        Assert.True(answer.WasSent);
    }

    // What "sqlite3 clinic.db '.backup …'" and a copy of the keys do.
    private static async Task BackUpAsync(DirectoryInfo from, DirectoryInfo to)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(from.FullName, "clinic.db")};Pooling=False");
        await using var copy = new SqliteConnection($"Data Source={Path.Combine(to.FullName, "clinic.db")};Pooling=False");
        await database.OpenAsync();
        await copy.OpenAsync();
        database.BackupDatabase(copy);
        foreach (var key in Directory.EnumerateFiles(Path.Combine(from.FullName, "keys"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to.FullName, Path.GetRelativePath(from.FullName, key));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(key, target);
        }
    }
}
