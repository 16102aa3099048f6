using System.Diagnostics;

namespace Clinic.Browser.Tests.Browsing;

/// <summary>
/// Finds a Chromium to test with: <c>CHROMIUM_PATH</c>, else one that is installed, else the one that Playwright
/// downloads, else the distribution's where this process may install it.
/// </summary>
internal static class InstalledChromium
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/usr/bin/microsoft-edge", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The browser's path, or null for the one Playwright downloaded and finds by itself.</summary>
    public static async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } told)
        {
            return File.Exists(told) ? told : throw new InvalidOperationException($"CHROMIUM_PATH names no file: {told}");
        }

        if (UsualPlaces.FirstOrDefault(File.Exists) is { } found) return found;
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0) return null;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update");
            await RunAsync("apt-get", "install", "--yes", "--no-install-recommends", "chromium");
            if (UsualPlaces.FirstOrDefault(File.Exists) is { } installed) return installed;
        }

        throw new InvalidOperationException(
            "There is no Chromium to test with and it could not be installed. Install Chromium or Chrome, "
            + "or set CHROMIUM_PATH to one.");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }
}
