namespace Clinic.Web.Tests.Site;

/// <summary>Apart from <see cref="SiteProcess"/>, which the browser tests use without this kind of browser.</summary>
public static class SiteProcessBrowsing
{
    public static BrowserSession NewBrowser(this SiteProcess site) => BrowserSession.Of(site);
}
