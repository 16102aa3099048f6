namespace Clinic.Web.Tests;

/// <summary>What an owner got wrong stops the start in plain lines that name the key; no stack trace, nothing secret.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Theory]
    [InlineData("Database:Provider", "Oracle", "use Sqlite or SqlServer")]
    [InlineData("Database:MaxBatchSize", "many", "not a whole number above zero")]
    [InlineData("ConnectionStrings:Clinic", "Pasword=hunter2", "is not a connection string for Sqlite")]
    [InlineData("Data:MinimumFreeMegabytes", "plenty", "'plenty' is not a whole number of megabytes")]
    [InlineData("Content:Directory", "/nowhere-at-all", "there is no clinic.yml in /nowhere-at-all")]
    [InlineData("RateLimits:Enabled", "perhaps", "neither true nor false")]
    [InlineData("RateLimits:FormsPerHour", "0", "not a whole number above zero")]
    [InlineData("RateLimits:SignInsPerQuarterHour", "-1", "not a whole number above zero")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.0/8 proxy.example", "neither an IP address nor a network")]
    [InlineData("HTTPS_PORT", "https", "is not a port")]
    [InlineData("Desk:SecondStep", "perhaps", "is neither Optional nor Required")]
    [InlineData("Site:Url", "www.clinic.example", "not an address such as https://")]
    [InlineData("Desk:PublishResponseTimes", "perhaps", "is neither true nor false")]
    [InlineData("Forms:ProofOfWork", "Sometimes", "is none of Never, InFlood and Always")]
    [InlineData("RateLimits:FloodPerHour", "0", "is not a whole number above zero")]
    [InlineData("Desk:IdleBusinessDays", "never", "is no number from 1 to 30")]
    [InlineData("Requests:LinkDays", "0", "is no number from 1 to 90")]
    [InlineData("Desk:DangerMinutes", "soon", "is no number from 1 to 480")]
    [InlineData("Mail:AlertTo", "the desk", "is not an email address")]
    [InlineData("Mail:Port", "smtp", "is not a port")]
    [InlineData("Mail:Security", "SSL3", "use StartTls, Tls or None")]
    [InlineData("Mail:From", "nobody", "is not an email address")]
    [InlineData("Mail:StaffTo", "the desk", "is not an email address")]
    [InlineData("Mail:AlertsTo", "desk@clinic.example", "is no setting of the site; did you mean 'Mail:AlertTo'")]
    [InlineData("Desk:MinimumSeconds", "3", "did you mean 'Forms:MinimumSeconds'")]
    [InlineData("RateLimits:FormPerHour", "3", "did you mean 'RateLimits:FormsPerHour'")]
    [InlineData("Data:Directory:Sub", "3", "did you mean 'Data:Directory'")]
    public async Task A_bad_value_stops_the_start_and_names_its_key(string key, string value, string says)
    {
        var (exitCode, output) = await SiteProcess.RunAsync(data.Info, $"--{key}", value);

        Assert.Equal(1, exitCode);
        Assert.Contains($"Configuration '{key}'", output, StringComparison.Ordinal);
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SqlServer_without_a_connection_string_asks_for_one()
    {
        var (exitCode, output) = await SiteProcess.RunAsync(data.Info, "--Database:Provider", "SqlServer");

        Assert.Equal(1, exitCode);
        Assert.Contains("Configuration 'ConnectionStrings:Clinic': is empty", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_missing_while_sealed_inquiries_exist_stop_the_start()
    {
        await using (var site = await SiteProcess.ServeAsync(data.Info, "--environment", "Development"))
        {
            var browser = site.NewBrowser();
            await browser.AskAsync("/consultation");
        }

        Directory.Delete(Path.Combine(data.Path, "keys"), recursive: true);
        var (exitCode, output) = await SiteProcess.RunAsync(data.Info);

        Assert.Equal(1, exitCode);
        Assert.Contains("the database holds sealed inquiries but", output, StringComparison.Ordinal);
        Assert.Contains("put the key files back from the backup", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_command_does_not_start_the_site()
    {
        var (exitCode, output) = await SiteProcess.RunAsync(data.Info, "migrat");

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no command 'migrat'", output, StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();
}
