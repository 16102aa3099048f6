using System.Text;
using Serilog.Events;

namespace Clinic.Web.Tests;

/// <summary>What a person types is nowhere in the clear: not in the database's files, not in a log at any level.</summary>
public sealed class PrivacyTests
{
    [Fact]
    public async Task The_data_folder_holds_none_of_the_words_in_the_clear()
    {
        await using var site = new ClinicSite();
        await AskInEveryWayAsync(site);

        // While the site runs: what a copy of the disk would hold, write-ahead log included.
        var files = site.DataFolder.EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => file.Name == "clinic.db");
        Assert.Contains(files, file => file.Name == "clinic.db-wal" && file.Length > 0);
        foreach (var file in files)
        {
            var bytes = await ReadAsync(file);
            foreach (var word in Filled.Words)
            {
                Assert.False(Holds(bytes, word), $"{file.Name} holds '{word}'");
            }
        }
    }

    [Fact]
    public async Task No_log_at_any_level_holds_the_words_or_a_query_string()
    {
        await using var site = new ClinicSite { LogLevel = LogEventLevel.Verbose };
        await AskInEveryWayAsync(site);
        await site.NewBrowser().GetPageAsync("/contact?about=secret-from-the-address");

        var text = site.Log.Text;

        Assert.NotEmpty(text);
        Assert.All(Filled.Words, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_log_says_in_production_what_happened_by_reference_alone()
    {
        await using var site = new ClinicSite();
        await site.NewBrowser().AskAsync("/consultation");

        var inquiry = Assert.Single(await site.InquiriesAsync());

        Assert.Contains(site.Log.Events, entry =>
            entry.RenderMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(inquiry.Reference, StringComparison.Ordinal));
        var request = site.Log.Events.Last(entry => entry.Properties.ContainsKey("RequestPath"));
        Assert.Equal("\"/consultation/review\"", request.Properties["RequestPath"].ToString());
        Assert.DoesNotContain("receipt", site.Log.Text, StringComparison.Ordinal);
    }

    private static async Task AskInEveryWayAsync(ClinicSite site)
    {
        var browser = site.NewBrowser();
        await browser.FollowAsync(await browser.AskAsync("/consultation"));
        await browser.FollowAsync(await browser.AskAsync("/contact"));
        await browser.AskAsync("/consultation", new Dictionary<string, string?> { ["Topic"] = "" });
        await browser.AskAsync("/contact", new Dictionary<string, string?> { ["Blank"] = Filled.Message });
        await browser.PostAsync("/contact", [new("Name", Filled.Name), new("Message", Filled.Message)]);
        await browser.PostAsync("/contact", [new("Name", Filled.Name), new("Topic", Filled.Message), new("RequestKey", Filled.Email)]);
    }

    private static async Task<byte[]> ReadAsync(FileInfo file)
    {
        await using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static bool Holds(byte[] bytes, string word) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0
        || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0
        || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(word))[..^4])) >= 0;
}
