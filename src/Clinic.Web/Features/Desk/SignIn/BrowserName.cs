namespace Clinic.Web.Features.Desk.SignIn;

/// <summary>What people call the browser and the device that a User-Agent header stands for; only so that somebody knows their own again.</summary>
public static class BrowserName
{
    // In this order: each of the first claims to be the later ones too.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Devices =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string From(string userAgent) => (Find(Browsers, userAgent), Find(Devices, userAgent)) switch
    {
        ({ } browser, { } device) => $"{browser} on {device}",
        ({ } browser, null) => browser,
        (null, { } device) => $"A browser on {device}",
        _ => "A browser",
    };

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
