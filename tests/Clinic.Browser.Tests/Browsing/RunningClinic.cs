using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Clinic.Web.Tests.Delivery;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Clinic.Browser.Tests.Browsing.RunningClinic))]

namespace Clinic.Browser.Tests.Browsing;

/// <summary>
/// The published site in production mode, over HTTPS, and a real browser to visit it with: one of each for all tests.
/// </summary>
public sealed partial class RunningClinic : IAsyncLifetime
{
    private readonly TemporaryFolder data = new();
    private readonly FaultySmtp smtp = new(_ => SmtpFault.None);
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private SiteProcess site = null!;

    public Uri Address => site.Address;

    public async ValueTask InitializeAsync()
    {
        SiteProcess.Assembly = typeof(RunningClinic).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Site").Value!;
        site = await SiteProcess.ServeAsync(
            data.Info, ["--urls", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", TestCertificate.MakeIn(data.Path),
            .. smtp.Settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value }),
            "--Site:Url", "https://localhost"]); // what passkeys belong to: an address of numbers has none
        // How long a condition may take, not how long to wait: a shared machine of two cores can be slow.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await InstalledChromium.FindAsync(),
            Args =
            [
                .. OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>Somebody with a browser window of their own; closing it fails the test if the console said anything.</summary>
    /// <param name="at">Another site than the shared one.</param>
    public async Task<Visitor> NewVisitorAsync(int width = 390, bool javaScript = true, Uri? at = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (at ?? Address).ToString(),
            IgnoreHTTPSErrors = true, // the certificate is the test's own
            JavaScriptEnabled = javaScript,
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 844 },
        });
        return new Visitor(at ?? Address, context, await context.NewPageAsync());
    }

    /// <summary>Every path of the sitemap.</summary>
    public async Task<IReadOnlyList<string>> SitemapAsync()
    {
        await using var visitor = await NewVisitorAsync();
        var response = await visitor.Page.APIRequest.GetAsync("/sitemap.xml");
        return
        [
            .. XDocument.Parse(await response.TextAsync()).Descendants()
                .Where(element => element.Name.LocalName == "loc")
                .Select(element => new Uri(element.Value).AbsolutePath),
        ];
    }

    /// <summary>The code in the mail about a request, when it has come.</summary>
    public async Task<string> CodeForAsync(string reference)
    {
        while (true)
        {
            if (smtp.Taken.FirstOrDefault(mail => mail.Subject == "Your code" && mail.TextBody!.Contains(reference, StringComparison.Ordinal)) is { } mail)
                return Code().Match(mail.TextBody!).Value;
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The link in the mail with that subject about a request, when it has come, as a path of this site.</summary>
    public async Task<string> LinkForAsync(string reference, string subject)
    {
        while (true)
        {
            if (smtp.Taken.LastOrDefault(mail => mail.Subject == subject && mail.TextBody!.Contains(reference, StringComparison.Ordinal)) is { } mail)
                return new Uri(Link().Match(mail.TextBody!).Value).PathAndQuery;
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Runs <c>staff invite</c> as the owner would, beside the running site, and returns the link's path.</summary>
    public Task<string> InviteAsync(string email) => SiteProcess.InviteOwnerAsync(data.Info, email);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await site.DisposeAsync();
        await smtp.DisposeAsync();
        data.Dispose();
    }

    [GeneratedRegex(@"https://\S+/link\?key=\w+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\d{8}")]
    private static partial Regex Code();
}
