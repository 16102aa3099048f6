using Clinic.Web.Data;
using Microsoft.Extensions.Time.Testing;

namespace Clinic.Web.Tests.Inquiries;

/// <summary>A site with one inquiry, and somebody who works it.</summary>
public sealed class OneInquiry : IAsyncDisposable
{
    private OneInquiry(ClinicSite site, BrowserSession nora, string reference)
    {
        Site = site;
        Nora = nora;
        Reference = reference;
    }

    public ClinicSite Site { get; }

    public BrowserSession Nora { get; }

    public string Reference { get; }

    public string Path => $"/desk/inquiries/{Reference}";

    /// <summary>A Monday in a week without holidays, 10 am in Fort Lee.</summary>
    public static FakeTimeProvider MondayMorning() => new(new DateTimeOffset(2026, 12, 7, 15, 0, 0, TimeSpan.Zero));

    public static async Task<OneInquiry> AtAsync(ClinicSite site, Dictionary<string, string?>? answers = null, StaffRole role = StaffRole.Staff)
    {
        await site.NewBrowser().AskAsync("/consultation", answers);
        var nora = await site.SignInAsync(role: role);
        return new OneInquiry(site, nora, (await site.InquiriesAsync())[0].Reference);
    }

    /// <summary>Opens the page, fills in the form of an act and sends it.</summary>
    public async Task<WebPage> ActAsync(string act, Dictionary<string, string?> values, BrowserSession? who = null)
    {
        who ??= Nora;
        return await who.SubmitAsync((await who.GetPageAsync(Path)).Form($"{Path}/{act}"), values);
    }

    public async Task<Inquiry> NowAsync() => (await Site.InquiriesAsync()).Single(i => i.Reference == Reference);

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}
