using Clinic.Web.Data;
using Clinic.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Web.Tests.Site;

/// <summary>Looks at what the site has stored.</summary>
public static class Inquiries
{
    public static Task<List<Inquiry>> InquiriesAsync(this ClinicSite site) => site.QueryAsync(db =>
        db.Inquiries.AsNoTracking().Include(i => i.Events).OrderBy(i => i.ReceivedAt).ToListAsync());

    /// <summary>The words in an inquiry's envelope, opened with the site's own key.</summary>
    public static InquiryWords WordsOf(this ClinicSite site, Inquiry inquiry) =>
        site.Services.GetRequiredService<Vault>().Open<InquiryWords>(inquiry.Id, InquiryWords.Purpose, inquiry.Envelope);
}
